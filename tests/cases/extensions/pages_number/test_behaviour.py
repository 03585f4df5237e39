"""Pages by number, with the list inside of each answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_pages_are_counted_from_the_default(
    client: Any, sent: Callable[..., Any]
) -> None:
    rows = [[{"title": "a"}, {"title": "b"}], [{"title": "c"}], []]
    answers = [{"content": {"rows": row}, "total": 3} for row in rows]
    with sent(client.Sample, answers) as (api, requests):
        books = list(api.book.list(size=2))
    assert [book.title for book in books] == ["a", "b", "c"]
    assert isinstance(books[0], client.models.Book)
    queries = [dict(request.url.params) for request in requests]
    assert queries == [
        {"size": "2"},
        {"page": "1", "size": "2"},
        {"page": "2", "size": "2"},
    ]


def test_the_extension_tells_the_first_number(
    client: Any, sent: Callable[..., Any]
) -> None:
    with sent(client.Sample, [{"authors": ["x"]}, {"authors": None}]) as (
        api,
        requests,
    ):
        assert list(api.book.list_authors()) == ["x"]
    assert requests[1].url.params["p"] == "6"


def test_no_list_is_an_empty_page(client: Any, sent: Callable[..., Any]) -> None:
    with sent(client.Sample, [["x"], None]) as (api, _):
        assert list(api.book.list_topics()) == ["x"]


def test_a_page_has_the_whole_answer(client: Any, sent: Callable[..., Any]) -> None:
    with sent(client.Sample, [{"content": {"rows": []}, "total": 3}]) as (api, _):
        page = api.book.list().first_page()
    assert isinstance(page.answer, client.models.Shelf)
    assert page.answer.total == 3


def test_an_operation_can_be_left_out(client: Any, sent: Callable[..., Any]) -> None:
    with sent(client.Sample, [{"content": {}}]) as (api, _):
        assert isinstance(api.book.list_all(page=1), client.models.Shelf)
