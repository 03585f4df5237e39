"""Whatever media type a body is described in can be sent; the best typed one is usual."""

from __future__ import annotations

from typing import Any

import pytest

FORM = "application/x-www-form-urlencoded"


def test_one_signature_for_the_same_members(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.pet.replace("1", name="Rex", age=3)
        api.pet.replace("1", name="Rex", age=3, content_type=FORM)
        api.pet.replace("1", body="<pet/>", content_type="application/xml")
    assert [r.headers["content-type"] for r in requests] == [
        "application/json",
        FORM,
        "application/xml",
    ]
    assert requests[0].content == b'{"name":"Rex","age":3}'
    assert requests[1].content == b"name=Rex&age=3"
    assert requests[2].content == b"<pet/>"


def test_one_type(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.pet.add_note(body="# Hi", content_type="text/markdown")
        api.pet.add_note(body="Hi")
    kinds = [request.headers["content-type"] for request in requests]
    assert kinds == ["text/markdown", "text/plain"]


def test_each_with_members_of_its_own(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.pet.add_photo(url="https://a.example/b.png", caption="Rex")
        api.pet.add_photo(photo=b"png", content_type="multipart/form-data")
        api.pet.add_photo(body=b"png", content_type="image/png")
        api.pet.add_photo()
    assert requests[0].content == b'{"url":"https://a.example/b.png","caption":"Rex"}'
    assert b'name="photo"; filename="upload"' in requests[1].content
    assert b"caption" not in requests[1].content
    assert requests[2].content == b"png"
    assert requests[2].headers["content-type"] == "image/png"
    assert "content-type" not in requests[3].headers


def test_an_unknown_media_type(client: Any, sent: Any) -> None:
    wrong = pytest.raises(ValueError, match=r"one of application/json, multipart")
    with sent(client.Sample) as (api, requests), wrong:
        api.pet.add_photo(body=b"", content_type="text/html")
    assert not requests
