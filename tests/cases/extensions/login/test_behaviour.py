"""A client that logs in on its first call."""

from __future__ import annotations

from typing import Any

import httpx2


def test_login_comes_first(client: Any) -> None:
    seen: list[tuple[str, str]] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append((request.url.path, request.headers.get("authorization", "")))
        is_login = request.url.path == "/session"
        return httpx2.Response(
            200, json={"token": "t1"} if is_login else {"name": "Eve"}
        )

    pool = httpx2.Client(transport=httpx2.MockTransport(answer))
    with pool, client.Sample.login(user="eve", password="x", http_client=pool) as api:
        assert api.session.get_me().name == "Eve"
    assert seen == [("/session", ""), ("/me", "Bearer t1")]
