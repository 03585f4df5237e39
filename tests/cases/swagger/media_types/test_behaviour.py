"""What an operation consumes and produces, in the words of Swagger 2.0."""

from __future__ import annotations

from typing import Any

MULTIPART = "multipart/form-data"


def test_consumes(client: Any, sent: Any) -> None:
    with sent(client.Sample, [{"name": "a"}] * 2) as (api, requests):
        api.tag.put(name="a")
        api.tag.put(body="<tag/>", content_type="application/xml")
    assert [request.content for request in requests] == [b'{"name":"a"}', b"<tag/>"]


def test_collection_formats_of_forms(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.tag.add(names=["a", "b"], kinds=["c", "d"], sizes=[1, 2])
        api.tag.add(names=["a", "b"], content_type=MULTIPART)
    assert requests[0].content == b"names=a,b&kinds=c&kinds=d&sizes=1%7C2"
    assert b'name="names"\r\n\r\na,b\r\n' in requests[1].content


def test_produces(client: Any, sent: Any) -> None:
    with sent(client.Sample, [{"name": "a"}, "a", "png"]) as (api, requests):
        api.tag.put(name="a")
        api.tag.describe()
        api.tag.get_icon()
    assert [request.headers["accept"] for request in requests] == [
        "application/json",
        "application/json, text/plain;q=0.9",
        "image/png, */*;q=0.8",
    ]
