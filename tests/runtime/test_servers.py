"""Addresses with variables: a value stays in its part of the address."""

from __future__ import annotations

import pytest

from runtime import server_url

TENANT = "https://{v}.files.example:{port}/v1"


@pytest.mark.parametrize(
    ("template", "value", "address"),
    [
        (TENANT, "me", "https://me.files.example:443/v1"),
        (TENANT, "a.b-c_9", "https://a.b-c_9.files.example:443/v1"),
        ("{v}://files.example", "http", "http://files.example"),
        ("https://{v}", "files.example:8443", "https://files.example:8443"),
        ("https://{v}:{port}/x", "[::1]", "https://[::1]:443/x"),
        ("https://api{v}.example", "", "https://api.example"),
        ("https://a.example/{v}", "", "https://a.example/"),
        ("https://a.example/{v}", "api/v2", "https://a.example/api/v2"),
        ("https://a.example/x-{v}", "%20;a=1", "https://a.example/x-%20;a=1"),
        ("{v}/api", "https://mine.example/x", "https://mine.example/x/api"),
        ("https://a.example/{v}/{other}", "1", "https://a.example/1/{other}"),
    ],
)
def test_values_in_their_place(template: str, value: str, address: str) -> None:
    assert server_url(template, {"v": value, "port": "443"}) == address


@pytest.mark.parametrize(
    ("template", "values"),
    [
        (
            TENANT,
            ["evil.example/", "evil.example#", "evil.example?", "a@evil.example"],
        ),
        (TENANT, ["evil.example:443/", "evil.example\\", "a b", "a\n", "é", "{port}"]),
        ("https://{v}", ["a@evil.example", "evil.example/x", "a:b", "a:1:2", ""]),
        ("https://a.example/{v}", ["..", "a/../../b", "%2e%2E/x", "a%2f..", "a?b"]),
        ("https://a.example/{v}", ["a#b", "a\\b", "a b", "a\r\n", "é"]),
        ("{v}://a.example", ["ftp", "https://evil.example/?", "file", ""]),
        ("{v}/api", ["ftp://a.example", "/relative", "https://a.example?"]),
    ],
)
def test_values_that_would_leave_their_place(template: str, values: list[str]) -> None:
    for value in values:
        with pytest.raises(ValueError, match=r"v cannot be|base_url must be"):
            server_url(template, {"v": value, "port": "443"})


def test_values_that_are_not_allowed() -> None:
    with pytest.raises(ValueError, match="v must be one of eu, us"):
        server_url("https://{v}.example", {"v": "as"}, {"v": ("eu", "us")})
