"""Members of forms are written as their encoding says."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote


def test_urlencoded(client: Any, sent: Any) -> None:
    place = client.models.SearchWhere(city="Bern", near=["lake", "hill"])
    with sent(client.Sample) as (api, requests):
        api.form.search(
            where=place, tags=["a", "b"], back="https://a.example/?b", many=[1, 2],
            plain={"n": 1},
        )  # fmt: skip
    content = requests[0].content.decode()
    assert unquote(content).split("&") == [
        "where[city]=Bern",
        "where[near][0]=lake",
        "where[near][1]=hill",
        "tags=a|b",
        "back=https://a.example/?b",
        "many=[1,2]",
        'plain={"n":1}',
    ]
    assert "back=https://a.example/?b" in content


def test_multipart(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        notes = ("notes.md", b"# Hi", "text/markdown", {"X-Language": "en"})
        api.form.upload(photo=("a.jpg", b"jpg"), notes=notes, marks=[1, 2])
        api.form.upload(photo=b"png", notes="# Hi")
    first, second = (request.content.decode() for request in requests)
    assert 'filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\njpg' in first
    assert "Content-Type: text/markdown\r\nX-Language: en\r\n\r\n# Hi" in first
    assert 'name="marks"\r\n\r\n1,2' in first
    assert "Content-Type: image/png\r\n\r\npng" in second
    assert 'name="notes"\r\nContent-Type: text/markdown\r\n\r\n# Hi' in second
