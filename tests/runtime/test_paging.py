"""The ways to page: where each goes on, where it ends, and servers that lead astray."""

from __future__ import annotations

import logging
from decimal import Decimal
from typing import Any

import httpx2
import pytest

from runtime import (
    APIError,
    CursorPages,
    Enveloped,
    LinkPages,
    NumberPages,
    OffsetPages,
    Operation,
    Pages,
    PaginationError,
    UrlPages,
)
from runtime import Json as JsonResult
from runtime.links import followed, link_to
from runtime.listing import MAX_EMPTY

from .colours import Colour, Reaction, Server, envelope, vehicle
from .sample import Vehicle, VehicleListAnswer


def listing(pages: Pages, kind: Any = Any) -> Operation[Any]:
    return Operation(
        id="things",
        method="GET",
        path="/things",
        responses={"200": JsonResult(kind)},
        pages=pages,
    )


def answer(body: object, **headers: str) -> httpx2.Response:
    return httpx2.Response(200, json=body, headers=headers)


def asked(server: Server) -> list[dict[str, str]]:
    return [dict(request.url.params) for request in server.requests]


def urls(server: Server) -> list[str]:
    return [str(request.url) for request in server.requests]


def all_of(
    colour: Colour, pages: Pages, *reactions: Reaction, **arguments: Any
) -> tuple[list[Any], Server]:
    """The items of a list, and the server that was asked for them."""
    server = Server(*reactions)
    client = colour.client(server)
    return colour.items(client.paginate(listing(pages), **arguments)), server


@pytest.mark.parametrize("given", [7, 7.0, "7", Decimal("7")])
def test_offsets_start_where_they_are_told_to(colour: Colour, given: object) -> None:
    pages = OffsetPages(offset="skip", first=1)
    bodies = answer(["a", "b"]), answer([])
    found, server = all_of(colour, pages, *bodies)
    assert found == ["a", "b"]
    assert asked(server) == [{}, {"skip": "3"}]
    _, server = all_of(colour, pages, *bodies, query={"skip": given})
    assert asked(server) == [{"skip": "7"}, {"skip": "9"}]
    _, server = all_of(
        colour, pages, *bodies, options={"query": {"skip": given, "x": 1}}
    )
    assert asked(server) == [{"skip": "7", "x": "1"}, {"skip": "9", "x": "1"}]


@pytest.mark.parametrize("first", [0, 1])
def test_numbers(colour: Colour, first: int) -> None:
    pages = NumberPages(page="p", first=first, items=("data", "rows"))
    bodies = [answer({"data": {"rows": rows}}) for rows in ([1, 2], [3], [])]
    found, server = all_of(colour, pages, *bodies, query={"size": 2})
    assert found == [1, 2, 3]
    assert [query.get("p") for query in asked(server)] == [
        None,
        str(first + 1),
        str(first + 2),
    ]
    assert {query["size"] for query in asked(server)} == {"2"}


@pytest.mark.parametrize("end", [None, "", "left out"])
def test_cursors(colour: Colour, end: str | None) -> None:
    last: dict[str, Any] = {} if end == "left out" else {"next": end}
    found, server = all_of(
        colour,
        CursorPages(cursor="after", next=("meta", "next"), items=("rows",)),
        answer({"rows": [1], "meta": {"next": "a/b"}}),
        answer({"rows": [], "meta": {"next": "c"}}),
        answer({"rows": [2], "meta": last}),
    )
    assert found == [1, 2]
    assert asked(server) == [{}, {"after": "a/b"}, {"after": "c"}]


def test_cursors_of_the_header(colour: Colour) -> None:
    operation: Operation[Any, Any] = Operation(
        id="things",
        method="GET",
        path="/things",
        responses={"200": Enveloped(VehicleListAnswer, list[Vehicle])},
        pages=CursorPages(cursor="after", next=("offset",), in_header=True),
    )
    server = Server(envelope([vehicle("a")], offset=7), envelope([vehicle("b")]))
    found = colour.items(colour.client(server).paginate(operation))
    assert [item.id for item in found] == ["a", "b"]
    assert asked(server) == [{}, {"after": "7"}]


def test_cursors_that_are_the_last_item(colour: Colour) -> None:
    pages = CursorPages(
        cursor="starting_after", last=("from",), more=("has_more",), items=("data",)
    )
    typed = listing(pages, dict[str, list[Vehicle] | bool])
    server = Server(
        answer({"data": [vehicle("a", **{"from": "x"})], "has_more": True}),
        answer({"data": [vehicle("b", **{"from": "y"})], "has_more": False}),
    )
    found = colour.items(colour.client(server).paginate(typed))
    assert [item.id for item in found] == ["a", "b"]
    assert asked(server) == [{}, {"starting_after": "x"}]
    without = CursorPages(cursor="after", last=("id",))
    found, server = all_of(colour, without, answer([{"id": 5}]), answer([]))
    assert asked(server) == [{}, {"after": "5"}]


@pytest.mark.parametrize("rows", [[], [{"name": "no id"}]])
def test_more_without_a_cursor(colour: Colour, rows: list[Any]) -> None:
    pages = CursorPages(cursor="after", last=("id",), more=("more",), items=("rows",))
    with pytest.raises(PaginationError, match=r"things: .+ no cursor"):
        all_of(colour, pages, answer({"rows": rows, "more": True}))


def test_links(colour: Colour) -> None:
    first = '<https://api.example/v1/things?page=2&q=%2C>; rel="next"'
    found, server = all_of(
        colour,
        LinkPages(),
        answer(
            [1], link=f'<https://api.example/v1/things?page=9>; rel="last", {first}'
        ),
        answer([], link='<?page=3>; rel="prev next"'),
        answer([2], link='</v1/things?page=1>; rel="first"'),
        query={"q": ","},
    )
    assert found == [1, 2]
    assert urls(server) == [
        "https://api.example/v1/things?q=%2C",
        "https://api.example/v1/things?page=2&q=%2C",
        "https://api.example/v1/things?page=3",
    ]
    assert {r.headers["authorization"] for r in server.requests} == {"Token secret"}


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<a>; rel=next, <b>; rel="next"', "a"),
        ('<a,b>; title="x, <c>; rel=next"; rel="NEXT"', "a,b"),
        (r'<a>; title="\", <c>; rel=next;"; rel="up  next"', "a"),
        ("<a>;rel=prev;rel=next", None),
        ("<a>; rel=next; anchor='#x', <b> ; rel = next", "b"),
        ("<a>; nextish; rel=nextish", None),
        ("<a>;;rel=next", "a"),
        (", ,<a>; rel=prev,,<b>; rel=next", "b"),
        ('<a>; rel="next', None),
        ("<a; rel=next", None),
        ("a; rel=next", None),
        ("<a> rel=next", None),
        ("", None),
    ],
)
def test_link_headers(header: str, target: str | None) -> None:
    assert link_to("next", [header]) == target


def test_several_link_headers() -> None:
    assert link_to("next", ["<a>; rel=prev", "<b>; rel=next"]) == "b"


@pytest.mark.parametrize(
    "text", ["<a>;", '<a>; x="', ", ", "<a>; x = ", "<", r'<a>;x="\a']
)
def test_long_link_headers_take_no_time(text: str) -> None:
    assert link_to("next", [text + " " * 100_000, text * 30_000]) is None


def test_addresses(colour: Colour) -> None:
    pages = UrlPages(next=("links", "next"), items=("rows",))

    def body(rows: list[int], target: object) -> httpx2.Response:
        return answer({"rows": rows, "links": {"next": target}})

    found, server = all_of(
        colour,
        pages,
        body([1], "https://API.example:443/v1/things?after=a#top"),
        body([2], "/v1/other/things/2?x=1"),
        body([3], "3"),
        body([4], "?page=4"),
        body([5], None),
    )
    assert found == [1, 2, 3, 4, 5]
    assert urls(server)[1:] == [
        "https://api.example/v1/things?after=a",
        "https://api.example/v1/other/things/2?x=1",
        "https://api.example/v1/other/things/3",
        "https://api.example/v1/other/things/3?page=4",
    ]
    for end in ("", 5, {"href": "/x"}):
        assert all_of(colour, pages, body([1], end))[0] == [1]


def test_the_clients_own_query_and_prefix_stay(colour: Colour) -> None:
    server = Server(answer([1], link='<?page=2&a%5Bb%5D=3>; rel="next"'), answer([2]))
    client = colour.client(
        server,
        base_url="http://user:pw@gateway.example:8080/to/api/",
        query={"version": 1, "a[b]": 0},
        organization_key="k",
    )
    options: Any = {"query": {"page": 1, "expand": "all"}}
    pager = client.paginate(listing(LinkPages()), query={"size": 1}, options=options)
    assert colour.items(pager) == [1, 2]
    assert server.last.url.path == "/to/api/things"
    assert (server.last.url.host, server.last.url.port) == ("gateway.example", 8080)
    assert server.last.url.userinfo == b"user:pw"
    assert asked(server)[1] == {
        "page": "2",
        "a[b]": "3",
        "version": "1",
        "expand": "all",
    }


def test_keys_of_the_query_come_along_once(colour: Colour) -> None:
    operation: Operation[Any] = Operation(
        id="things",
        method="GET",
        path="/things",
        responses={"200": JsonResult(Any)},
        pages=LinkPages(),
        security=(("OrganizationKey",),),
    )
    server = Server(
        answer([1], link="<?page=2>; rel=next"),
        answer([2], link="<?page=3&api_key=k>; rel=next"),
        answer([3]),
    )
    client = colour.client(server, organization_key="k")
    assert colour.items(client.paginate(operation)) == [1, 2, 3]
    assert asked(server)[1:] == [
        {"page": "2", "api_key": "k"},
        {"page": "3", "api_key": "k"},
    ]


def is_not_followed(colour: Colour, pages: Pages, page: httpx2.Response) -> str:
    """What is said about a link elsewhere, which comes after the items before it."""
    server = Server(page)
    seen: list[object] = []
    with pytest.raises(PaginationError, match="not followed") as caught:
        colour.each(colour.client(server).paginate(listing(pages)), seen.append)
    assert seen == [1]
    assert len(server.requests) == 1
    assert isinstance(caught.value, APIError)
    return str(caught.value)


ELSEWHERE = [
    ("https://evil.example/things?page=2&secret=1", "https://evil.example"),
    ("//evil.example/things?secret=1", "https://evil.example"),
    ("http://api.example/v1/things?secret=1", "http://api.example"),
    ("https://api.example:8443/v1/things", "https://api.example:8443"),
    ("https://api.example.evil.example/", "https://api.example.evil.example"),
    ("https://api.example@evil.example/", "https://evil.example"),
    (r"https://api.example\@evil.example/", "https://evil.example"),
    ("https://[::1]/v1/things", "https://[::1]"),
    ("HTTPS://EVIL.example/", "https://evil.example"),
    ("ftp://api.example/v1/things", "ftp://api.example"),
    ("javascript:alert(1)", "javascript://"),
    ("data:text/plain,secret=1", "data://"),
]


@pytest.mark.parametrize(
    ("target", "place"),
    [
        *ELSEWHERE,
        ("https://\nevil.example/", "https://evil.example"),
        ("https://evil\u202e\x1b.example/", "https://evil%E2%80%AE%1B.example"),
    ],
)
def test_addresses_of_other_origins(colour: Colour, target: str, place: str) -> None:
    pages = UrlPages(next=("next",), items=("rows",))
    said = is_not_followed(colour, pages, answer({"rows": [1], "next": target}))
    start = (
        f"things: the next page is at {place}, the first one at https://api.example;"
    )
    assert said.startswith(start)
    assert "secret" not in said
    assert said.isprintable()


@pytest.mark.parametrize(("target", "place"), ELSEWHERE)
def test_links_to_other_origins(colour: Colour, target: str, place: str) -> None:
    page = answer([1], link=f'<{target}>; rel="next"')
    said = is_not_followed(colour, LinkPages(), page)
    assert f"the next page is at {place}, " in said
    assert "secret" not in said


@pytest.mark.parametrize(
    "target", ["https://[::1/x", "https://api.example:port/", "//["]
)
def test_addresses_that_cannot_be_read(colour: Colour, target: str) -> None:
    pages = UrlPages(next=("next",), items=("rows",))
    with pytest.raises(PaginationError, match="cannot be read"):
        all_of(colour, pages, answer({"rows": [1], "next": target}))


def test_a_server_cannot_name_other_users() -> None:
    current = "https://me:pw@api.example/v1?a=1"
    assert (
        followed(current, "https://you@api.example/x") == "https://me:pw@api.example/x"
    )
    assert followed("https://api.example/", "//you:pw@api.example/x") == (
        "https://api.example/x"
    )


def test_a_redirect_elsewhere_gets_no_credentials(colour: Colour) -> None:
    moved = httpx2.Response(302, headers={"location": "https://evil.example/2"})
    found, server = all_of(
        colour, LinkPages(), answer([1], link="<?page=2>; rel=next"), moved, answer([2])
    )
    assert found == [1, 2]
    assert "authorization" in server.requests[1].headers
    assert "authorization" not in server.last.headers


@pytest.mark.parametrize(
    "pages", [OffsetPages(offset="skip"), NumberPages(page="page"), LinkPages()]
)
def test_servers_that_always_send_the_same_page(colour: Colour, pages: Pages) -> None:
    number = iter(range(2, 1000))

    def same(_: httpx2.Request) -> httpx2.Response:
        return answer([1, 2], link=f"<?page={next(number)}>; rel=next")

    server = Server(same)
    pager = colour.client(server).paginate(listing(pages))
    seen: list[object] = []
    with pytest.raises(PaginationError, match="things: the server sent the same page"):
        colour.each(pager, seen.append)
    assert seen == [1, 2]
    assert len(server.requests) == 2


def test_the_same_items_in_another_envelope(colour: Colour) -> None:
    times = iter(range(1000))

    def same(_: httpx2.Request) -> httpx2.Response:
        return answer({"rows": [{"id": 1}], "time": next(times)})

    pages = OffsetPages(offset="skip", items=("rows",))
    with pytest.raises(PaginationError, match="same page"):
        all_of(colour, pages, same)
    pages_by_number = NumberPages(page="page", items=("rows",))
    with pytest.raises(PaginationError, match="same page"):
        all_of(colour, pages_by_number, same)


def test_cursors_may_lead_to_equal_items(colour: Colour) -> None:
    found, _ = all_of(
        colour,
        CursorPages(cursor="after", next=("next",), items=("rows",)),
        answer({"rows": [0, 0], "next": "a"}),
        answer({"rows": [0, 0], "next": "b"}),
        answer({"rows": [0, 0]}),
    )
    assert found == [0] * 6


def circle(length: int, tail: int = 0) -> tuple[Reaction, ...]:
    """A server whose pages lead in a circle, after a way to it."""

    def react(request: httpx2.Request) -> httpx2.Response:
        at = int(request.url.params.get("at", 0))
        after = at + 1 if at + 1 < tail + length else tail
        return answer({"rows": [at], "cursor": after + 1000, "next": f"?at={after}"})

    return (react,)


@pytest.mark.parametrize("tail", [0, 1, 5])
@pytest.mark.parametrize("length", [1, 2, 3, 7, 30])
def test_circles(colour: Colour, length: int, tail: int) -> None:
    server = Server(*circle(length, tail))
    pages = UrlPages(next=("next",), items=("rows",))
    with pytest.raises(PaginationError, match=r"leads back|same page"):
        colour.items(colour.client(server).paginate(listing(pages)))
    assert len(server.requests) <= 4 * (length + tail + 1)


def test_a_cursor_that_was_asked_for_before(colour: Colour) -> None:
    turns = iter("abab")

    def react(_: httpx2.Request) -> httpx2.Response:
        return answer({"rows": [1], "next": next(turns)})

    server = Server(react)
    pages = CursorPages(cursor="after", next=("next",), items=("rows",))
    with pytest.raises(PaginationError, match="leads back"):
        colour.items(colour.client(server).paginate(listing(pages)))
    assert asked(server) == [{}, {"after": "a"}, {"after": "b"}]


def test_an_empty_page_that_leads_to_itself_is_the_end(colour: Colour) -> None:
    pages = CursorPages(cursor="after", next=("next",), items=("rows",))
    found, server = all_of(
        colour,
        pages,
        answer({"rows": [1], "next": "a"}),
        answer({"rows": [], "next": "a"}),
    )
    assert found == [1]
    assert len(server.requests) == 2


def test_empty_pages_for_ever(colour: Colour) -> None:
    count = iter(range(1, MAX_EMPTY + 10))

    def react(_: httpx2.Request) -> httpx2.Response:
        return answer({"rows": [], "next": str(next(count))})

    server = Server(react)
    pages = CursorPages(cursor="after", next=("next",), items=("rows",))
    with pytest.raises(PaginationError, match="1000 pages in a row are empty"):
        colour.items(colour.client(server).paginate(listing(pages)))
    assert len(server.requests) == MAX_EMPTY + 1


def test_a_page_goes_on_later_and_again(colour: Colour) -> None:
    pages = CursorPages(cursor="after", next=("next",), items=("rows",))
    server = Server(
        answer({"rows": [1], "next": "a", "total": 3}),
        answer({"rows": [], "next": "b"}),
        answer({"rows": [], "next": "b"}),
        answer({"rows": [2], "next": None}),
    )
    pager = colour.client(server).paginate(listing(pages))
    page = colour.run(pager.first_page())
    assert (page.items, page.header) == ([1], None)
    assert page.answer == {"rows": [1], "next": "a", "total": 3}
    empty: Any = [colour.run(page.next_page()) for _ in range(2)]
    assert [(found.items, found.is_end) for found in empty] == [([], False)] * 2
    last = colour.run(empty[0].next_page())
    assert (last.items, last.is_end) == ([2], False)
    assert colour.run(last.next_page()) is None
    assert [query.get("after") for query in asked(server)] == [None, "a", "a", "b"]


def test_nothing_secret_is_shown(colour: Colour, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    target = "/v1/things?page=2&token=hush"
    server = Server(answer([1], link=f"<{target}>; rel=next"), answer([2]))
    pager = colour.client(server).paginate(listing(LinkPages()))
    page = colour.run(pager.first_page())
    second = colour.run(page.next_page())
    assert second is not None
    assert second.items == [2]
    shown = [repr(x) for x in (pager, pager.listing, page, second)]
    assert "hush" not in "".join(shown)
    assert repr(pager.listing) == "<Listing things>"
    own = [r for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))]
    assert own and "hush" not in "".join(r.getMessage() for r in own)
