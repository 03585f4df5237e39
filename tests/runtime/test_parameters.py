"""Parameter styles: what each value looks like on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_args

import pytest

from runtime import UNSET, OpenStrEnum, Parameter
from runtime.operation import Location, Style
from runtime.parameters import (
    cookie_pieces,
    header_pairs,
    path_text,
    query_pieces,
)


class Colour(OpenStrEnum):
    DEEP_BLUE = "deep blue"


EMPTY = ""
TEXT = "blue"
LIST = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}

PATHS = [
    ("simple", False, TEXT, "blue"),
    ("simple", False, LIST, "blue,black,brown"),
    ("simple", False, OBJECT, "R,100,G,200,B,150"),
    ("simple", True, LIST, "blue,black,brown"),
    ("simple", True, OBJECT, "R=100,G=200,B=150"),
    ("label", False, TEXT, ".blue"),
    ("label", False, LIST, ".blue,black,brown"),
    ("label", False, OBJECT, ".R,100,G,200,B,150"),
    ("label", True, LIST, ".blue.black.brown"),
    ("label", True, OBJECT, ".R=100.G=200.B=150"),
    ("matrix", False, TEXT, ";color=blue"),
    ("matrix", False, LIST, ";color=blue,black,brown"),
    ("matrix", False, OBJECT, ";color=R,100,G,200,B,150"),
    ("matrix", True, LIST, ";color=blue;color=black;color=brown"),
    ("matrix", True, OBJECT, ";R=100;G=200;B=150"),
]
QUERIES: list[tuple[Style, bool, Any, str]] = [
    ("form", False, EMPTY, "color="),
    ("form", False, TEXT, "color=blue"),
    ("form", False, LIST, "color=blue,black,brown"),
    ("form", False, OBJECT, "color=R,100,G,200,B,150"),
    ("form", True, EMPTY, "color="),
    ("form", True, LIST, "color=blue&color=black&color=brown"),
    ("form", True, OBJECT, "R=100&G=200&B=150"),
    ("form", True, [], ""),
    ("form", False, [], ""),
    ("form", False, {}, ""),
    ("form", True, ["a", None, "b"], "color=a&color=b"),
    ("spaceDelimited", False, LIST, "color=blue%20black%20brown"),
    ("spaceDelimited", False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
    ("spaceDelimited", True, LIST, "color=blue&color=black&color=brown"),
    ("pipeDelimited", False, LIST, "color=blue%7Cblack%7Cbrown"),
    ("pipeDelimited", False, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
    ("deepObject", True, OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ("deepObject", True, {"a": {"b": [1, 2]}}, "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2"),
    ("deepObject", True, {"a": None}, ""),
]  # fmt: skip
SCALARS: list[tuple[Any, str]] = [
    (True, "true"),
    (False, "false"),
    (0, "0"),
    (50.0, "50"),
    (0.25, "0.25"),
    (-0.0, "0"),
    (Decimal("1.50"), "1.50"),
    (Decimal("1E+3"), "1000"),
    (Colour.DEEP_BLUE, "deep%20blue"),
    (Colour("new"), "new"),
    (datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC), "2025-01-02T03%3A04%3A05Z"),
    ("ü&=#+ /%", "%C3%BC%26%3D%23%2B%20%2F%25"),
    ("\r\n\0", "%0D%0A%00"),
]


def query(value: object, parameter: Parameter | None = None) -> str:
    name = parameter.name if parameter else "color"
    return "&".join(query_pieces({name: value}, [parameter] if parameter else []))


@pytest.mark.parametrize(("style", "explode", "value", "text"), PATHS)
def test_path_styles(style: Style, explode: bool, value: object, text: str) -> None:
    parameter = Parameter("path", "color", style, explode)
    assert path_text("/a/{color}/", {"color": value}, [parameter]) == f"/a/{text}/"


@pytest.mark.parametrize(("style", "explode", "value", "text"), QUERIES)
def test_query_styles(style: Style, explode: bool, value: object, text: str) -> None:
    assert query(value, Parameter("query", "color", style, explode)) == text


@pytest.mark.parametrize(("value", "text"), SCALARS)
def test_scalars(value: object, text: str) -> None:
    assert query(value) == f"color={text}"


def test_defaults_of_locations() -> None:
    assert path_text("/{a}", {"a": [1, 2]}, []) == "/1,2"
    assert query([1, 2]) == "color=1&color=2"
    assert header_pairs({"X-A": [1, "b c"]}, []) == [("X-A", "1,b c")]
    assert cookie_pieces({"a": [1, 2]}, []) == ["a=1", "a=2"]


@pytest.mark.parametrize("location", ["query", "header", "cookie"])
def test_what_is_absent_is_left_out(location: Location) -> None:
    pieces = {"query": query_pieces, "header": header_pairs, "cookie": cookie_pieces}
    assert pieces[location]({"a": None, "b": UNSET}, []) == []


def test_headers_of_objects() -> None:
    exploded = Parameter("header", "X-A", "simple", True)
    assert header_pairs({"X-A": OBJECT}, [exploded]) == [("X-A", "R=100,G=200,B=150")]
    assert header_pairs({"X-A": OBJECT}, []) == [("X-A", "R,100,G,200,B,150")]


def test_cookies_cannot_break_out() -> None:
    assert cookie_pieces({"a": 'x; b="1,2"\r\n'}, []) == [
        "a=x%3B%20b=%221%2C2%22%0D%0A"
    ]


@pytest.mark.parametrize("location", get_args(Location)[:4])
def test_content_parameters_are_json(location: Location) -> None:
    value = {"a": [1, None]}
    parameter = Parameter(location, "q", content_type="application/json")
    encoded = "%7B%22a%22%3A%5B1%2Cnull%5D%7D"
    match location:
        case "path":
            assert path_text("/{q}", {"q": value}, [parameter]) == f"/{encoded}"
        case "query":
            assert query_pieces({"q": value}, [parameter]) == [f"q={encoded}"]
        case "header":
            pairs = header_pairs({"q": value}, [parameter])
            assert pairs == [("q", '{"a":[1,null]}')]
        case "cookie":
            pieces = cookie_pieces({"q": value}, [parameter])
            assert pieces == ["q={%22a%22:[1%2Cnull]}"]
        case "querystring":
            pytest.fail("a whole query has tests of its own")


def test_content_parameters_of_other_kinds() -> None:
    text = Parameter("query", "q", content_type="text/plain")
    assert query_pieces({"q": "a b"}, [text]) == ["q=a%20b"]
    assert query_pieces({"q": 3.0}, [text]) == ["q=3"]
    json = Parameter("query", "q", content_type="application/vnd.a+json")
    assert query_pieces({"q": "a"}, [json]) == ["q=%22a%22"]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("application/x-www-form-urlencoded", {"a": [1, 2], "b": None}, "a=1&a=2"),
        ("application/json", {"a": 1}, "%7B%22a%22%3A1%7D"),
        ("text/plain", "a&b", "a%26b"),
    ],
)
def test_whole_queries(kind: str, value: object, text: str) -> None:
    whole = Parameter("querystring", "q", content_type=kind)
    assert "&".join(query_pieces({"q": value}, [whole])) == text


def test_cookies_as_they_are() -> None:
    bare = Parameter("cookie", "a", "cookie", True)
    assert cookie_pieces({"a": "x%2C/y"}, [bare]) == ["a=x%2C/y"]
    assert cookie_pieces({"a": ["1", "2"]}, [bare]) == ["a=1", "a=2"]
    for wrong in ("a b", "a;b", "a,b", 'a"b', "ü"):
        with pytest.raises(ValueError, match="a cookie cannot hold"):
            cookie_pieces({"a": wrong}, [bare])


def test_reserved_characters_stay_where_allowed() -> None:
    free = Parameter("query", "color", "form", True, allow_reserved=True)
    assert query("a:/?@b c%20%zz", free) == "color=a:/?@b%20c%20%25zz"
    assert query("a&b=c#d+e", free) == "color=a%26b%3Dc%23d%2Be"
    path = Parameter("path", "p", "simple", allow_reserved=True)
    assert path_text("/x/{p}", {"p": "a/b?c"}, [path]) == "/x/a/b%3Fc"


@pytest.mark.parametrize("value", ["a/../b", "..", "./x", "a/%2e%2E", "%2e"])
def test_reserved_characters_make_no_dot_segments(value: str) -> None:
    path = Parameter("path", "p", "simple", allow_reserved=True)
    with pytest.raises(ValueError, match=r"segment|must not be"):
        path_text("/x/{p}", {"p": value}, [path])


@pytest.mark.parametrize("value", ["", ".", "..", None, UNSET, [], {}])
def test_unusable_path_values(value: object) -> None:
    with pytest.raises(ValueError, match="path parameter color"):
        path_text("/{color}", {"color": value}, [])


@pytest.mark.parametrize(
    ("template", "values"),
    [("/{a}{b}", {"a": ".", "b": "."}), ("/{a}", {}), ("/.{a}", {"a": "."})],
)
def test_paths_that_would_change(template: str, values: Mapping[str, object]) -> None:
    with pytest.raises(ValueError, match="path parameter"):
        path_text(template, values, [])


def test_dots_from_a_style() -> None:
    label = Parameter("path", "a", "label")
    with pytest.raises(ValueError, match="path parameter"):
        path_text("/{a}", {"a": "."}, [label])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a/b", "a%2Fb"),
        ("%2e%2e", "%252e%252e"),
        ("..\\..", "..%5C.."),
        ("a?b#c", "a%3Fb%23c"),
        ("...", "..."),
        ("\0", "%00"),
        ("ü~-._", "%C3%BC~-._"),
    ],
)
def test_path_values_stay_in_their_segment(value: str, text: str) -> None:
    assert path_text("/a/{p}/z", {"p": value}, []) == f"/a/{text}/z"


def test_errors_name_the_place() -> None:
    with pytest.raises(ValueError, match=r"since: .*time zone"):
        query_pieces({"since": datetime(2025, 1, 1)}, [])
    with pytest.raises(TypeError, match=r"a\[1\]: a object cannot be sent"):
        query_pieces({"a": [1, object()]}, [])
