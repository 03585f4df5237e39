"""The addresses of the document, and those that are made from its variables."""

from __future__ import annotations

from typing import Any

import pytest


def test_addresses(client: Any) -> None:
    servers = client.servers
    assert servers.production() == "https://files.example/v1"
    assert servers.sandbox() == "https://sandbox.files.example/v1"
    assert servers.files_example() == "https://demo.files.example:443/v1"
    found = servers.files_example(scheme="http", tenant="me", base_path="v2")
    assert found == "http://me.files.example:443/v2"


def test_values_are_checked(client: Any) -> None:
    with pytest.raises(ValueError, match="scheme must be one of https, http"):
        client.servers.files_example(scheme="ftp")
    with pytest.raises(ValueError, match="tenant cannot be"):
        client.servers.files_example(tenant="a?b")


def test_where_calls_go(client: Any, sent: Any) -> None:
    servers = client.servers
    with sent(client.Sample) as (api, requests):
        api.file.list()
        api.file.empty_trash()
        api.file.upload()
        api.file.upload(options={"base_url": servers.uploads_example(region="us")})
        api.with_options(base_url=servers.sandbox()).file.list()
    assert [str(request.url) for request in requests] == [
        "https://files.example/v1/files",
        "https://trash.example/trash",
        "https://eu.uploads.example/files",
        "https://us.uploads.example/files",
        "https://sandbox.files.example/v1/files",
    ]
