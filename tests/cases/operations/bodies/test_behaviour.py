"""Bodies of every kind, as they are sent."""

from __future__ import annotations

from typing import Any

import pytest


def test_json(client: Any, sent: Any) -> None:
    note = client.models.Note(text="a")
    with sent(client.Sample) as (api, requests):
        api.upload.send_keywords(text="a", size=1)
        api.upload.send_optional()
        api.upload.send_clash("b", body=note)
        api.upload.send_array(body=[note])
        api.upload.send_map(body={"a": 1})
    assert [request.content for request in requests] == [
        b'{"text":"a","size":1}',
        b"",
        b'{"text":"a"}',
        b'[{"text":"a"}]',
        b'{"a":1}',
    ]
    kind = requests[4].headers["content-type"]
    assert kind == "application/merge-patch+json"


def test_text_and_bytes(client: Any, sent: Any, tmp_path: Any) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(b"\x00\x01")
    with sent(client.Sample) as (api, requests):
        api.upload.send_bytes(body=file)
        api.upload.send_text(body="grüezi")
        api.upload.send_odd(body="<a/>")
        api.upload.send_several(body="plain", content_type="text/plain")
    assert [request.content for request in requests] == [
        b"\x00\x01",
        "grüezi".encode(),
        b"<a/>",
        b"plain",
    ]


def test_a_body_that_is_needed(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, _), pytest.raises(TypeError, match="body"):
        api.upload.send_bytes()
