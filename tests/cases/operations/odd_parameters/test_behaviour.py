"""Parameters that no style describes well."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest


def test_query(client: Any, sent: Any) -> None:
    models = client.models
    with sent(client.Sample) as (api, requests):
        api.odd.list(
            flag="",
            word="",
            sorts=[models.ListOddsSortsItem(by="age")],
            tree=models.ListOddsTree(leaf=["a"]),
            text=3,
            x_data=[1, 2],
            raw="a%2Fb",
        )
    assert unquote(requests[0].url.query.decode()).split("&") == [
        "flag=",
        "word=",
        'sorts={"by":"age"}',
        'leaf=["a"]',
        "text=3",
    ]
    assert requests[0].headers["x-data"] == "[1,2]"
    assert requests[0].headers["cookie"] == "raw=a%2Fb"


def test_a_cookie_cannot_hold_everything(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, _), pytest.raises(ValueError, match="cookie"):
        api.odd.list(raw="a; b=c")


def test_whole_query(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.odd.find(selector={"a": 1})
    assert requests[0].url.query == b"%7B%22a%22%3A1%7D"
