"""Flows of OAuth 2 as credentials: what callers know of them, as frozen records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hmac import compare_digest
from typing import ClassVar, Literal
from urllib.parse import parse_qs, urlsplit

from .credentials import TokenFlow
from .errors import OAuthError, bounded
from .hidden import Hidden


class Tokens(Hidden, frozen=True):
    """What a token endpoint answered, to be stored; "" and None where it said nothing.

    expires_at  seconds since 1970 at which the access token expires
    scope       the scopes that were granted, separated by spaces
    id_token    of OpenID Connect, as it came: its signature was not looked at
    """

    access_token: str
    refresh_token: str = ""
    expires_at: float | None = None
    scope: str = ""
    id_token: str = ""


class Flow(TokenFlow, frozen=True, kw_only=True):
    """What all flows have in common; the document fills in what is left out.

    client_id, client_secret  as the service has registered the client; public clients
                              have no secret
    scopes                    by default those that the document asks for
    token_url                 where tokens are had, https or on this machine
    discovery_url             the metadata of the server, to find its other addresses
    authentication            how the secret is sent: in the header `Authorization`
                              (basic) or in the body (post)
    parameters                more members of the request, such as `audience`
    on_token                  called with the Tokens whenever there are new ones, to store
                              them; async clients await it
    """

    scopes: Sequence[str] | None = None
    token_url: str = ""
    discovery_url: str = ""
    authentication: Literal["basic", "post", ""] = ""
    parameters: Mapping[str, str] = {}
    on_token: Callable[[Tokens], object] | None = None
    names: ClassVar[tuple[str, ...]] = ()
    """What documents call such a flow."""

    def __post_init__(self) -> None:
        if isinstance(self.scopes, str):
            raise TypeError("scopes must be a list of texts")
        if not self.client_id and not isinstance(self, PasswordCredentials):
            raise ValueError("client_id must not be empty")


class ClientCredentials(Flow, frozen=True, kw_only=True):
    """Tokens for the client itself (RFC 6749, section 4.4)."""

    names: ClassVar[tuple[str, ...]] = ("clientCredentials",)


class PasswordCredentials(Flow, frozen=True, kw_only=True):
    """Tokens for a user whose password is known (RFC 6749, section 4.3)."""

    username: str
    password: str
    names: ClassVar[tuple[str, ...]] = ("password",)


class RefreshToken(Flow, frozen=True, kw_only=True):
    """Tokens by a refresh token that was stored; a new one that comes along replaces it."""

    refresh_token: str
    names: ClassVar[tuple[str, ...]] = ("authorizationCode", "deviceAuthorization")


class UserCode(Hidden, frozen=True):
    """What to tell a user: to open `url` and to enter `code`, within `expires_in` seconds.

    `complete_url` has the code in it already, "" where the service has no such address.
    """

    code: str
    url: str
    complete_url: str
    expires_in: float


class DeviceCode(Flow, frozen=True, kw_only=True):
    """Tokens for a user who logs in on another device (RFC 8628).

    `on_code` is called with the UserCode by the first call that needs a token, which then
    waits for the user.
    """

    on_code: Callable[[UserCode], object]
    device_url: str = ""
    names: ClassVar[tuple[str, ...]] = ("deviceAuthorization",)


class RedeemedCode(Flow, frozen=True, kw_only=True):
    """A login by browser that is over: AuthorizationCode.redeem makes it."""

    code: str
    verifier: str
    redirect_url: str
    names: ClassVar[tuple[str, ...]] = ("authorizationCode",)


class StartedLogin(Hidden, frozen=True):
    """A login by browser that has begun: send the user to `url`, keep the rest.

    It is the user's own: keep it where others cannot read it, such as their session.
    """

    url: str
    state: str
    verifier: str
    issuer: str = ""


class AuthorizationCode(Flow, frozen=True, kw_only=True):
    """Tokens for a user who logs in with a browser (RFC 6749, section 4.1, and PKCE).

    `client.begin_login()` starts a login, `redeem` ends it.
    """

    redirect_url: str
    authorization_url: str = ""
    is_ready: ClassVar[bool] = False
    names: ClassVar[tuple[str, ...]] = ("authorizationCode",)

    def redeem(self, started: StartedLogin, callback_url: str) -> RedeemedCode:
        """The credential for a client, by the address at which the user came back.

        Raises OAuthError when the service refused the login, or when the address belongs
        to another login.
        """
        callback = _callback(callback_url)
        del callback_url
        if not compare_digest(callback.state.encode(), started.state.encode()):
            raise OAuthError("the callback belongs to another login: state differs")
        if callback.issuer and started.issuer not in ("", callback.issuer):
            raise OAuthError("the callback comes from another server: iss differs")
        if callback.error:
            error, said = bounded(callback.error), bounded(callback.description)
            message = f"the login was refused: {error}" + (f": {said}" if said else "")
            raise OAuthError(message, error=error, description=said)
        if not callback.code:
            raise OAuthError("the callback has no code")
        return RedeemedCode(
            self.client_id,
            self.client_secret,
            scopes=self.scopes,
            token_url=self.token_url,
            discovery_url=self.discovery_url,
            authentication=self.authentication,
            parameters=self.parameters,
            on_token=self.on_token,
            code=callback.code,
            verifier=started.verifier,
            redirect_url=self.redirect_url,
        )


class _Callback(Hidden, frozen=True):
    state: str
    code: str
    issuer: str
    error: str
    description: str


def _callback(url: str) -> _Callback:
    """The members of the query; those that are given twice count as absent."""
    try:
        found = parse_qs(urlsplit(url).query, max_num_fields=100)
    except ValueError:
        found = {}
    single = {name: values[0] for name, values in found.items() if len(values) == 1}
    return _Callback(
        state=single.get("state", ""),
        code=single.get("code", ""),
        issuer=single.get("iss", ""),
        error=single.get("error", ""),
        description=single.get("error_description", ""),
    )
