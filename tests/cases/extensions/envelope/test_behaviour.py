"""The envelope is taken off, and tells success from failure."""

from __future__ import annotations

from typing import Any

import pytest

BOOK = {"meta": {"state": "OK"}, "payload": {"title": "Ulysses"}}
LOST = {"meta": {"state": "LOST", "text": "Nobody has it."}, "payload": None}


def test_data_is_returned(client: Any, answering: Any) -> None:
    with answering(client.Sample, BOOK) as api:
        answer = client.with_response(api.book.get)(1)
        assert answer.data.title == "Ulysses"
        assert answer.json()["meta"] == {"state": "OK"}


def test_failure_carries_the_message(client: Any, answering: Any) -> None:
    failure = pytest.raises(client.EnvelopeError, match="Nobody has it")
    with answering(client.Sample, LOST) as api, failure:
        api.book.get(1)


def test_answer_without_envelope(client: Any, answering: Any) -> None:
    with answering(client.Sample, {"number": "7"}) as api:
        assert api.book.get_version().number == "7"
