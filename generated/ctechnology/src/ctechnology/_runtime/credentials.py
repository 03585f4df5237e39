"""Credentials: schemes, what callers passed and the environment in, headers to send out."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import ClassVar, TypeAlias, TypeGuard

from msgspec import Struct

from .errors import APIError, MissingCredentialError
from .headers import breaks_lines, check_name
from .hidden import Answered, Hidden
from .messages import Pairs
from .operation import Operation, Security
from .parameters import quote_cookie
from .service import ApiKey, Basic, Bearer, Endpoints, MutualTLS, OAuth2, Scheme
from .settings import Arguments

Secret: TypeAlias = str | tuple[str, str]
"""A key or token, or a user name with its password."""

Credential: TypeAlias = str | Callable[[], str]
"""A key or token, or what is asked for one: once, and again after a 401."""
AsyncCredential: TypeAlias = str | Callable[[], str | Awaitable[str]]
BasicCredential: TypeAlias = tuple[str, str] | Callable[[], tuple[str, str]]
AsyncBasicCredential: TypeAlias = (
    tuple[str, str] | Callable[[], tuple[str, str] | Awaitable[tuple[str, str]]]
)
Asked: TypeAlias = Callable[[], Secret | Awaitable[Secret]]

RENEW_BEFORE = 60.0
"""Seconds before its expiry at which a token is renewed."""


class TokenFlow(Hidden, frozen=True):
    """A way to get access tokens by OAuth 2; the kinds are in flows.py."""

    client_id: str = ""
    client_secret: str = ""
    is_ready: ClassVar[bool] = True
    """Whether tokens can be had; not before a login by browser is over."""


TokenCredential: TypeAlias = Credential | TokenFlow
"""An access token, what is asked for one, or a flow of OAuth 2 that gets them."""
AsyncTokenCredential: TypeAlias = AsyncCredential | TokenFlow
CertificateCredential: TypeAlias = str | tuple[str, str] | bool
"""The path of a PEM file with certificate and key, or those of the two, or True where
`http_client` has them."""


class Token(Hidden, frozen=True):
    """A secret in use; `expires` in seconds since 1970, None when unknown.

    `scopes` are what was asked for, None when more cannot be had.
    """

    secret: Secret
    expires: float | None = None
    scopes: frozenset[str] | None = None

    def covers(self, scopes: Iterable[str]) -> bool:
        """Whether asking for these scopes would bring no more."""
        return self.scopes is None or self.scopes.issuperset(scopes)


class Renewal(Struct, frozen=True):
    """A login operation to call for a token, with its arguments."""

    operation: Operation[object, object]
    arguments: Arguments


Source: TypeAlias = Secret | Asked | Renewal | TokenFlow | bool | None
"""Where the credential of a scheme comes from; True: the connection pool has it."""


class Slot:
    """The state of one scheme, shared by all clones of a client.

    `refresh_token`, `endpoints` and `spent` are those of a flow; it is spent when it
    cannot be gone through again.
    """

    __slots__ = (
        *("attempts", "endpoints", "failure", "refresh_token"),
        *("source", "spent", "token"),
    )

    def __init__(self, source: Source) -> None:
        self.source = source
        self.token: Token | None = None
        self.attempts = 0
        self.failure: APIError | None = None
        self.refresh_token = ""
        self.endpoints: Endpoints | None = None
        self.spent = False

    def forget(self, token: Token) -> bool:
        """Drop a refused token; whether another one can be had."""
        if not self.is_renewable:
            return False
        if self.token is token:
            self.token = None
        return True

    def fresh(self, now: float, scopes: Iterable[str] = ()) -> Token | None:
        """The token that can be used without asking anybody."""
        token = self.token
        if token is None or not self.is_renewable:
            return token
        lives = token.expires is None or token.expires - now >= RENEW_BEFORE
        return token if lives and token.covers(scopes) else None

    @property
    def is_renewable(self) -> bool:
        """Whether the source can be asked again."""
        if isinstance(self.source, TokenFlow):
            return self.source.is_ready and bool(self.refresh_token or not self.spent)
        return isinstance(self.source, Renewal) or callable(self.source)


class Grant(Hidden, frozen=True):
    """What credentials add to a request, and the tokens they came from."""

    headers: Pairs = ()
    query: Pairs = ()
    cookies: tuple[str, ...] = ()
    used: tuple[tuple[Slot, Token], ...] = ()

    def forget(self) -> bool:
        """Drop the tokens after a 401; whether another attempt makes sense."""
        renewable = [slot.forget(token) for slot, token in self.used]
        return any(renewable)


def grant(
    found: Mapping[str, tuple[Slot, Token]], schemes: Mapping[str, Scheme]
) -> Grant:
    """What the tokens of some schemes add to a request; raises ValueError when they cannot."""
    for name, (_, token) in found.items():
        _check(schemes[name], token)
    headers: list[tuple[str, str]] = []
    query: list[tuple[str, str]] = []
    cookies: list[str] = []
    for name, (_, token) in found.items():
        scheme = schemes[name]
        value = sent_value(scheme, token.secret)
        match scheme:
            case ApiKey(location="user" | "password"):
                pass
            case ApiKey(location="query"):
                query.append((scheme.name, value))
            case ApiKey(location="cookie"):
                cookies.append(f"{scheme.name}={quote_cookie(value)}")
            case MutualTLS():
                pass
            case _:
                headers.append((header_of(scheme), value))
    return Grant(tuple(headers), tuple(query), tuple(cookies), tuple(found.values()))


def choose_schemes(
    operation: str,
    alternatives: Security,
    usable: Callable[[str], bool],
    missing: Callable[[str], str],
) -> tuple[str, ...]:
    """The first alternative that can be met; the empty one comes last.

    Raises MissingCredentialError whose text says for every alternative what is missing.
    """
    ordered = alternatives
    if len(alternatives) > 1:
        ordered = tuple(sorted(alternatives, key=lambda names: not names))
    for names in ordered:
        if all(usable(name) for name in names):
            return names
    if not ordered:
        return ()
    lacks = [
        " and ".join(missing(name) for name in names if not usable(name))
        for names in ordered
    ]
    raise MissingCredentialError(f"{operation} needs {'; or '.join(lacks)}")


def missing_text(scheme: Scheme | None, name: str, slot: Slot | None) -> str:
    """What a caller can do to supply the credential of a scheme."""
    match scheme:
        case None:
            return f"a credential of the kind {name}, which this client does not know"
        case Basic():
            variables = f"variables {scheme.env_user} and {scheme.env_password}"
        case MutualTLS():
            argument = f"a client certificate: argument {scheme.argument}"
            return f"{argument} (or environment variable {scheme.env_certificate})"
        case _:
            variables = f"variable {scheme.env}"
    if slot and isinstance(slot.source, TokenFlow) and not slot.source.is_ready:
        return f"the login of argument {scheme.argument}: begin_login(), then redeem"
    return f"argument {scheme.argument} (or environment {variables})"


def fixed(slot: Slot, scheme: Scheme) -> Token | None:
    """The credential that was passed, else the one in the environment, if any."""
    if _is_secret(slot.source):
        return Token(slot.source)
    if isinstance(scheme, MutualTLS):
        return Token("") if slot.source else None
    if isinstance(slot.source, TokenFlow):
        return None
    if isinstance(scheme, Basic):
        return _pair(scheme.env_user, scheme.env_password)
    value = os.environ.get(scheme.env)
    return Token(value) if value else None


def _pair(first: str, second: str) -> Token | None:
    user, password = os.environ.get(first), os.environ.get(second)
    return Token((user, password)) if user and password else None


def checked(answer: Answered, scheme: Scheme) -> Token:
    """What a callable returned as a token; raises TypeError for the wrong kind."""
    is_basic = isinstance(scheme, Basic)
    if is_basic and _is_pair(answer.value):
        return Token(answer.value)
    if not is_basic and _is_text(answer.value):
        return Token(answer.value)
    wanted = "(user, password)" if is_basic else "text"
    found = type(answer.value).__name__
    raise TypeError(
        f"the callable for {scheme.argument} must return {wanted}, not {found}"
    )


def header_of(scheme: Scheme) -> str:
    """The header that a scheme uses, "" when it uses none."""
    if isinstance(scheme, ApiKey):
        return scheme.name if scheme.location == "header" else ""
    return "" if isinstance(scheme, MutualTLS) else "Authorization"


def _check(scheme: Scheme, token: Token) -> None:
    """Raise ValueError, with nothing secret at hand, for what would break the message."""
    name = header_of(scheme)
    if name:
        check_name(name)
        if breaks_lines("".join(token.secret)):
            raise ValueError(f"header {name}: the value must not hold line breaks")


def sent_value(scheme: Scheme, secret: Secret) -> str:
    """What a scheme sends, with the words that stand before it."""
    text = secret if isinstance(secret, str) else ":".join(secret)
    match scheme:
        case Basic():
            return "Basic " + b64encode(text.encode()).decode("ascii")
        case Bearer() | OAuth2():
            return "Bearer " + text
        case ApiKey():
            return scheme.prefix + text
        case MutualTLS():
            return ""


def _is_secret(source: Source) -> TypeGuard[Secret]:
    return isinstance(source, str | tuple)


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and value != ""


def _is_pair(value: object) -> TypeGuard[tuple[str, str]]:
    match value:
        case (str(), str()):
            return isinstance(value, tuple)
        case _:
            return False
