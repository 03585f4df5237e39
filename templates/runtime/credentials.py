"""Credentials: schemes, what callers passed and the environment in, headers to send out."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias, TypeGuard

from msgspec import Struct

from .errors import APIError, MissingCredentialError
from .messages import Pairs
from .operation import Operation, Security
from .parameters import quote_cookie
from .service import ApiKey, Basic, Bearer, Scheme
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


class Token(Struct, frozen=True):
    """A secret in use; `expires` in seconds since 1970, None when unknown."""

    secret: Secret
    expires: float | None = None

    def __repr__(self) -> str:
        return "<Token>"


class Renewal(Struct, frozen=True):
    """A login operation to call for a token, with its arguments."""

    operation: Operation[object, object]
    arguments: Arguments


Source: TypeAlias = Secret | Asked | Renewal | None


class Slot:
    """The state of one scheme, shared by all clones of a client."""

    __slots__ = ("attempts", "failure", "source", "token")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.token: Token | None = None
        self.attempts = 0
        self.failure: APIError | None = None

    def forget(self, token: Token) -> bool:
        """Drop a refused token; whether another one can be had."""
        if not self.is_renewable:
            return False
        if self.token is token:
            self.token = None
        return True

    def fresh(self, now: float) -> Token | None:
        """The token that can be used without asking anybody."""
        token = self.token
        if token is None or token.expires is None or not self.is_renewable:
            return token
        return token if token.expires - now >= RENEW_BEFORE else None

    @property
    def is_renewable(self) -> bool:
        """Whether the source can be asked again."""
        return isinstance(self.source, Renewal) or callable(self.source)


class Grant(Struct, frozen=True):
    """What credentials add to a request, and the tokens they came from."""

    headers: Pairs = ()
    query: Pairs = ()
    cookies: tuple[str, ...] = ()
    used: tuple[tuple[Slot, Token], ...] = ()

    def __repr__(self) -> str:
        return "<Grant>"

    def forget(self) -> bool:
        """Drop the tokens after a 401; whether another attempt makes sense."""
        renewable = [slot.forget(token) for slot, token in self.used]
        return any(renewable)


def grant(
    found: Mapping[str, tuple[Slot, Token]], schemes: Mapping[str, Scheme]
) -> Grant:
    """What the tokens of some schemes add to a request."""
    headers: list[tuple[str, str]] = []
    query: list[tuple[str, str]] = []
    cookies: list[str] = []
    for name, (_, token) in found.items():
        scheme = schemes[name]
        value = _value(scheme, token.secret)
        match scheme:
            case ApiKey(location="query"):
                query.append((scheme.name, value))
            case ApiKey(location="cookie"):
                cookies.append(f"{scheme.name}={quote_cookie(value)}")
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
    ordered = sorted(alternatives, key=lambda names: not names)
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


def missing_text(scheme: Scheme | None, name: str) -> str:
    """What a caller can do to supply the credential of a scheme."""
    match scheme:
        case None:
            return f"a credential of the kind {name}, which this client does not know"
        case Basic():
            variables = f"variables {scheme.env_user} and {scheme.env_password}"
        case _:
            variables = f"variable {scheme.env}"
    return f"argument {scheme.argument} (or environment {variables})"


def fixed(slot: Slot, scheme: Scheme) -> Token | None:
    """The credential that was passed, else the one in the environment, if any."""
    if _is_secret(slot.source):
        return Token(slot.source)
    if isinstance(scheme, Basic):
        user = os.environ.get(scheme.env_user)
        password = os.environ.get(scheme.env_password)
        return Token((user, password)) if user and password else None
    value = os.environ.get(scheme.env)
    return Token(value) if value else None


def checked(secret: object, scheme: Scheme) -> Token:
    """What a callable returned as a token; raises TypeError for the wrong kind."""
    match secret:
        case str() if secret and not isinstance(scheme, Basic):
            return Token(secret)
        case (str() as user, str() as password) if isinstance(scheme, Basic):
            return Token((user, password))
        case _:
            wanted = "(user, password)" if isinstance(scheme, Basic) else "text"
            raise TypeError(
                f"the callable for {scheme.argument} must return {wanted}, "
                f"not {type(secret).__name__}"
            )


def header_of(scheme: Scheme) -> str:
    """The header that a scheme uses, "" when it uses none."""
    if isinstance(scheme, ApiKey):
        return scheme.name if scheme.location == "header" else ""
    return "Authorization"


def _value(scheme: Scheme, secret: Secret) -> str:
    text = secret if isinstance(secret, str) else ":".join(secret)
    match scheme:
        case Basic():
            return "Basic " + b64encode(text.encode()).decode("ascii")
        case Bearer():
            return "Bearer " + text
        case ApiKey():
            return scheme.prefix + text


def _is_secret(source: Source) -> TypeGuard[Secret]:
    return isinstance(source, str | tuple)
