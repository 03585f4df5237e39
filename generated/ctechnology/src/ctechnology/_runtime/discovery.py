"""Where a flow of OAuth 2 leads: what callers, the document and the server itself say."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from .commands import Send, Sleep, Steps, Timing
from .credentials import Slot
from .drafts import origin, user_agent
from .errors import OAuthError, bounded
from .flows import Flow
from .messages import Failure, Request, Response, public_url
from .outcome import connection_error
from .retry import Policy, retry_delay
from .service import Endpoints, OAuth2, Service
from .settings import Settings
from .token_endpoint import LONGEST_ANSWER, Answer, checked_url, read

_OPENID: Final = "/.well-known/openid-configuration"
_OAUTH: Final = "/.well-known/oauth-authorization-server"
_URLS: Final = ("token_url", "authorization_url", "device_url", "refresh_url")


class Party(Struct, frozen=True):
    """What the steps of a flow know of the client, its document and its state."""

    service: Service
    settings: Settings
    timing: Timing
    scheme: OAuth2
    slot: Slot

    def __repr__(self) -> str:
        return f"<Party {self.scheme.argument}>"

    @property
    def base_url(self) -> str:
        """What addresses of the document are relative to."""
        return self.settings.base_url or self.service.base_url

    @property
    def agent(self) -> str:
        return user_agent(self.service)


def exchanged(party: Party, request: Request, *, repeatable: bool) -> Steps[Response]:
    """The answer to a request of a flow; raises APIConnectionError."""
    attempt, timing = 0, party.timing
    policy = Policy(max_retries=party.settings.max_retries, repeatable=repeatable)
    while True:
        outcome = yield Send(request)
        assert isinstance(outcome, Response | Failure)
        delay = retry_delay(outcome, policy, attempt, timing.clock(), timing.random())
        if delay is None:
            break
        attempt += 1
        yield Sleep(delay)
    if isinstance(outcome, Failure):
        place = bounded(public_url(request.url))
        raise connection_error(place, outcome) from outcome.error
    return outcome


def endpoints(party: Party, flow: Flow, *needed: str) -> Steps[Endpoints]:
    """The addresses of a flow, absolute and fit to be used; raises OAuthError without."""
    found = _known(party.scheme, flow)
    url = flow.discovery_url or party.scheme.discovery_url
    if url and not all(getattr(found, name) for name in needed):
        if party.slot.endpoints is None:
            party.slot.endpoints = yield from _discovered(party, url)
        found = _filled(found, party.slot.endpoints)
    for name in needed:
        if not getattr(found, name):
            raise OAuthError(
                f"{party.scheme.argument}: {name} is not known; pass {name}= or "
                f"discovery_url= to {type(flow).__name__}"
            )
    wanted = {name: getattr(found, name) for name in (*needed, "refresh_url")}
    checked = {
        name: checked_url(url, party.base_url, name)
        for name, url in wanted.items()
        if url
    }
    return replace(found, **checked)


def _known(scheme: OAuth2, flow: Flow) -> Endpoints:
    """What the caller says, else the document: of the flow itself, or of another one."""
    said = {name: getattr(flow, name, "") for name in _URLS}
    found = replace(Endpoints(), **said)
    if flow.discovery_url:
        return found
    own = [scheme.flows[name] for name in flow.names if name in scheme.flows]
    for one in own:
        refresh = "" if found.token_url else one.refresh_url
        found = _filled(found, replace(one, refresh_url=refresh))
    for one in scheme.flows.values():
        found = _filled(found, replace(one, refresh_url=""))
    return found


def _filled(found: Endpoints, other: Endpoints) -> Endpoints:
    """The first with what only the other has."""
    missing = {n: getattr(other, n) for n in _URLS if not getattr(found, n)}
    return replace(
        found,
        **missing,
        issuer=found.issuer or other.issuer,
        secret_in_body=other.secret_in_body,
    )


def _discovered(party: Party, url: str) -> Steps[Endpoints]:
    """What the server's metadata says (OpenID Connect Discovery, RFC 8414)."""
    found = checked_url(url, party.base_url, "discovery_url")
    request = Request(
        operation="discovery of endpoints",
        template=urlsplit(found).path,
        max_bytes=LONGEST_ANSWER,
        method="GET",
        url=found,
        headers=(("User-Agent", party.agent), ("Accept", "application/json")),
        body=None,
        timeout=party.settings.timeout,
        foreign=True,
    )
    response = yield from exchanged(party, request, repeatable=True)
    answer = read(found, response)
    issuer = answer.text("issuer")
    if not _belongs(found, issuer):
        place, said = bounded(public_url(found)), bounded(public_url(issuer))
        raise OAuthError(f"{place} speaks for another issuer: {said or 'none'}")
    return Endpoints(
        token_url=answer.text("token_endpoint"),
        authorization_url=answer.text("authorization_endpoint"),
        device_url=answer.text("device_authorization_endpoint"),
        issuer=issuer,
        secret_in_body=_is_post_only(answer),
    )


def _belongs(url: str, issuer: str) -> bool:
    """Whether metadata at an address may speak for an issuer."""
    try:
        parts, same_host = urlsplit(issuer), origin(issuer) == origin(url)
    except ValueError:
        return False
    path = parts.path.rstrip("/")
    allowed = {f"{path}{_OPENID}", f"{_OAUTH}{path}", f"{_OPENID}{path}"}
    is_usual = "/.well-known/" in url
    return same_host and (not is_usual or urlsplit(url).path in allowed)


def _is_post_only(answer: Answer) -> bool:
    methods = answer.members.get("token_endpoint_auth_methods_supported")
    if not isinstance(methods, list) or "client_secret_basic" in methods:
        return False
    return "client_secret_post" in methods
