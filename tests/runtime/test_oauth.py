"""Flows of OAuth 2 against a server on loopback, for both colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from runtime import (
    APIConnectionError,
    AsyncAPIClient,
    AuthenticationError,
    Endpoints,
    Json,
    MissingCredentialError,
    OAuth2,
    OAuthError,
    Operation,
    Service,
    SyncAPIClient,
)
from runtime.flows import (
    AuthorizationCode,
    ClientCredentials,
    DeviceCode,
    PasswordCredentials,
    RefreshToken,
    StartedLogin,
    Tokens,
    UserCode,
)

from .colours import Clock, Colour
from .oauth_server import ID, PASSWORD, SECRET, Authority, serving

Make: TypeAlias = Callable[..., Any]
READ: Operation[Any] = Operation(
    id="read", method="GET", path="/read", responses={"200": Json(Any)}
)
WRITE: Operation[Any] = Operation(
    id="write",
    method="GET",
    path="/write",
    responses={"200": Json(Any)},
    security=(("Auth",),),
    scopes={"Auth": ("write",)},
)


@pytest.fixture
def authority() -> Authority:
    return Authority()


@pytest.fixture
def address(authority: Authority) -> Iterator[str]:
    with serving(authority) as url:
        yield url


def scheme(**more: Any) -> OAuth2:
    one = Endpoints(
        token_url="/token", authorization_url="/authorize", device_url="/device"
    )
    given: dict[str, Any] = {
        "flows": {"clientCredentials": one},
        "scopes": ("read", "write"),
        **more,
    }
    return OAuth2("auth", "SAMPLE_ACCESS", **given)


@pytest.fixture
def make(colour: Colour, address: str) -> Iterator[Make]:
    """Makes clients of the server whose credential is a flow."""
    made: list[Any] = []

    def client(flow: Any, of: OAuth2 | None = None, **options: Any) -> Any:
        service = Service(
            name="sample",
            version="1",
            base_url=f"{address}/api",
            schemes={"Auth": of or scheme()},
            security=(("Auth",),),
            scopes={"Auth": ("read",)},
        )
        base: Any = AsyncAPIClient if colour.is_async else SyncAPIClient
        kind = type("Client", (base,), {"_timing": colour.clock.timing()})
        made.append(kind(service, {"Auth": flow}, options))
        return made[-1]

    yield client
    for one in made:
        colour.run(one.close())


def test_client_credentials(
    colour: Colour, make: Make, authority: Authority, clock: Clock
) -> None:
    client = make(ClientCredentials(ID, SECRET))
    for now, issued in [(0, 1), (3539, 1), (3541, 2), (3541, 2)]:
        clock.now = 1_700_000_000.0 + now
        found = colour.run(client.call(READ))
        assert (found["token"], authority.issued) == (f"at-{issued}-hush", issued)
    expected = {"grant_type": "client_credentials", "scope": "read"}
    assert authority.forms == [expected, expected]
    sent = authority.headers[0]
    assert sent["accept"] == "application/json"
    assert sent["content-type"] == "application/x-www-form-urlencoded"


def test_renewal_after_a_401_and_no_loop(
    colour: Colour, make: Make, authority: Authority
) -> None:
    client = make(ClientCredentials(ID, SECRET))
    colour.run(client.call(READ))
    authority.valid = set()
    assert colour.run(client.call(READ))["token"] == "at-2-hush"
    authority.resource = lambda headers: (401, {}, b"")  # type: ignore[method-assign]  # refuses for ever
    with pytest.raises(AuthenticationError):
        colour.run(client.call(READ))
    assert authority.issued == 3


def test_scopes_grow_with_operations(
    colour: Colour, make: Make, authority: Authority
) -> None:
    client = make(ClientCredentials(ID, SECRET))
    for operation in (READ, WRITE, READ, WRITE):
        colour.run(client.call(operation))
    assert [form["scope"] for form in authority.forms] == ["read", "read write"]


def test_a_refused_scope_leaves_the_token(
    colour: Colour, make: Make, authority: Authority
) -> None:
    client = make(ClientCredentials(ID, SECRET))
    colour.run(client.call(READ))
    authority.script = [(400, {}, b'{"error": "invalid_scope"}')]
    with pytest.raises(OAuthError, match="invalid_scope"):
        colour.run(client.call(WRITE))
    colour.run(client.call(READ))
    assert len(authority.forms) == 2


def test_own_scopes_addresses_and_parameters(
    colour: Colour, make: Make, authority: Authority, address: str
) -> None:
    flow = ClientCredentials(
        ID,
        SECRET,
        scopes=["a", "b"],
        token_url=f"{address}/other",
        authentication="post",
        parameters={"audience": "me"},
    )
    client = make(flow, scheme(flows={}))
    for operation in (READ, WRITE):
        colour.run(client.call(operation))
    assert authority.forms == [
        {
            "grant_type": "client_credentials",
            "scope": "a b",
            "audience": "me",
            "client_id": ID,
            "client_secret": SECRET,
        }
    ]
    assert "authorization" not in authority.headers[0]
    assert "/other" in authority.paths


@pytest.mark.parametrize("life", [None, "soon", True, -5, "3600", 3600.5, [], "1e999"])
def test_lives_of_tokens(
    colour: Colour, make: Make, authority: Authority, clock: Clock, life: object
) -> None:
    authority.life = life
    client = make(ClientCredentials(ID, SECRET))
    for _ in range(2):
        colour.run(client.call(READ))
    clock.now += 1e6
    colour.run(client.call(READ))
    assert authority.issued == (2 if life in ("3600", 3600.5) else 1)


def test_password(colour: Colour, make: Make, authority: Authority) -> None:
    flow = PasswordCredentials("public", username="me", password=PASSWORD)
    client = make(flow)
    colour.run(client.call(READ))
    assert authority.forms[0] == {
        "grant_type": "password",
        "username": "me",
        "password": PASSWORD,
        "scope": "read write",
        "client_id": "public",
    }
    authority.valid.clear()
    colour.run(client.call(WRITE))
    authority.valid.clear()
    authority.refresh.clear()
    colour.run(client.call(WRITE))
    kinds = [form["grant_type"] for form in authority.forms]
    assert kinds == ["password", "refresh_token", "refresh_token", "password"]
    wrong = PasswordCredentials(username="me", password="wrong-hush")
    with pytest.raises(OAuthError) as caught:
        colour.run(make(wrong).call(READ))
    assert caught.value.error == "invalid_grant"
    assert caught.value.description == "no such grant"
    assert caught.value.status_code == 400
    assert "client_id" not in authority.forms[-1]


def started(colour: Colour, client: Any) -> tuple[StartedLogin, str]:
    """A login that has begun, and the address at which the user comes back."""
    found = colour.run(client.begin_login())
    assert isinstance(found, StartedLogin)
    answer = httpx2.get(found.url)
    return found, answer.headers["location"]


BACK = "https://app.example/back"


def test_authorization_code(colour: Colour, make: Make, authority: Authority) -> None:
    kept: list[Tokens] = []
    login = AuthorizationCode("public", redirect_url=BACK, on_token=kept.append)
    begun, callback = started(colour, make(login))
    query = parse_qs(urlsplit(begun.url).query)
    assert query["scope"] == ["read write"]
    assert query["redirect_uri"] == [BACK]
    assert query["state"] == [begun.state]
    assert len(begun.verifier) >= 43
    client = make(login.redeem(begun, callback))
    for _ in range(3):
        colour.run(client.call(WRITE))
        authority.valid.clear()
    kinds = [form["grant_type"] for form in authority.forms]
    assert kinds == ["authorization_code", "refresh_token", "refresh_token"]
    used = [form.get("refresh_token") for form in authority.forms]
    assert used == [None, "rt-1-hush", "rt-2-hush"]
    assert [tokens.refresh_token for tokens in kept] == [
        *("rt-1-hush", "rt-2-hush", "rt-3-hush")
    ]
    assert kept[0].expires_at == colour.clock.now + 3600
    again = RefreshToken("public", refresh_token=kept[-1].refresh_token)
    assert colour.run(make(again).call(READ))["token"] == "at-4-hush"
    with pytest.raises(OAuthError, match="invalid_grant: no such grant"):
        colour.run(make(again).call(READ))


def test_a_verifier_of_somebody_else(
    colour: Colour, make: Make, authority: Authority
) -> None:
    login = AuthorizationCode("public", redirect_url=BACK)
    begun, callback = started(colour, make(login))
    stolen = StartedLogin(begun.url, begun.state, "x" * 43)
    with pytest.raises(OAuthError, match="invalid_grant"):
        colour.run(make(login.redeem(stolen, callback)).call(READ))


def test_callbacks_that_are_refused() -> None:
    login = AuthorizationCode("public", redirect_url=BACK)
    begun = StartedLogin("u", "state", "v", "https://id.example")
    for query, said in {
        "code=c&state=other": "state differs",
        "code=c": "state differs",
        "code=c&state=state&state=state": "state differs",
        "state=state": "no code",
        "code=c&code=d&state=state": "no code",
        "error=access_denied&error_description=a%0Ab&state=state": "access_denied: a b",
        "code=c&state=state&iss=https://evil.example": "iss differs",
        "&".join(["a=b"] * 200): "state differs",
    }.items():
        with pytest.raises(OAuthError, match=said):
            login.redeem(begun, f"{BACK}?{query}")
    ready = login.redeem(begun, f"{BACK}?code=c&state=state&iss=https://id.example")
    assert ready.code == "c"


def test_a_login_that_is_not_over(
    colour: Colour, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_ACCESS", "not-asked-for")
    client = make(AuthorizationCode("public", redirect_url=BACK))
    with pytest.raises(MissingCredentialError, match="login of argument auth"):
        colour.run(client.call(READ))
    with pytest.raises(ValueError, match="argument other must be an Auth"):
        colour.run(client.begin_login("other"))
    with pytest.raises(ValueError, match="exactly one credential"):
        colour.run(make("text").begin_login())


def test_a_spent_code_is_not_sent_again(
    colour: Colour, make: Make, authority: Authority
) -> None:
    login = AuthorizationCode("public", redirect_url=BACK)
    begun, callback = started(colour, make(login))
    client = make(login.redeem(begun, callback))
    authority.script = [
        (200, {}, b'{"access_token": "gone-hush", "expires_in": 30}'),
    ]
    for _ in range(2):
        with pytest.raises(AuthenticationError):
            colour.run(client.call(READ))
    assert len(authority.forms) == 1


def test_device_code(
    colour: Colour, make: Make, authority: Authority, clock: Clock
) -> None:
    told: list[UserCode] = []
    authority.polls = [
        {"error": "authorization_pending"},
        {"error": "slow_down"},
        {"error": "authorization_pending"},
    ]
    client = make(DeviceCode("public", on_code=told.append))
    assert colour.run(client.call(READ))["token"] == "at-1-hush"
    assert (told[0].code, told[0].url) == ("ABCD-EFGH", "https://id.example/device")
    assert told[0].expires_in == 600
    assert clock.slept == [2, 2, 7, 7]
    assert authority.forms[0] == {"scope": "read write", "client_id": "public"}
    assert authority.forms[1] == {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "device_code": "device-hush",
        "client_id": "public",
    }


def test_device_codes_that_fail(
    colour: Colour, make: Make, authority: Authority, clock: Clock
) -> None:
    authority.polls = [{"error": "authorization_pending"}] * 1000
    client = make(DeviceCode("public", on_code=lambda _: None))
    with pytest.raises(OAuthError, match="in time") as caught:
        colour.run(client.call(READ))
    assert caught.value.error == "expired_token"
    assert sum(clock.slept) == 600
    authority.polls = [{"error": "access_denied"}]
    with pytest.raises(OAuthError, match="access_denied"):
        colour.run(client.call(READ))
    authority.script = [authority.device(), (503, {}, b"<html>")]
    clock.slept.clear()
    colour.run(client.call(READ))
    assert clock.slept == [2, 4]
    for place in ("javascript:alert(1)", "http://id.example/device", ""):
        text = (
            f'{{"device_code": "d", "user_code": "u", "verification_uri": "{place}"}}'
        )
        authority.script = [(200, {}, text.encode())]
        with pytest.raises(OAuthError, match=r"verification_uri|no device_code"):
            colour.run(make(DeviceCode("public", on_code=print)).call(READ))


def test_discovery(
    colour: Colour, make: Make, authority: Authority, address: str
) -> None:
    url = f"{address}/tenant/.well-known/openid-configuration"
    of = scheme(flows={}, discovery_url=url)
    authority.metadata = {
        "issuer": f"{address}/tenant",
        "token_endpoint": f"{address}/found",
        "authorization_endpoint": f"{address}/authorize?a=b",
        "device_authorization_endpoint": f"{address}/device",
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    }
    client = make(ClientCredentials(ID, SECRET), of)
    for operation in (READ, WRITE):
        colour.run(client.call(operation))
    assert authority.forms[0]["client_secret"] == SECRET
    assert authority.paths.count("/tenant/.well-known/openid-configuration") == 1
    assert authority.paths.count("/found") == 2
    login = AuthorizationCode("public", redirect_url=BACK)
    begun = colour.run(make(login, of).begin_login())
    assert begun.url.startswith(f"{address}/authorize?a=b&response_type=code")
    assert begun.issuer == f"{address}/tenant"
    colour.run(make(DeviceCode("public", on_code=lambda _: None), of).call(READ))


@pytest.mark.parametrize(
    ("path", "issuer"),
    [
        ("/.well-known/openid-configuration", "https://evil.example"),
        ("/.well-known/openid-configuration", "{}/tenant"),
        ("/a/.well-known/openid-configuration", "{}/b"),
        ("/.well-known/openid-configuration", ""),
        ("/.well-known/openid-configuration", "http://[::1"),
    ],
)
def test_metadata_of_another_issuer(
    colour: Colour,
    make: Make,
    authority: Authority,
    address: str,
    path: str,
    issuer: str,
) -> None:
    authority.metadata = {
        "issuer": issuer.format(address),
        "token_endpoint": f"{address}/token",
    }
    client = make(ClientCredentials(ID, SECRET, discovery_url=f"{address}{path}"))
    with pytest.raises(OAuthError, match="another issuer"):
        colour.run(client.call(READ))
    assert not authority.forms


def test_metadata_as_rfc_8414_has_it(
    colour: Colour, make: Make, authority: Authority, address: str
) -> None:
    url = f"{address}/.well-known/oauth-authorization-server/tenant"
    authority.metadata = {"issuer": f"{address}/tenant", "token_endpoint": "/token"}
    client = make(ClientCredentials(ID, SECRET, discovery_url=url))
    colour.run(client.call(READ))
    assert authority.issued == 1


@pytest.mark.parametrize(
    "answer",
    [
        (200, b"<html><body>Sign in</body></html>"),
        (200, b""),
        (200, b"[]"),
        (200, b"null"),
        (200, b'"at"'),
        (200, b"{"),
        (200, b"\xff\xfe\x00"),
        (200, b"[" * 10_000),
        (200, b'{"access_token": 5}'),
        (200, b'{"access_token": ""}'),
        (200, b'{"access_token": "a\\nb"}'),
        (200, b'{"access_token": "a", "token_type": "DPoP"}'),
        (200, b'{"error": {"message": "no"}}'),
        (200, b'{"error": "bad_verification_code"}'),
        (302, b""),
        (404, b"<html>"),
        (500, b"\x00"),
    ],
)
def test_garbage_from_the_token_endpoint(
    colour: Colour, make: Make, authority: Authority, answer: tuple[int, bytes]
) -> None:
    status, body = answer
    moved = {"location": "/elsewhere"} if status == 302 else {}
    authority.script = [(status, moved, body)] * 3
    client = make(ClientCredentials(ID, SECRET))
    with pytest.raises(OAuthError) as caught:
        colour.run(client.call(READ))
    assert len(str(caught.value)) < 800
    assert str(caught.value).isprintable()
    assert "/elsewhere" not in authority.paths
    assert not authority.calls


def test_words_of_the_server_are_bounded_and_hide_secrets(
    colour: Colour, make: Make, authority: Authority
) -> None:
    said = f'{{"error": "{"e" * 5000}", "error_description": "got S3CRET \\u0007{"d" * 9000}"}}'
    authority.script = [(400, {}, said.encode())]
    with pytest.raises(OAuthError) as caught:
        colour.run(make(ClientCredentials("x", "S3CRET")).call(READ))
    assert len(str(caught.value)) < 800
    assert "S3CRET" not in str(caught.value) + caught.value.description
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "url",
    [
        "http://id.example/token",
        "ftp://id.example/token",
        "javascript:alert(1)",
        "https://user:pw@id.example/token",
        "https:///token",
        "https://id.example:0/token",
        "http://[::1/token",
        "http://127.0.0.1.evil.example/token",
        "https://id.example/a b",
    ],
)
def test_addresses_that_are_not_used(
    colour: Colour, make: Make, authority: Authority, url: str
) -> None:
    of = scheme(flows={"clientCredentials": Endpoints(token_url=url)})
    with pytest.raises(OAuthError, match=r"token_url .* is not used") as caught:
        colour.run(make(ClientCredentials(ID, SECRET), of).call(READ))
    assert "pw" not in str(caught.value)


def test_no_address_is_known(colour: Colour, make: Make) -> None:
    client = make(ClientCredentials(ID, SECRET), scheme(flows={}))
    with pytest.raises(
        OAuthError, match="auth: token_url is not known; pass token_url"
    ):
        colour.run(client.call(READ))


def test_nobody_listens_at_the_token_endpoint(colour: Colour, make: Make) -> None:
    flow = ClientCredentials(ID, SECRET, token_url="http://127.0.0.1:9/token")
    with pytest.raises(APIConnectionError, match=r"127\.0\.0\.1:9/token"):
        colour.run(make(flow).call(READ))


def test_one_token_request_for_twenty(
    colour: Colour, make: Make, authority: Authority
) -> None:
    authority.delay = 0.1
    client = make(ClientCredentials(ID, SECRET))
    outcomes = colour.together([lambda: client.call(READ)] * 20)
    assert outcomes == [{"token": "at-1-hush"}] * 20
    assert len(authority.forms) == 1
    authority.valid.clear()
    outcomes = colour.together([lambda: client.call(READ)] * 20)
    assert outcomes == [{"token": "at-2-hush"}] * 20
    assert len(authority.forms) == 2


def test_functions_of_the_caller(
    colour: Colour, make: Make, authority: Authority
) -> None:
    kept: list[Tokens] = []

    async def later(tokens: Tokens) -> None:
        kept.append(tokens)

    client = make(ClientCredentials(ID, SECRET, on_token=later))
    if colour.is_async:
        colour.run(client.call(READ))
        assert kept[0].access_token == "at-1-hush"
    else:
        with pytest.raises(TypeError, match="on_token must not be async"):
            colour.run(client.call(READ))

    def broken(_: Tokens) -> None:
        raise LookupError("disk full")

    client = make(ClientCredentials(ID, SECRET, on_token=broken))
    with pytest.raises(LookupError, match="disk full"):
        colour.run(client.call(READ))
    assert colour.run(client.call(READ))["token"].startswith("at-")


def test_flows_that_make_no_sense() -> None:
    with pytest.raises(ValueError, match="client_id"):
        ClientCredentials("")
    with pytest.raises(TypeError, match="scopes must be a list"):
        ClientCredentials("a", scopes="read write")
