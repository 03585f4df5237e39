"""Lists in the formats of Swagger 2.0."""

from __future__ import annotations

from typing import Any

AB = ["a", "b"]


def test_formats(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.list.get(AB, a=AB, b=AB, c=AB, d=AB, e=AB, x_f=[1, 2], g="")
    path, _, query = requests[0].url.raw_path.decode().partition("?")
    assert path == "/lists/a,b"
    assert query == "a=a,b&b=a%20b&c=a%7Cb&d=a&d=b&e=a,b&g="
    assert requests[0].headers["x-f"] == "1,2"


def test_what_has_no_style(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.list.add(AB, sizes=[1, 2])
    assert requests[0].url.path == "/lists/a,b"
    assert requests[0].content == b"sizes=1,2"
