"""Cursors: in the last item, in the envelope's header, and in its data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def test_the_last_item(client: Any, sent: Callable[..., Any]) -> None:
    answers = [
        {"charges": [{"id": "a"}, {"id": "b"}], "has-more": True},
        {"charges": [{"id": "c"}], "has-more": False},
    ]
    with sent(client.Sample, answers) as (api, requests):
        assert [charge.id for charge in api.charge.list(count=2)] == ["a", "b", "c"]
    assert requests[1].url.params["after"] == "b"


def test_the_header(client: Any, sent: Callable[..., Any]) -> None:
    def answer(id: str, token: str | None) -> dict[str, Any]:
        following = {"next": {"token": token}} if token else {}
        return {"meta": {"state": "OK", **following}, "data": [{"id": id}]}

    with sent(client.Sample, [answer("a", "t"), answer("b", None)]) as (api, requests):
        pages = list(api.charge.list_refunds().pages())
    assert [page.items[0].id for page in pages] == ["a", "b"]
    assert pages[0].header.next.token == "t"
    assert requests[1].url.params["page_token"] == "t"


def test_the_data(client: Any, sent: Callable[..., Any]) -> None:
    def answer(note: str, following: int | None) -> dict[str, Any]:
        return {"meta": {"state": "OK"}, "data": {"notes": [note], "next": following}}

    with sent(client.Sample, [answer("a", 7), answer("b", None)]) as (api, requests):
        pages = list(api.charge.list_notes().pages())
    assert [page.items for page in pages] == [["a"], ["b"]]
    assert pages[0].answer.next == 7
    assert pages[0].header.state == "OK"
    assert requests[1].url.params["from"] == "7"


def test_a_circle(client: Any, sent: Callable[..., Any]) -> None:
    answer = {"charges": [{"id": "a"}], "has-more": True}
    with (
        sent(client.Sample, [answer] * 9) as (api, requests),
        pytest.raises(client.PaginationError, match="listCharges"),
    ):
        list(api.charge.list())
    assert len(requests) == 2
