"""The token endpoint and its like: forms to requests, answers to members, whatever comes."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote_plus, urlencode, urljoin, urlsplit

from .credentials import TokenFlow
from .errors import OAuthError, bounded
from .flows import Tokens
from .hidden import Hidden
from .kinds import is_object
from .messages import Request, Response, public_url
from .outcome import parsed
from .transport import Timeout

LONGEST_ANSWER = 1024 * 1024
"""Bytes."""
_SECRETS = frozenset(
    {"client_secret", "password", "refresh_token", "code", "code_verifier"}
    | {"device_code"}
)
_OTHER_KINDS = frozenset({"dpop", "mac", "pop"})
"""Types of tokens that need more than to be sent."""


class Form(Hidden, frozen=True):
    """A form for an endpoint, and the client that sends it."""

    flow: TokenFlow
    fields: Mapping[str, str]
    is_post: bool = False
    """Whether the secret of the client goes into the body."""

    def without_secrets(self, text: str) -> str:
        """The text without what the form holds in secret."""
        secrets = {self.fields[name] for name in _SECRETS & self.fields.keys()}
        for secret in filter(None, {*secrets, self.flow.client_secret}):
            text = text.replace(secret, "…")
        return text


class Answer(Hidden, frozen=True):
    """The members of an answer that is a JSON object."""

    members: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A member that is text, "" when it is none."""
        value = self.members.get(name)
        return value if isinstance(value, str) else ""

    def seconds(self, name: str) -> float | None:
        """A number that is not negative, also as text; None when it is none."""
        value = self.members.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return None
        try:
            found = float(value)
        except (ValueError, OverflowError):
            return None
        return found if 0 <= found < math.inf else None


def checked_url(url: str, base: str, what: str) -> str:
    """The absolute address; raises OAuthError unless it is https, or on this machine."""
    try:
        found = urljoin(base, url)
        parts = urlsplit(found)
        is_safe = parts.scheme == "https" or (
            parts.scheme == "http" and is_loopback(parts.hostname)
        )
        is_whole = bool(parts.hostname) and parts.username is None and parts.port != 0
        usable = is_safe and is_whole and found.isprintable() and " " not in found
    except ValueError:
        found, usable = "", False
    if not usable:
        raise OAuthError(
            f"{what} {bounded(public_url(found or url))!r} is not used: it must be "
            "https, or http on this machine"
        )
    return found.partition("#")[0]


def is_loopback(host: str | None) -> bool:
    """Whether a host is this machine."""
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def form_request(form: Form, url: str, timeout: Timeout, agent: str) -> Request:
    """The request that sends a form; nothing else goes along, whatever the pool holds."""
    fields = dict(form.fields)
    headers = {
        "User-Agent": agent,
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    flow = form.flow
    if flow.client_secret and not form.is_post:
        pair = f"{quote_plus(flow.client_id)}:{quote_plus(flow.client_secret)}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode('ascii')}"
    elif flow.client_id:
        fields["client_id"] = flow.client_id
        fields |= {"client_secret": flow.client_secret} if flow.client_secret else {}
    return Request(
        operation="token request",
        template=urlsplit(url).path,
        max_bytes=LONGEST_ANSWER,
        method="POST",
        url=url,
        headers=tuple(headers.items()),
        body=urlencode(fields).encode(),
        timeout=timeout,
        foreign=True,
    )


def read(url: str, response: Response, form: Form | None = None) -> Answer:
    """The members of a success; raises OAuthError for everything else."""
    found = parsed(response)
    answer = Answer(found if is_object(found) else {})
    del found
    place, status = bounded(public_url(url)), response.status
    error = _said(answer, "error", form)
    if error:
        description = _said(answer, "error_description", form)
        message = f"{place}: {error}" + (f": {description}" if description else "")
        raise OAuthError(
            message, error=error, description=description, status_code=status
        )
    if not 200 <= status < 300:
        raise OAuthError(f"{place} answered {status}", status_code=status)
    if not answer.members:
        kind = bounded(response.content_type) or "no media type"
        message = f"{place} answered no JSON object, but {kind}"
        raise OAuthError(message, status_code=status)
    return answer


def read_tokens(url: str, response: Response, now: float, form: Form) -> Tokens:
    """The tokens of an answer; raises OAuthError when it has none that can be sent."""
    answer, place = read(url, response, form), bounded(public_url(url))
    kind = answer.text("token_type").lower()
    if kind in _OTHER_KINDS:
        raise OAuthError(f"{place} answered a token of type {kind}, which is not known")
    token = answer.text("access_token")
    if not token or not token.isascii() or not token.isprintable():
        del token
        raise OAuthError(f"{place} answered no usable access_token")
    seconds = answer.seconds("expires_in")
    return Tokens(
        access_token=token,
        refresh_token=answer.text("refresh_token"),
        expires_at=None if seconds is None else now + seconds,
        scope=answer.text("scope"),
        id_token=answer.text("id_token"),
    )


def _said(answer: Answer, name: str, form: Form | None) -> str:
    """A text of the server, fit to be shown."""
    text = answer.text(name)[:10_000]
    return bounded(form.without_secrets(text) if form else text)
