"""Every style on the wire, as the generated client writes it."""

from __future__ import annotations

from typing import Any


def test_styles(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.search.search(
            [1.5, 2],
            session="a b",
            plain=["a", "b"],
            commas=["a", "b"],
            pipes=["a", "b"],
            deep={"a": "1", "b": "2"},
            url="https://a.example/?b",
            filter={"a": [1]},
            x_tags=["a", "b"],
        )
    request = requests[0]
    path, _, query = request.url.raw_path.decode().partition("?")
    assert path == "/search/;coordinates=1.5,2"
    assert query.split("&") == [
        "plain=a",
        "plain=b",
        "commas=a,b",
        "pipes=a%7Cb",
        "deep%5Ba%5D=1",
        "deep%5Bb%5D=2",
        "url=https://a.example/?b",
        "filter=%7B%22a%22%3A%5B1%5D%7D",
    ]
    assert request.headers["x-tags"] == "a,b"
    assert request.headers["cookie"] == "session=a%20b"


def test_what_is_left_out(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.search.search([1], session="s", plain=[], deep={})
    assert requests[0].url == "https://search.example.com/search/;coordinates=1"
