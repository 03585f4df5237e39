"""Lists: pages, items, ends, and whole answers of any method."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, assert_type, cast

import httpx2
import pytest

from runtime import (
    Answer,
    AsyncPage,
    DecodeError,
    NotFoundError,
    Operation,
    Page,
    with_response,
)
from runtime import Json as JsonResult

from .colours import Colour, Server, envelope, vehicle
from .sample import AsyncSample, Header, Sample, Vehicle


def listed(*names: str, **header: int) -> httpx2.Response:
    return envelope([vehicle(name) for name in names], **header)


def names(vehicles: list[Vehicle]) -> list[str]:
    return [found.id for found in vehicles]


def test_every_item_of_every_page(colour: Colour) -> None:
    server = Server(listed("a", "b"), listed("c"), listed())
    client = colour.client(server)
    since = datetime(2025, 1, 1, tzinfo=UTC)
    pager = client.vehicle.list(limit=2.0, since=since)
    assert not server.requests
    assert names(colour.items(pager)) == ["a", "b", "c"]
    queries = [dict(request.url.params) for request in server.requests]
    start = {"limit": "2", "since": "2025-01-01T00:00:00Z"}
    assert queries == [start, {**start, "offset": "2"}, {**start, "offset": "3"}]
    assert "\0" not in repr(pager)


def test_a_list_can_be_read_again(colour: Colour) -> None:
    server = Server(listed("a"), listed(), listed("b"), listed())
    pager = colour.client(server).vehicle.list()
    assert names(colour.items(pager)) == ["a"]
    assert names(colour.items(pager)) == ["b"]


def test_an_offset_of_ones_own(colour: Colour) -> None:
    server = Server(listed("a"), listed())
    colour.items(colour.client(server).vehicle.list(offset=40))
    assert [r.url.params["offset"] for r in server.requests] == ["40", "41"]


@pytest.mark.parametrize("end", [listed(), envelope(None)])
def test_empty_lists(colour: Colour, end: httpx2.Response) -> None:
    server = Server(end)
    pager = colour.client(server).vehicle.list()
    assert colour.items(pager) == []
    (page,) = colour.pages(pager)
    assert page.items == []
    assert not page.has_items
    assert colour.run(page.next_page()) is None
    assert len(server.requests) == 2


def test_page_by_page(colour: Colour) -> None:
    server = Server(listed("a", "b", offset=0), listed("c", offset=2), envelope(None))
    page = colour.run(colour.client(server).vehicle.list().first_page())
    assert (names(page.items), page.header.offset) == (["a", "b"], 0)
    second = colour.run(page.next_page())
    assert second is not None
    assert (names(second.items), second.header.offset) == (["c"], 2)
    assert colour.run(second.next_page()) is None
    assert "2 items" in repr(page)


def test_pages(colour: Colour) -> None:
    server = Server(listed("a", "b"), listed("c"), listed())
    pages = colour.pages(colour.client(server).vehicle.list())
    assert [len(page.items) for page in pages] == [2, 1]


def test_a_bare_list_has_no_header(colour: Colour) -> None:
    server = Server(httpx2.Response(200, json=[vehicle("a")]))
    page = colour.run(colour.client(server).vehicle.list().first_page())
    assert names(page.items) == ["a"]
    assert cast(Any, page.header) is None


def test_a_list_without_pages(colour: Colour) -> None:
    operation: Operation[list[int]] = Operation(
        id="numbers", method="GET", path="/n", responses={"200": JsonResult(list[int])}
    )
    server = Server(httpx2.Response(200, json=[1, 2]))
    assert colour.items(colour.client(server).paginate(operation)) == [1, 2]
    assert len(server.requests) == 1


def test_options_go_with_every_page(colour: Colour) -> None:
    server = Server(listed("a"), listed())
    options: Any = {"headers": {"x-a": "1"}, "timeout": 2.0}
    colour.items(colour.client(server).vehicle.list(options=options))
    assert [r.headers["x-a"] for r in server.requests] == ["1", "1"]


def test_an_error_in_the_middle(colour: Colour) -> None:
    server = Server(listed("a"), httpx2.Response(404))
    with pytest.raises(NotFoundError):
        colour.items(colour.client(server).vehicle.list())


def answered(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(
        200,
        json={"header": {"status": "SUCCESS"}, "data": vehicle("a", more=1)},
        headers={"x-request-id": "abc"},
    )


def test_whole_answers(colour: Colour) -> None:
    client = colour.client(Server(answered))
    answer = colour.run(with_response(client.vehicle.get)("a"))
    assert answer.data == Vehicle(id="a", additional_properties={"more": 1})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.request_id == "abc"
    assert answer.json()["header"] == {"status": "SUCCESS"}
    assert answer.content == answer.text.encode()
    again = colour.run(with_response(client.vehicle.get)(vehicle_id="a"))
    assert again.data == answer.data


def test_the_answer_of_a_list_is_its_first_page(colour: Colour) -> None:
    server = Server(listed("a"), listed("b"), listed())
    answer = colour.run(with_response(colour.client(server).vehicle.list)(limit=1))
    assert names(answer.data.items) == ["a"]
    second = colour.run(answer.data.next_page())
    assert second and names(second.items) == ["b"]
    assert answer.json()["data"] == [{"id": "a"}]


def test_answers_of_undocumented_requests(colour: Colour) -> None:
    client = colour.client(Server(httpx2.Response(200, json=[1])))
    whole: Any = with_response(client.request)
    answer = colour.run(whole("GET", "/x", cast_to=list[int]))
    assert (answer.data, answer.content) == ([1], b"[1]")


def test_the_answer_is_of_the_call_not_of_its_login(colour: Colour) -> None:
    server = Server(envelope({"token": "t"}), envelope(vehicle("a")))
    client = colour.logging_in(server)
    answer = colour.run(with_response(client.vehicle.get)("a"))
    assert answer.json()["data"] == {"id": "a"}


def test_answers_at_the_same_time(colour: Colour) -> None:
    def echo(request: httpx2.Request) -> httpx2.Response:
        return envelope(vehicle(request.url.path.rpartition("/")[2]))

    client = colour.client(Server(echo))
    whole = with_response(client.vehicle.get)
    wanted = [f"v{number}" for number in range(40)]
    calls = [partial(whole, name) for name in wanted]
    outcomes: list[Any] = list(colour.together(calls))
    assert [answer.data.id for answer in outcomes] == wanted
    assert [answer.json()["data"]["id"] for answer in outcomes] == wanted


def test_answers_inside_answers(colour: Colour) -> None:
    server = Server(
        httpx2.Response(200, json=vehicle("inner")),
        httpx2.Response(200, json=vehicle("outer")),
    )
    inner = colour.client(server)
    seen: list[Any] = []

    def token() -> Any:
        if colour.is_async:
            return later()
        seen.append(with_response(inner.vehicle.get)("inner"))
        return "t"

    async def later() -> str:
        seen.append(await cast(Any, with_response(inner.vehicle.get)("inner")))
        return "t"

    outer = colour.client(server, token=token)
    answer = colour.run(with_response(outer.vehicle.get)("outer"))
    assert answer.json()["id"] == "outer"
    assert seen[0].json()["id"] == "inner"


def test_answers_are_of_calls(colour: Colour) -> None:
    client = colour.client(Server(listed()))
    with pytest.raises(TypeError, match="calls the service"):
        with_response(lambda: client.with_options(max_retries=1))()


def test_errors_pass_through(colour: Colour) -> None:
    broken = httpx2.Response(200, content=b"{")
    client = colour.client(Server(httpx2.Response(404), broken))
    with pytest.raises(NotFoundError):
        colour.run(with_response(client.vehicle.get)("a"))
    with pytest.raises(DecodeError):
        colour.run(with_response(client.vehicle.get)("a"))


if TYPE_CHECKING:

    def check_types(client: Sample) -> None:
        assert_type(with_response(client.vehicle.get)("a"), Answer[Vehicle])
        page = with_response(client.vehicle.list)(limit=1)
        assert_type(page, Answer[Page[Vehicle, Header]])
        for found in client.vehicle.list():
            assert_type(found, Vehicle)
        assert_type(client.request("GET", "/", cast_to=int), int)
        assert_type(client.with_options(max_retries=1), Sample)

    async def check_async_types(client: AsyncSample) -> None:
        assert_type(await with_response(client.vehicle.get)("a"), Answer[Vehicle])
        page = await with_response(client.vehicle.list)(limit=1)
        assert_type(page, Answer[AsyncPage[Vehicle, Header]])
        async for found in client.vehicle.list():
            assert_type(found, Vehicle)
        assert_type(await client.request("GET", "/", cast_to=int), int)
