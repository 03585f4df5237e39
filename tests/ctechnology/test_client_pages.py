"""Lists: every item once, page by page, whatever the server makes of the limit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from colours import Colour

from ctechnology import CTechnology, InternalServerError, models
from ctechnology._runtime import Page
from sandbox import Fault, Sandbox, history, seed

TRIPS = ("GET", "/trip")
MINE = [row["id"] for row in history.TRIPS if row["vehicle_id"] != seed.COUPE]
"""All trips of the rider, the latest first."""


def queries(sandbox: Sandbox) -> list[dict[str, str]]:
    """The query of each request so far."""
    targets = (urlsplit(one.path) for one in sandbox.world.requests)
    return [
        dict(parse_qsl(one.query, strict_parsing=bool(one.query))) for one in targets
    ]


def offsets(sandbox: Sandbox) -> list[str | None]:
    return [query.get("offset") for query in queries(sandbox)]


def test_every_trip_once_and_in_order(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    trips = colour.items(client.trip.list(limit=50))
    assert len(trips) == 126
    assert [trip.id for trip in trips] == MINE
    assert queries(sandbox) == [
        {"limit": "50"},
        {"limit": "50", "offset": "50"},
        {"limit": "50", "offset": "100"},
        {"limit": "50", "offset": "126"},
    ]


def test_page_by_page(colour: Colour, client: CTechnology, sandbox: Sandbox) -> None:
    page: Page[models.Trip, models.ApiHeaderPaginated] | None
    page = colour.run(client.trip.list(limit=50).first_page())
    seen: list[tuple[int, int | None, int | None]] = []
    ids: list[str] = []
    while page is not None:
        assert isinstance(page.header, models.ApiHeaderPaginated)
        assert page.header.status is models.ApiHeaderStatus.SUCCESS
        assert (page.header.num_results, page.header.limit) == (126, 50)
        seen.append((len(page.items), page.header.offset, page.header.limit))
        ids += [trip.id for trip in page.items]
        page = colour.run(page.next_page())
    assert seen == [(50, 0, 50), (50, 50, 50), (26, 100, 50)]
    assert ids == MINE
    assert len(sandbox.world.requests) == 4


def test_pages_can_be_iterated(colour: Colour, client: CTechnology) -> None:
    pages = colour.pages(client.trip.list(limit=100))
    assert [len(page.items) for page in pages] == [100, 26]
    assert [page.has_items for page in pages] == [True, True]
    assert pages[1].header.offset == 100


def test_the_header_tells_of_permissions(colour: Colour, client: CTechnology) -> None:
    page = colour.run(client.trip.list(limit=1).first_page())
    own = models.PermissionVia(
        permission="VEHICLE_TRIP_VIEW", via=models.PermissionViaVia.ME
    )
    assert page.header.permission_via == [own]
    assert (page.header.api_version, page.header.message) == ("v2.2", None)


def test_nothing_is_sent_before_it_is_needed(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    pager = client.trip.list(limit=126)
    assert sandbox.world.requests == []
    page = colour.run(pager.first_page())
    assert (len(page.items), len(sandbox.world.requests)) == (126, 1)
    for _ in range(2):
        assert [trip.id for trip in colour.items(pager)] == MINE
    assert offsets(sandbox) == [None, None, "126", None, "126"]


@pytest.mark.parametrize("count_all", [True, False])
def test_the_server_cuts_the_limit(
    colour: Colour, client: CTechnology, sandbox: Sandbox, count_all: bool
) -> None:
    """Neither the limit that was asked for nor `num_results` is taken on trust."""
    sandbox.world.largest_page = 40
    sandbox.world.count_all = count_all
    trips = colour.items(client.trip.list(limit=1000))
    assert [trip.id for trip in trips] == MINE
    assert offsets(sandbox) == [None, "40", "80", "120", "126"]
    assert {query["limit"] for query in queries(sandbox)} == {"1000"}


def test_an_offset_to_start_from(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    trips = colour.items(client.trip.list(offset=70, limit=30))
    assert [trip.id for trip in trips] == MINE[70:]
    assert offsets(sandbox) == ["70", "100", "126"]


def test_filters_go_with_every_page(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    start, end = datetime(2025, 9, 10, tzinfo=UTC), datetime(2025, 9, 15, tzinfo=UTC)
    trips = colour.items(client.trip.list(limit=10, from_=start, to=end))
    ends = [trip.timestamp_end for trip in trips if trip.timestamp_end]
    assert len(trips) == len(ends) == 25
    assert start <= min(ends) <= max(ends) <= end
    named = {"from": "2025-09-10T00:00:00Z", "to": "2025-09-15T00:00:00Z"}
    assert [named.items() <= query.items() for query in queries(sandbox)] == [True] * 4


def test_filters_keep_their_time_zone(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    moment = datetime.fromisoformat("2025-08-22T23:30:00.250+02:00")
    trips = colour.items(client.trip.list(to=moment))
    assert len(trips) == 3
    assert queries(sandbox)[0] == {"to": "2025-08-22T23:30:00.250000+02:00"}


def test_an_empty_list(colour: Colour, client: CTechnology, sandbox: Sandbox) -> None:
    pager = client.trip.list(from_=datetime(2030, 1, 1, tzinfo=UTC))
    assert colour.items(pager) == []
    page = colour.run(pager.first_page())
    assert (page.items, page.has_items, page.header.num_results) == ([], False, 0)
    assert len(sandbox.world.requests) == 2
    assert colour.run(page.next_page()) is None
    assert len(sandbox.world.requests) == 2


def test_a_list_that_shrinks(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    page = colour.run(client.trip.list(limit=100).first_page())
    for trip in page.items[:30]:
        sandbox.world.trips[trip.id]["deleted"] = True
    assert colour.run(page.next_page()) is None


def test_notifications_by_the_default_limit(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    found = colour.items(client.notification.list())
    assert [one.id for one in found] == [row["id"] for row in history.NOTIFICATIONS]
    assert queries(sandbox) == [{}, {"offset": "50"}, {"offset": "60"}]


def test_lists_of_other_things(colour: Colour, client: CTechnology) -> None:
    def count(pager: Any) -> tuple[int, int]:
        ids = [one.id for one in colour.items(pager)]
        return len(ids), len(set(ids))

    assert count(client.vehicle.list_actions(limit=40)) == (90, 90)
    assert count(client.vehicle.list_actions(scope="PUBLIC")) == (3, 3)
    assert count(client.vehicle.list_actions_of_vehicle(seed.BIKE, limit=7)) == (30, 30)
    assert count(client.trip.list_of_vehicle(seed.BOAT, limit=20)) == (42, 42)
    assert count(client.trip.list_triplegs(limit=100)) == (252, 252)
    assert count(client.notification.list(status="read", limit=15)) == (40, 40)


def test_trouble_on_the_way(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    """A page is asked for again; what came before it is not."""
    page = colour.run(client.trip.list(limit=100).first_page())
    sandbox.world.fail(*TRIPS, Fault.html(503))
    following = colour.run(page.next_page())
    assert following is not None
    assert [trip.id for trip in page.items + following.items] == MINE
    sandbox.world.fail(*TRIPS, Fault.html(500), times=3)
    colour.failure(InternalServerError, page.next_page)
    assert offsets(sandbox) == [None, *["100"] * 5]
    assert colour.run(page.next_page()) is not None


def test_options_go_with_every_page(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    start = datetime(2025, 9, 17, 12, tzinfo=UTC) - timedelta(days=2)
    trips = colour.items(
        client.trip.list(
            from_=start,
            limit=5,
            options={"headers": {"x-trace": "t-1"}, "query": {"rt": "a b"}},
        )
    )
    assert len(trips) == 10
    requests = sandbox.world.asked(*TRIPS)
    assert [one.headers["x-trace"] for one in requests] == ["t-1"] * 3
    assert [query["rt"] for query in queries(sandbox)] == ["a b"] * 3
