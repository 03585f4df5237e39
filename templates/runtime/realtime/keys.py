"""Credentials of links: security schemes in, what a transport shows of them out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ..authorisation import Authority, Need
from ..commands import Steps, Timing
from ..credentials import Slot, Source, Token, TokenFlow, grant, sent_value
from ..requests import certificate, slots
from ..service import ApiKey, Basic, Bearer, OAuth2, Scheme, Service
from .errors import AuthError
from .frames import Credentials

if TYPE_CHECKING:
    from ..messages import Failure, Request, Response
    from ..settings import Settings

R = TypeVar("R")
Run = Callable[[Steps[Any]], Awaitable[Any]]
"""Goes through steps; a client of calls over HTTP does that too."""


class Keys:
    """Where links get their credentials from; remembers what was shown last."""

    def __init__(
        self,
        authority: Authority,
        run: Run,
        certificate: tuple[str, str] | None = None,
    ) -> None:
        self._authority = authority
        self._run = run
        self._certificate = certificate
        self._used: tuple[tuple[Slot, Token], ...] = ()

    async def credentials(
        self, need: Need, also: tuple[str, ...], *, renew: bool
    ) -> Credentials:
        """What a new link shows of schemes that are needed, and what `also` ones send.

        Raises:
            AuthError: with `renew`, when there is no way to other credentials.
            MissingCredentialError: nothing that is enough was given.
        """
        if renew and not self._forget():
            raise AuthError(f"{need.what}: the server refuses the credentials")
        alternatives = need.security or ((),)
        both = tuple((*names, *also) for names in alternatives)
        needed = Need(need.what, both if any(both) else (), need.scopes)
        found: dict[str, tuple[Slot, Token]]
        found = await self._run(self._authority.tokens(needed))
        self._used = tuple(found.values())
        shown = {name for names in alternatives for name in names}
        return _credentials(
            found, shown, self._authority.service.schemes, self._certificate
        )

    def _forget(self) -> bool:
        """Drop what was shown; whether something else can be had."""
        renewable = [slot.forget(token) for slot, token in self._used]
        return any(renewable)


def own_keys(
    service: Service, credentials: Mapping[str, Source], timing: Timing
) -> Keys:
    """The keys of a client that makes no calls; over HTTP it goes for tokens alone."""
    shown = certificate(service, credentials, has_pool=False)
    held = slots(service, credentials, has_certificate=shown is not None)
    courier = _Courier(service, held)
    authority = Authority(
        service=service,
        settings=courier.settings,
        slots=held,
        timing=timing,
        login=_no_login,
    )

    async def run(steps: Steps[Any]) -> Any:
        from ..driving import drive

        return await drive(steps, courier.send, courier.lock, timing)

    return Keys(authority, run, shown)


class _Courier:
    """Carries requests for tokens, over a pool that is made for the first of them."""

    def __init__(self, service: Service, held: Mapping[str, Slot]) -> None:
        self.settings: Settings = _settings(service, held)
        self._locks: dict[str, Any] = {}

    async def send(self, request: Request) -> Response | Failure:
        """Send one request."""
        from ..pools import AsyncPool

        pool = AsyncPool(None)
        try:
            return await pool.send(request)
        finally:
            await pool.close()

    def lock(self, scheme: str) -> Any:
        """What one renewal of a scheme holds while it runs."""
        import asyncio

        return self._locks.setdefault(scheme, asyncio.Lock())


def _settings(service: Service, held: Mapping[str, Slot]) -> Settings:
    """The settings of requests for tokens; none where no token is asked for."""
    if not any(isinstance(slot.source, TokenFlow) for slot in held.values()):
        return cast("Settings", None)
    from ..settings import initial_settings
    from ..transport import DEFAULT_TIMEOUT

    return initial_settings(service, {}, DEFAULT_TIMEOUT)


def _no_login(*_: object) -> Steps[Any]:
    raise RuntimeError("a client that makes no calls has no login operation")


def _credentials(
    found: Mapping[str, tuple[Slot, Token]],
    shown: Collection[str],
    schemes: Mapping[str, Scheme],
    certificate: tuple[str, str] | None,
) -> Credentials:
    """What is found, as protocols show it; only `shown` schemes are a part of the link."""
    granted = grant({n: pair for n, pair in found.items() if n in shown}, schemes)
    secrets = {name: token.secret for name, (_, token) in found.items()}
    tokens = {
        name: secret
        for name, secret in secrets.items()
        if isinstance(schemes[name], Bearer | OAuth2) and isinstance(secret, str)
    }
    user = password = mechanism = ""
    for name, secret in secrets.items():
        match schemes[name], secret:
            case Basic() as scheme, (str(), str()) if name in shown:
                (user, password), mechanism = secret, scheme.mechanism
            case ApiKey(location="user"), str() if name in shown:
                user = secret
            case ApiKey(location="password"), str() if name in shown:
                password = secret
            case _:
                pass
    return Credentials(
        headers=granted.headers,
        query=granted.query,
        cookies=granted.cookies,
        user=user,
        password=password,
        token=next((t for name, t in tokens.items() if name in shown), ""),
        mechanism=mechanism,
        certificate=certificate,
        values={n: sent_value(schemes[n], s) for n, s in secrets.items()},
        tokens=tokens,
    )
