"""A body that can be left out is left out; one that cannot be carries its constants."""

from __future__ import annotations

from typing import Any


def test_nothing_is_sent_without_arguments(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.note.add()
        api.note.add(text="milk", kind="note")
    assert requests[0].content == b""
    assert "content-type" not in requests[0].headers
    assert requests[1].content == b'{"text":"milk","kind":"note"}'


def test_constants_are_sent_by_default(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.note.replace("1", text="milk")
    assert requests[0].content == b'{"text":"milk","kind":"note"}'
