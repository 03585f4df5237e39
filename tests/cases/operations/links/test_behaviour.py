"""What a docstring says can be called next can be called like that."""

from __future__ import annotations

from typing import Any

USER = {"from": {"id": "7"}, "name": "me"}


def test_the_next_call(client: Any, sent: Any) -> None:
    doc = client.Sample().user.add.__doc__
    assert "client.user.get(id=answer.from_.id)" in doc
    with sent(client.Sample, [USER, USER]) as (api, requests):
        answer = api.user.add(from_=client.models.UserFrom(id="7"), name="me")
        api.user.get(id=answer.from_.id)
    assert requests[1].url.path == "/users/7"
