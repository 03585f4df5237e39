"""Credentials reach the place that the document names, and no other."""

from __future__ import annotations

from typing import Any

import pytest


def test_prefix(client: Any, sent: Any) -> None:
    with sent(client.Sample, token="abc") as (api, requests):
        api.vault.with_token()
        api.vault.with_nothing()
    assert requests[0].headers["authorization"] == "Token abc"
    assert "authorization" not in requests[1].headers


def test_first_alternative_that_is_there(client: Any, sent: Any) -> None:
    with sent(client.Sample, bearer="abc") as (api, requests):
        api.vault.with_either()
        api.vault.optionally()
    assert requests[0].headers["authorization"] == "Bearer abc"
    assert "authorization" not in requests[1].headers


def test_both(client: Any, sent: Any) -> None:
    with sent(client.Sample, cookie="c", query_="q") as (api, requests):
        api.vault.with_both()
    assert requests[0].headers["cookie"] == "session=c"
    assert requests[0].url.params["key"] == "q"


def test_missing_credential_is_named(client: Any, sent: Any) -> None:
    missing = pytest.raises(client.MissingCredentialError, match="query")
    with sent(client.Sample, cookie="c") as (api, requests), missing:
        api.vault.with_both()
    assert not requests


def test_operation_server(client: Any, sent: Any) -> None:
    with sent(client.Sample, flow="abc") as (api, requests):
        api.vault.elsewhere()
    assert requests[0].url == "https://eu.example.org/elsewhere"
