"""Parameters of paths and of operations, and those that want the same name."""

from __future__ import annotations

from typing import Any

import pytest


def test_each_goes_to_its_place(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.thing.get(
            7, page=1, class_="c", query_id="q", header_id="h", query_a_b="-", a_b="_",
            filter_a="f", options_="o",
        )  # fmt: skip
    request = requests[0]
    assert request.url.path == "/things/7"
    assert dict(request.url.params) == {
        "page": "1",
        "class": "c",
        "id": "q",
        "a-b": "-",
        "a_b": "_",
        "filter[a]": "f",
        "options": "o",
    }
    assert request.headers["id"] == "h"


def test_the_operation_wins(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, _), pytest.raises(TypeError, match="page"):
        api.thing.get(7)


def test_a_member_of_the_body_with_the_name_of_a_parameter(
    client: Any, sent: Any
) -> None:
    body = client.models.ReplaceThingRequest(page="first")
    with sent(client.Sample) as (api, requests):
        api.thing.replace(7, page=2, body=body)
        api.thing.replace(7, body=body)
    assert requests[0].url.query == b"page=2"
    assert requests[1].url.query == b""
    assert [request.content for request in requests] == [b'{"page":"first"}'] * 2
