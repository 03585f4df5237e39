"""Lists that are detected are read to their end, whatever their items are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_the_last_of_several_kinds(client: Any, sent: Callable[..., Any]) -> None:
    cat, dog = {"id": "c", "lives": 7}, {"id": "d", "tricks": 2}
    answers: list[Any] = [
        {"data": [cat, dog], "has_more": True},
        {"data": [dog, cat], "has_more": True},
        {"data": [], "has_more": False},
    ]
    with sent(client.Sample, answers) as (api, requests):
        found = list(api.certain.get_by_last_item())
    assert [item.id for item in found] == ["c", "d", "d", "c"]
    assert isinstance(found[0], client.models.Cat)
    queries = [request.url.params.get("starting_after") for request in requests]
    assert queries == [None, "d", "c"]


def test_going_back(client: Any, sent: Callable[..., Any]) -> None:
    def page(*ids: str, more: bool) -> dict[str, Any]:
        return {"data": [{"id": id, "lives": 1} for id in ids], "has_more": more}

    answers: list[Any] = [page("c", "d", more=True), page("a", "b", more=False)]
    with sent(client.Sample, answers) as (api, requests):
        pages = list(api.certain.get_by_last_item(ending_before="e").pages())
    assert [[item.id for item in page.items] for page in pages] == [
        ["c", "d"],
        ["a", "b"],
    ]
    assert dict(requests[1].url.params) == {"ending_before": "c"}


def test_tokens(client: Any, sent: Callable[..., Any]) -> None:
    answers: list[Any] = [
        {"cats": [], "meta": {"next_page_token": "t"}},
        {"cats": [{"id": "c", "lives": 7}], "meta": {"next_page_token": None}},
    ]
    with sent(client.Sample, answers) as (api, requests):
        assert [cat.lives for cat in api.certain.get_by_cursor()] == [7]
    assert requests[1].url.params["pageToken"] == "t"


def test_addresses(client: Any, sent: Callable[..., Any]) -> None:
    answers: list[Any] = [
        {"next": "?offset=1", "results": []},
        {"next": None, "results": []},
    ]
    with sent(client.Sample, answers) as (api, requests):
        assert list(api.certain.get_by_address()) == []
    assert str(requests[1].url) == "https://certain.example.com/address?offset=1"


def test_what_is_left_out(client: Any, sent: Callable[..., Any]) -> None:
    with sent(client.Sample, [{"names": ["a"]}]) as (api, _):
        assert api.certain.get_without().names == ["a"]
