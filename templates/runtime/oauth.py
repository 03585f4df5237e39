"""Flows of OAuth 2 and OpenID Connect without I/O: steps that end with an access token."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256
from inspect import iscoroutine
from secrets import token_urlsafe
from typing import Final
from urllib.parse import urlencode

from .commands import Ask, Send, Sleep, Steps
from .credentials import Token, TokenFlow
from .discovery import Party, endpoints, exchanged
from .errors import OAuthError
from .flows import (
    AuthorizationCode,
    ClientCredentials,
    DeviceCode,
    Flow,
    PasswordCredentials,
    RedeemedCode,
    RefreshToken,
    StartedLogin,
    Tokens,
    UserCode,
)
from .hidden import Answered, Hidden
from .messages import Request, Response
from .service import Endpoints
from .token_endpoint import Answer, Form, checked_url, form_request, read, read_tokens

_DEVICE: Final = "urn:ietf:params:oauth:grant-type:device_code"
_LONGEST_LOGIN: Final = 3600.0
"""Seconds that a user has at the most to enter a code."""


def obtained(party: Party, flow: TokenFlow, scopes: frozenset[str]) -> Steps[Token]:
    """A new access token; raises OAuthError or APIConnectionError.

    `scopes` are what the call needs, and what the last token had.
    """
    assert isinstance(flow, Flow)
    slot, tokens = party.slot, None
    if isinstance(flow, RefreshToken):
        slot.refresh_token = slot.refresh_token or flow.refresh_token
    if slot.refresh_token:
        tokens = yield from _refreshed(party, flow)
    if tokens is None:
        tokens = yield from _first(party, flow, scopes)
    grows = isinstance(flow, ClientCredentials) and flow.scopes is None
    if not isinstance(flow, ClientCredentials):
        slot.refresh_token = tokens.refresh_token or slot.refresh_token
    slot.spent = isinstance(flow, RedeemedCode)
    token = Token(tokens.access_token, tokens.expires_at, scopes if grows else None)
    slot.token = token
    if flow.on_token:
        yield from _told(flow.on_token, tokens, "on_token")
    return token


def begun(party: Party, flow: AuthorizationCode) -> Steps[StartedLogin]:
    """The address to send a user to, with what must be kept (RFC 7636, S256)."""
    found = yield from endpoints(party, flow, "authorization_url")
    state, verifier = token_urlsafe(32), token_urlsafe(64)
    challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=")
    query = {
        **flow.parameters,
        "response_type": "code",
        "client_id": flow.client_id,
        "redirect_uri": flow.redirect_url,
        **_scope(party.scheme.scopes if flow.scopes is None else flow.scopes),
        "state": state,
        "code_challenge": challenge.decode("ascii"),
        "code_challenge_method": "S256",
    }
    url = found.authorization_url
    joint = "&" if "?" in url else "?"
    return StartedLogin(
        f"{url}{joint}{urlencode(query)}", state, verifier, found.issuer
    )


def _first(party: Party, flow: Flow, scopes: frozenset[str]) -> Steps[Tokens]:
    """Tokens without a refresh token."""
    if isinstance(flow, DeviceCode):
        return (yield from _by_device(party, flow))
    found = yield from endpoints(party, flow, "token_url")
    form = _form(flow, found, _grant(party, flow, scopes).fields)
    repeatable = not isinstance(flow, RedeemedCode)
    request = _request(party, form, found.token_url)
    response = yield from exchanged(party, request, repeatable=repeatable)
    return read_tokens(found.token_url, response, party.timing.clock(), form)


class _Fields(Hidden, frozen=True):
    fields: dict[str, str]


def _grant(party: Party, flow: Flow, scopes: frozenset[str]) -> _Fields:
    """The members of a form that ask for the first tokens."""
    match flow:
        case PasswordCredentials():
            asked = party.scheme.scopes if flow.scopes is None else flow.scopes
            who = {"username": flow.username, "password": flow.password}
            return _Fields({"grant_type": "password", **who, **_scope(asked)})
        case RedeemedCode():
            return _Fields(
                {
                    "grant_type": "authorization_code",
                    "code": flow.code,
                    "redirect_uri": flow.redirect_url,
                    "code_verifier": flow.verifier,
                }
            )
        case _:
            asked = tuple(sorted(scopes)) if flow.scopes is None else flow.scopes
            return _Fields({"grant_type": "client_credentials", **_scope(asked)})


def _refreshed(party: Party, flow: Flow) -> Steps[Tokens | None]:
    """Tokens by the refresh token; None when it is refused and there is another way."""
    found = yield from endpoints(party, flow, "token_url")
    url = found.refresh_url or found.token_url
    fields = {"grant_type": "refresh_token", **_scope(flow.scopes or ())}
    form = _form(flow, found, fields, refresh_token=party.slot.refresh_token)
    request = _request(party, form, url)
    response = yield from exchanged(party, request, repeatable=False)
    try:
        return read_tokens(url, response, party.timing.clock(), form)
    except OAuthError as refused:
        starts_again = isinstance(flow, PasswordCredentials | DeviceCode)
        if refused.error != "invalid_grant" or not starts_again:
            raise
    party.slot.refresh_token = ""
    return None


def _by_device(party: Party, flow: DeviceCode) -> Steps[Tokens]:
    found = yield from endpoints(party, flow, "device_url", "token_url")
    asked = party.scheme.scopes if flow.scopes is None else flow.scopes
    form = _form(flow, found, _scope(asked))
    request = _request(party, form, found.device_url)
    response = yield from exchanged(party, request, repeatable=True)
    answer = read(found.device_url, response, form)
    user = _user_code(found.device_url, answer, party.base_url)
    until = party.timing.clock() + user.expires_in
    yield from _told(flow.on_code, user, "on_code")
    device = answer.text("device_code")
    form = _form(flow, found, {"grant_type": _DEVICE}, device_code=device)
    del device
    wait = max(1.0, answer.seconds("interval") or 5.0)
    return (yield from _polled(party, form, found.token_url, wait, until))


def _user_code(url: str, answer: Answer, base: str) -> UserCode:
    """What to tell the user; raises OAuthError when the answer does not say it."""
    place = answer.text("verification_uri") or answer.text("verification_url")
    complete = answer.text("verification_uri_complete")
    if not answer.text("device_code") or not answer.text("user_code") or not place:
        raise OAuthError(f"{url} answered no device_code, user_code or address")
    seconds = answer.seconds("expires_in") or _LONGEST_LOGIN
    return UserCode(
        code=answer.text("user_code"),
        url=checked_url(place, base, "verification_uri"),
        complete_url=(
            checked_url(complete, base, "verification_uri_complete") if complete else ""
        ),
        expires_in=min(seconds, _LONGEST_LOGIN),
    )


def _polled(
    party: Party, form: Form, url: str, wait: float, until: float
) -> Steps[Tokens]:
    """Tokens as soon as the user has agreed (RFC 8628, section 3.5)."""
    request, clock = _request(party, form, url), party.timing.clock
    while (left := until - clock()) > 0:
        yield Sleep(min(wait, left))
        response = yield Send(request)
        if not isinstance(response, Response) or response.status >= 500:
            wait *= 2
            continue
        try:
            return read_tokens(url, response, clock(), form)
        except OAuthError as answered:
            if answered.error not in ("authorization_pending", "slow_down"):
                raise
            wait += 5 if answered.error == "slow_down" else 0
    raise OAuthError("nobody entered the code in time", error="expired_token")


def _told(tell: Callable[..., object], what: object, name: str) -> Steps[None]:
    """Call a function of the caller's."""
    answer = yield Ask(partial(tell, what))
    assert isinstance(answer, Answered)
    if iscoroutine(answer.value):
        answer.value.close()
        raise TypeError(f"{name} must not be async for a client that is not")


def _form(flow: Flow, found: Endpoints, fields: dict[str, str], **more: str) -> Form:
    usual = "post" if found.secret_in_body else "basic"
    is_post = (flow.authentication or usual) == "post"
    return Form(flow, {**flow.parameters, **fields, **more}, is_post)


def _request(party: Party, form: Form, url: str) -> Request:
    return form_request(form, url, party.settings.timeout, party.agent)


def _scope(scopes: Iterable[str]) -> dict[str, str]:
    asked = " ".join(dict.fromkeys(scopes))
    return {"scope": asked} if asked else {}
