"""Flows of OAuth 2 with the addresses and scopes of a document."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from cases.harness import Outcome

TOKEN = {"access_token": "at", "refresh_token": "rt", "expires_in": 3600}


class Kennels:
    """The service and its token endpoints; the forms that these were sent."""

    def __init__(self) -> None:
        self.forms: list[tuple[str, dict[str, list[str]]]] = []
        self.used: list[str | None] = []
        self.refused = False

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path.startswith("/api/v1"):
            self.used.append(request.headers.get("authorization"))
            refused, self.refused = self.refused, False
            return httpx2.Response(401 if refused else 204)
        if "/.well-known/" in request.url.path:
            issuer = "https://id.example"
            found = {"issuer": issuer, "token_endpoint": "https://id.example/found"}
            return httpx2.Response(200, json=found)
        self.forms.append((str(request.url), parse_qs(request.content.decode())))
        if request.url.path == "/device":
            place = "https://id.example/enter"
            found = {"device_code": "d", "user_code": "u", "verification_uri": place}
            return httpx2.Response(200, json={**found, "interval": 1})
        return httpx2.Response(200, json=TOKEN)


@pytest.fixture
def kennels() -> Kennels:
    return Kennels()


@pytest.fixture
def oauth(client: Any) -> Any:
    return import_module(f"{client.__name__}.oauth")


@pytest.fixture
def api_of(client: Any, kennels: Kennels) -> Callable[..., Any]:
    def make(**options: Any) -> Any:
        pool = httpx2.Client(transport=httpx2.MockTransport(kennels))
        return client.Sample(http_client=pool, **options)

    return make


def test_client_credentials(api_of: Any, oauth: Any, kennels: Kennels) -> None:
    api = api_of(kennel_auth=oauth.ClientCredentials("id", "secret"))
    for call in (api.dog.list, api.dog.wash, api.dog.list):
        call()
    assert kennels.used == ["Bearer at"] * 3
    asked = [(url, form["scope"]) for url, form in kennels.forms]
    token = "https://kennels.example/token"
    assert asked == [(token, ["dogs:read"]), (token, ["dogs:read dogs:wash"])]


def test_a_login_by_browser(api_of: Any, oauth: Any, kennels: Kennels) -> None:
    login = oauth.AuthorizationCode("id", redirect_url="https://app.example/back")
    started = api_of(kennel_auth=login).begin_login("kennel_auth")
    address = urlsplit(str(started.url))
    assert f"{address.scheme}://{address.netloc}{address.path}" == (
        "https://id.example/authorize"
    )
    query = parse_qs(address.query)
    assert query["tenant"] == ['"a"']
    assert query["scope"] == ["dogs:read dogs:wash admin"]
    back = f"https://app.example/back?code=c&state={started.state}"
    api = api_of(kennel_auth=login.redeem(started, back))
    api.dog.list()
    kennels.refused = True
    api.dog.wash()
    assert [(url, form["grant_type"]) for url, form in kennels.forms] == [
        ("https://kennels.example/token", ["authorization_code"]),
        ("https://id.example/refresh", ["refresh_token"]),
    ]


def test_a_device(api_of: Any, oauth: Any, kennels: Kennels) -> None:
    told: list[Any] = []
    api = api_of(kennel_auth=oauth.DeviceCode("id", on_code=told.append))
    api.dog.list()
    assert (told[0].code, told[0].url) == ("u", "https://id.example/enter")
    assert [url for url, _ in kennels.forms] == [
        "https://id.example/device",
        "https://kennels.example/token",
    ]


def test_discovery(api_of: Any, oauth: Any, kennels: Kennels) -> None:
    api = api_of(person=oauth.RefreshToken("id", refresh_token="old"))
    api.dog.feed()
    url, form = kennels.forms[0]
    assert (url, form["refresh_token"]) == ("https://id.example/found", ["old"])


def test_text_stays_a_credential(api_of: Any, kennels: Kennels) -> None:
    api_of(kennel_auth="mine").dog.list()
    api_of(kennel_auth=lambda: "asked").dog.list()
    assert kennels.used == ["Bearer mine", "Bearer asked"]


def test_alternatives(client: Any, api_of: Any, kennels: Kennels) -> None:
    api_of(kennel_auth="mine", certificate=True).dog.free()
    api_of(kennel_auth="mine", user=("u", "p")).dog.free()
    assert kennels.used == ["Bearer mine", "Basic dTpw"]
    with pytest.raises(client.MissingCredentialError) as caught:
        api_of(kennel_auth="mine").dog.free()
    assert str(caught.value) == (
        "freeDogs needs a client certificate: argument certificate (or environment "
        "variable CLIENT_CERTIFICATE); or argument user (or environment variables "
        "CLIENT_USER_USER and CLIENT_USER_PASSWORD)"
    )


def test_the_surface(made: Outcome) -> None:
    found = json.loads(made.files["surface.json"])["credentials"]
    assert [one["type"] for one in found] == ["OAuth2", "OAuth2", "Basic", "MutualTLS"]
    assert found[0]["flows"] == [
        *("clientCredentials", "authorizationCode", "deviceAuthorization")
    ]
