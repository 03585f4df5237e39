"""What a call returns and raises, by the status of the answer."""

from __future__ import annotations

from typing import Any

import pytest

PROBLEM = {"title": "No"}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, {"value": 1}, "Result"),
        (202, {"ticket": "a"}, "Ticket"),
        (204, None, "NoneType"),
    ],
)
def test_by_status(
    client: Any, answering: Any, status: int, body: object, kind: str
) -> None:
    given = {"json": body} if body else {}
    with answering(client.Sample, status_code=status, **given) as api:
        assert type(api.answer.several()).__name__ == kind


def test_ranges(client: Any, answering: Any) -> None:
    with answering(client.Sample, status_code=203, json={"value": 2}) as api:
        assert api.answer.range().value == 2
    fails = pytest.raises(client.ConflictError)
    with (
        answering(client.Sample, status_code=409, json=PROBLEM) as api,
        fails as caught,
    ):
        api.answer.range()
    assert caught.value.data == client.models.Problem(title="No")


def test_default(client: Any, answering: Any) -> None:
    with answering(client.Sample, {"value": 3}) as api:
        assert api.answer.default_only().value == 3
    fails = pytest.raises(client.NotFoundError)
    with (
        answering(client.Sample, status_code=404, json=PROBLEM) as api,
        fails as caught,
    ):
        api.answer.errors()
    assert caught.value.data.title == "No"


def test_text_and_bytes(client: Any, answering: Any) -> None:
    with answering(client.Sample, content=b"a;b") as api:
        assert api.answer.text() == "a;b"
        assert api.answer.bytes() == b"a;b"
        assert api.answer.empty() is None


def test_what_the_document_does_not_say(client: Any, answering: Any) -> None:
    with answering(client.Sample, status_code=200) as api:
        assert api.answer.none() is None
