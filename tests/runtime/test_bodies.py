"""Request bodies: media types, absence, files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from runtime import (
    UNSET,
    Body,
    Model,
    OpenStrEnum,
    Part,
    UnsetType,
    bodies,
    field,
)
from runtime.messages import Upload
from runtime.operation import Style


def encode_body(
    body: Body | None, value: object, content_type: str | None = None
) -> tuple[bytes | None, str | None]:
    """The whole body that is sent, and its Content-Type."""
    content, kind = bodies.encode_body(body, value, content_type)
    if isinstance(content, Upload):
        pieces = content.pieces()
        assert isinstance(pieces, Iterable)
        sent = b"".join(pieces)
        assert content.length in (len(sent), None)
        return sent, kind
    return content, kind


class Tint(OpenStrEnum):
    RED = "red"


class Form(Model):
    tint: Tint | UnsetType = UNSET
    from_: int | UnsetType = field(name="from", default=UNSET)


JSON = Body("application/json", required=False)
FORM = Body("application/x-www-form-urlencoded", required=True)
MULTIPART = Body("multipart/form-data", required=True)


@pytest.mark.parametrize("body", [None, JSON])
def test_no_body(body: Body | None) -> None:
    assert encode_body(body, UNSET) == (None, None)


def test_a_mapping_of_nothing() -> None:
    assert encode_body(JSON, {"a": UNSET}) == (None, None)
    required = Body("application/json", required=True)
    assert encode_body(required, {"a": UNSET}) == (b"{}", "application/json")
    with pytest.raises(ValueError, match="needs a body"):
        encode_body(required, UNSET)


def test_json() -> None:
    patch = Body("application/merge-patch+json; charset=utf-8", required=True)
    assert encode_body(patch, {"a": None, "b": UNSET}) == (
        b'{"a":null}',
        "application/merge-patch+json; charset=utf-8",
    )
    assert encode_body(JSON, None)[0] == b"null"
    assert encode_body(JSON, Form(tint=Tint.RED, from_=1))[0] == (
        b'{"tint":"red","from":1}'
    )


def test_forms() -> None:
    value = {
        "a": "x y&=",
        "b": [1, 2.0],
        "c": {"d": {"e": True}},
        "f": [{"g": 1}],
        "h": UNSET,
        "i": None,
    }
    assert encode_body(FORM, value)[0] == (
        b"a=x%20y%26%3D&b=1&b=2&c=%7B%22d%22%3A%7B%22e%22%3Atrue%7D%7D"
        b"&f=%7B%22g%22%3A1%7D"
    )
    assert encode_body(FORM, Form(from_=2))[0] == b"from=2"
    styled = Body(
        "application/x-www-form-urlencoded",
        required=True,
        parts=(
            Part("a", "deepObject"),
            Part("b", "pipeDelimited", explode=False),
            Part("c", content_type="application/json"),
        ),
    )
    assert encode_body(styled, {"a": {"x": ["y"]}, "b": [1, 2], "c": [3]})[0] == (
        b"a%5Bx%5D%5B0%5D=y&b=1%7C2&c=%5B3%5D"
    )
    assert encode_body(styled, {"c": '{"as": "it is"}'})[0] == (
        b"c=%7B%22as%22%3A%20%22it%20is%22%7D"
    )
    with pytest.raises(TypeError, match="form"):
        encode_body(FORM, [1])


@pytest.mark.parametrize("kind", ["text/plain", "text/csv"])
def test_text(kind: str) -> None:
    body = Body(kind, required=True)
    assert encode_body(body, "grüezi") == ("grüezi".encode(), kind)
    assert encode_body(body, b"\xff") == (b"\xff", kind)
    assert encode_body(body, 3.0) == (b"3", kind)


def test_bytes(tmp_path: Path) -> None:
    body = Body("image/png", required=True)
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG")
    for value in (b"\x89PNG", bytearray(b"\x89PNG"), path, io.BytesIO(b"\x89PNG")):
        assert encode_body(body, value) == (b"\x89PNG", "image/png")
    with pytest.raises(TypeError, match="dict"):
        encode_body(body, {"a": 1})


def parts(value: object, body: Body = MULTIPART) -> list[str]:
    """The parts of a multipart body, each as one text."""
    content, kind = encode_body(body, value)
    assert content is not None
    found = re.fullmatch(r"multipart/form-data; boundary=(\w{32})", kind or "")
    assert found
    text = content.decode()
    assert text.endswith(f"--{found[1]}--\r\n")
    return [part.strip("\r\n") for part in text.split(f"--{found[1]}")[1:-1]]


def test_multipart(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("on disk")
    value = {
        "name": "x",
        "count": 2.0,
        "tags": ["a", "b"],
        "meta": {"k": [1]},
        "path": path,
        "raw": b"bytes",
        "named": ("n.csv", b"1,2", "text/csv"),
        "several": [("1", b"1"), ("2", io.BytesIO(b"2"))],
        "absent": UNSET,
    }
    head = 'Content-Disposition: form-data; name="'
    octets = "\r\nContent-Type: application/octet-stream\r\n\r\n"
    assert parts(value) == [
        f'{head}name"\r\n\r\nx',
        f'{head}count"\r\n\r\n2',
        f'{head}tags"\r\n\r\na',
        f'{head}tags"\r\n\r\nb',
        f'{head}meta"\r\nContent-Type: application/json\r\n\r\n{{"k":[1]}}',
        f'{head}path"; filename="note.txt"\r\nContent-Type: text/plain\r\n\r\non disk',
        f'{head}raw"; filename="upload"{octets}bytes',
        f'{head}named"; filename="n.csv"\r\nContent-Type: text/csv\r\n\r\n1,2',
        f'{head}several"; filename="1"{octets}1',
        f'{head}several"; filename="2"{octets}2',
    ]


class Notice(Model):
    read: bool


def test_a_member_called_read_is_no_file() -> None:
    (part,) = parts({"a": Notice(read=True)})
    assert part.endswith('application/json\r\n\r\n{"read":true}')


def test_part_types_of_the_document() -> None:
    body = Body(
        "multipart/form-data",
        required=True,
        parts=(Part("a", content_type="application/xml"),),
    )
    (part,) = parts({"a": "<a/>"}, body)
    assert "Content-Type: application/xml" in part


@pytest.mark.parametrize(
    ("value", "allowed", "kind"),
    [
        (("a.png", b""), "image/png, image/jpeg", "image/png"),
        (("a.jpg", b""), "image/png, image/jpeg", "image/jpeg"),
        (("a.gif", b""), "image/png, image/jpeg", "image/png"),
        (("a.gif", b""), "image/*", "image/gif"),
        (("a.odd", b""), "image/*", "application/octet-stream"),
        (("a.gif", b"", "image/x-mine"), "image/png", "image/x-mine"),
        (b"", "application/x-bittorrent", "application/x-bittorrent"),
    ],
)
def test_media_types_of_files(value: object, allowed: str, kind: str) -> None:
    body = Body("multipart/form-data", parts=(Part("a", content_type=allowed),))
    (part,) = parts({"a": value}, body)
    assert part.endswith(f"Content-Type: {kind}")


def test_headers_of_a_part() -> None:
    (part,) = parts({"a": ("a.txt", b"x", "text/plain", {"X-Rate": "1"})})
    assert "Content-Type: text/plain\r\nX-Rate: 1\r\n\r\nx" in part


@pytest.mark.parametrize(
    ("style", "explode", "value", "found"),
    [
        ("form", False, ["a", "b"], ['"a"\r\n\r\na,b']),
        ("form", True, ["a", "b"], ['"a"\r\n\r\na', '"a"\r\n\r\nb']),
        ("form", True, {"R": 1, "G": 2}, ['"R"\r\n\r\n1', '"G"\r\n\r\n2']),
        ("spaceDelimited", False, ["a", "b"], ['"a"\r\n\r\na b']),
        ("pipeDelimited", False, ["a", "b"], ['"a"\r\n\r\na|b']),
        ("deepObject", True, {"R": [1]}, ['"a[R][0]"\r\n\r\n1']),
        ("form", True, "text", ['"a"\r\n\r\ntext']),
    ],
)
def test_styles_of_parts(
    style: Style, explode: bool, value: object, found: list[str]
) -> None:
    body = Body("multipart/form-data", parts=(Part("a", style, explode),))
    head = "Content-Disposition: form-data; name="
    assert parts({"a": value}, body) == [head + part for part in found]


def test_a_tuple_of_texts_is_no_file() -> None:
    assert len(parts({"a": ("x", "y", "z")})) == 3


def test_other_media_types() -> None:
    body = Body("application/json", others=(Body("text/plain"), Body("image/*")))
    assert encode_body(body, "x", "text/plain") == (b"x", "text/plain")
    assert encode_body(body, b"x", "image/png") == (b"x", "image/png")
    assert encode_body(body, "x") == (b'"x"', "application/json")
    with pytest.raises(ValueError, match=r"application/json, text/plain, image/\*"):
        encode_body(body, "x", "text/html")


def test_open_media_types() -> None:
    anything = Body("*/*")
    assert encode_body(anything, {"a": 1}) == (b'{"a":1}', "application/json")
    assert encode_body(anything, b"x") == (b"x", "application/octet-stream")


def test_multipart_heads_cannot_break_out() -> None:
    evil = 'a"\r\nX-Evil: 1'
    (part,) = parts({evil: (evil, b"1")})
    assert part.count("\r\n") == 3
    assert 'name="a%22%0D%0AX-Evil: 1"; filename="a%22%0D%0AX-Evil: 1"' in part
    with pytest.raises(ValueError, match="line breaks"):
        parts({"a": ("a", b"1", "text/plain\r\nX-Evil: 1")})
