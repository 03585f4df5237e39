"""What stands in the body of Swagger 2.0 is sent in the body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_body(client: Any, sent: Callable[..., Any]) -> None:
    with sent(client.Sample) as (api, requests):
        api.pet.add(dry=True, name="Rex")
    assert requests[0].url.query == b"dry=true"
    assert requests[0].content == b'{"name":"Rex"}'


def test_form(client: Any, sent: Callable[..., Any]) -> None:
    with sent(client.Sample) as (api, requests):
        api.photo.add("7", file=b"pixels", note="of Rex")
    assert requests[0].headers["content-type"].startswith("multipart/form-data")
    assert b"pixels" in requests[0].content
    assert b"of Rex" in requests[0].content
