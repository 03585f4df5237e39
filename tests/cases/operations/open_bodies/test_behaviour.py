"""Where the document leaves the media type open, the caller or the body decides."""

from __future__ import annotations

import io
from typing import Any

import pytest


def test_ranges(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.box.put_image(body=b"png", content_type="image/png")
        api.box.put_anything(body=io.BytesIO(b"zip"), content_type="application/zip")
        api.box.put_anything(body=b"?")
        api.box.put_data(a=1)
    assert [(r.content, r.headers["content-type"]) for r in requests] == [
        (b"png", "image/png"),
        (b"zip", "application/zip"),
        (b"?", "application/octet-stream"),
        (b'{"a":1}', "application/json"),
    ]


def test_range_is_kept(client: Any, sent: Any) -> None:
    wrong = pytest.raises(ValueError, match=r"content_type must be one of image/\*")
    with sent(client.Sample) as (api, _), wrong:
        api.box.put_image(body=b"", content_type="text/plain")


def test_other_bodies(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.box.put_scalar(body=None)
        api.box.put_scalar(body=3)
        api.box.put_nothing()
        api.box.put_xml(body="<a>1</a>")
        api.box.put_odd(body=b"\x81")
        api.box.put_words(body="a")
        api.box.put_words(body=b"a")
    assert [request.content for request in requests] == [
        b"null",
        b"3",
        b"",
        b"<a>1</a>",
        b"\x81",
        b"a",
        b"a",
    ]
