"""Operations whose ids look alike stay apart."""

from __future__ import annotations

from typing import Any


def test_calls(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.user.get_user()
        api.user.get_users()
        api.user.get_user_get()
    assert [r.url.path for r in requests] == ["/user", "/users", "/user/get"]
