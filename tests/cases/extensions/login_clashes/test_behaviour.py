"""A login whose arguments have the names of what its method uses itself."""

from __future__ import annotations

import json
from typing import Any

import httpx2


def test_every_argument_is_sent(client: Any) -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        is_login = request.url.path == "/north/session"
        return httpx2.Response(200, json={"token": "t1"} if is_login else None)

    pool = httpx2.Client(transport=httpx2.MockTransport(answer))
    with (
        pool,
        client.Sample.login(
            "north",
            cls_="first",
            x_device="desk",
            lang="de",
            body={"client": "eve", "password": "x"},
            http_client=pool,
        ) as api,
    ):
        api.session.get_me()
    login, call = seen
    assert str(login.url) == "https://sessions.example.com/north/session?cls=first"
    assert (login.headers["x-device"], login.headers["cookie"]) == ("desk", "lang=de")
    assert json.loads(login.content) == {"client": "eve", "password": "x"}
    assert call.headers["authorization"] == "Bearer t1"
