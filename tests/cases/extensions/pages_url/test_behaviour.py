"""Each answer has the address of the next page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_every_page(client: Any, sent: Callable[..., Any]) -> None:
    def page(id: int, following: str | None) -> dict[str, Any]:
        return {"results": [{"id": id}], "links": {"next": following}, "count": 3}

    answers = [
        page(1, "https://albums.example.com/v1/album?cursor=x"),
        page(2, "/v1/album?cursor=y"),
        page(3, None),
    ]
    with sent(client.Sample, answers) as (api, requests):
        pages = list(api.album.list(genre="jazz").pages())
    assert [album.id for page in pages for album in page.items] == [1, 2, 3]
    assert pages[0].answer.count == 3
    assert [str(request.url) for request in requests] == [
        "https://albums.example.com/v1/album?genre=jazz",
        "https://albums.example.com/v1/album?cursor=x",
        "https://albums.example.com/v1/album?cursor=y",
    ]
