"""Schemes beside keys and tokens: what of them is sent."""

from __future__ import annotations

from typing import Any

import pytest


def test_tokens(client: Any, sent: Any) -> None:
    with sent(client.Sample, identity="i", flow="f", key="k", certificate=True) as (
        api,
        requests,
    ):
        api.door.list()
        api.door.open()
        api.door.paint()
    assert requests[0].headers["authorization"] == "Bearer i"
    assert requests[1].headers["authorization"] == "Bearer f"
    assert requests[1].url.params["api|key"] == "k"
    assert requests[2].url.params["api|key"] == "k"
    assert "authorization" not in requests[2].headers


def test_the_other_alternative(client: Any, sent: Any) -> None:
    with sent(client.Sample, flow="f", digest='username="me"') as (api, requests):
        api.door.open()
    assert requests[0].headers["authorization"] == 'Digest username="me"'
    assert not requests[0].url.query


def test_a_certificate_is_needed_too(client: Any, sent: Any) -> None:
    needed = pytest.raises(client.MissingCredentialError, match="client certificate")
    with sent(client.Sample, key="k") as (api, requests), needed:
        api.door.paint()
    assert not requests


def test_what_is_missing(client: Any, sent: Any) -> None:
    needed = pytest.raises(client.MissingCredentialError, match=r"key .*; or .*digest")
    with sent(client.Sample, flow="f") as (api, requests), needed:
        api.door.open()
    assert not requests
