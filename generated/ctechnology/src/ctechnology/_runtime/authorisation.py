"""Authorisation: requirements and the state of schemes in, the credentials of an attempt out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from .commands import Alone, Ask, Steps, Timing
from .credentials import (
    Grant,
    Renewal,
    Slot,
    Token,
    TokenFlow,
    checked,
    choose_schemes,
    fixed,
    grant,
    header_of,
    missing_text,
)
from .errors import APIError, DecodeError
from .hidden import Answered
from .operation import Operation, Security
from .outcome import Reply, dig, parsed
from .service import OAuth2, Service
from .settings import Arguments, Settings
from .times import parse_datetime

if TYPE_CHECKING:
    from .flows import StartedLogin

Login: TypeAlias = Callable[
    [Operation[object, object], Arguments, frozenset[str]], Steps[Reply]
]
"""Calls an operation while some schemes are being renewed."""


class Need(Struct, frozen=True):
    """What has to be shown: alternatives of schemes, and scopes of their tokens."""

    what: str
    security: Security
    scopes: Mapping[str, tuple[str, ...]] = {}


class Authority(Struct, frozen=True, kw_only=True):
    """Where the attempts of a client get their credentials from."""

    service: Service
    settings: Settings
    slots: Mapping[str, Slot]
    timing: Timing
    login: Login

    def __repr__(self) -> str:
        return "<Authority>"

    def authorise(
        self,
        operation: Operation[object, object],
        given: frozenset[str],
        busy: frozenset[str],
    ) -> Steps[Grant]:
        """The credentials of one attempt, asked for or renewed where needed.

        Headers that are `given` (names in lower case) stand for credentials; `busy`
        schemes are being renewed. Raises MissingCredentialError.
        """
        owner = self.service if operation.security is None else operation
        need = Need(operation.id, owner.security or (), owner.scopes)
        found = yield from self.tokens(need, given, busy)
        return grant(found, self.service.schemes)

    def tokens(
        self,
        need: Need,
        given: frozenset[str] = frozenset(),
        busy: frozenset[str] = frozenset(),
    ) -> Steps[dict[str, tuple[Slot, Token]]]:
        """What is shown of the schemes of the alternative that can be met, by their names.

        Raises MissingCredentialError.
        """
        schemes = self.service.schemes

        def is_given(name: str) -> bool:
            return name in schemes and header_of(schemes[name]).lower() in given

        def is_usable(name: str) -> bool:
            return is_given(name) or (name not in busy and self._has_source(name))

        names = choose_schemes(
            need.what,
            need.security,
            is_usable,
            lambda name: missing_text(schemes.get(name), name, self.slots.get(name)),
        )
        found: dict[str, tuple[Slot, Token]] = {}
        for name in names:
            if not is_given(name):
                scopes = frozenset(need.scopes.get(name, ()))
                token = yield from self._token(name, scopes, busy)
                found[name] = self.slots[name], token
        return found

    def begin_login(self, argument: str) -> Steps[StartedLogin]:
        """The first half of a login by browser; raises ValueError where there is none."""
        from .discovery import Party
        from .flows import AuthorizationCode
        from .oauth import begun

        found = [
            (scheme, slot, slot.source)
            for name, slot in self.slots.items()
            if isinstance(slot.source, AuthorizationCode)
            and isinstance(scheme := self.service.schemes[name], OAuth2)
            and argument in ("", scheme.argument)
        ]
        if len(found) != 1:
            wanted = (
                f"the argument {argument}" if argument else "exactly one credential"
            )
            raise ValueError(f"{wanted} must be an AuthorizationCode")
        scheme, slot, flow = found[0]
        party = Party(self.service, self.settings, self.timing, scheme, slot)
        return (yield from begun(party, flow))

    def _has_source(self, name: str) -> bool:
        slot = self.slots.get(name)
        if slot is None:
            return False
        if slot.is_renewable or slot.token is not None:
            return True
        return fixed(slot, self.service.schemes[name]) is not None

    def _token(
        self, name: str, scopes: frozenset[str], busy: frozenset[str]
    ) -> Steps[Token]:
        slot = self.slots[name]
        token = slot.fresh(self.timing.clock(), scopes)
        if token is None and slot.is_renewable:
            steps = self._renewed(name, scopes, busy, slot.attempts)
            renewed = yield Alone(name, steps)
            assert isinstance(renewed, Token)
            return renewed
        token = token or fixed(slot, self.service.schemes[name])
        assert token is not None
        return token

    def _renewed(
        self, name: str, scopes: frozenset[str], busy: frozenset[str], attempts: int
    ) -> Steps[Token]:
        """A new token; whoever waited for another's attempt shares how that ended."""
        slot = self.slots[name]
        if slot.attempts != attempts:
            if slot.failure is not None:
                raise slot.failure
            if slot.token is not None and slot.token.covers(scopes):
                return slot.token
        before, slot.failure, slot.token = slot.token, None, None
        if before is not None and before.scopes is not None:
            scopes |= before.scopes
        try:
            slot.token = yield from self._obtained(name, scopes, busy)
        except APIError as failure:
            slot.failure, slot.token = failure, before
            raise
        finally:
            slot.attempts += 1
        return slot.token

    def _obtained(
        self, name: str, scopes: frozenset[str], busy: frozenset[str]
    ) -> Steps[Token]:
        slot, scheme = self.slots[name], self.service.schemes[name]
        source = slot.source
        if isinstance(source, Renewal):
            return (yield from self._logged_in(name, source, busy))
        if isinstance(source, TokenFlow):
            from .discovery import Party
            from .oauth import obtained

            assert isinstance(scheme, OAuth2)
            party = Party(self.service, self.settings, self.timing, scheme, slot)
            return (yield from obtained(party, source, scopes))
        assert callable(source)
        answer = yield Ask(source)
        assert isinstance(answer, Answered)
        return checked(answer, scheme)

    def _logged_in(
        self, name: str, source: Renewal, busy: frozenset[str]
    ) -> Steps[Token]:
        operation = source.operation
        reply = yield from self.login(operation, source.arguments, busy | {name})
        token = self.slots[name].token
        if token is None:
            raise DecodeError(
                operation_id=operation.id,
                pointer="",
                expected="expected a token in the answer, found none",
                body=parsed(reply.response),
                status_code=reply.response.status,
            )
        return token


def keep_token(
    slots: Mapping[str, Slot], operation: Operation[object, object], reply: Reply
) -> None:
    """Go on with the token that a login operation answered."""
    login = operation.login
    if login is None or login.scheme not in slots:
        return
    secret = dig(reply.value, login.token)
    if isinstance(secret, str) and secret:
        expires = _moment(dig(reply.value, login.expiry)) if login.expiry else None
        slots[login.scheme].token = Token(secret, expires)


def _moment(value: object) -> float | None:
    """An expiry as seconds since 1970, None when it cannot be read."""
    try:
        moment = value if isinstance(value, datetime) else parse_datetime(value)
        return moment.timestamp()
    except (ValueError, OverflowError):
        return None
