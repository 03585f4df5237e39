"""Links in answers: the header `Link` (RFC 8288) and addresses in, an address out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from .drafts import origin

Link: TypeAlias = tuple[str, dict[str, str]]
"""A target and its parameters, of several with one name the first."""

# Why: the quantifiers are possessive so that no header takes more than linear time.
_TARGET: Final = re.compile(r"[\s,]*+<([^>]*+)>")
_PARAMETER: Final = re.compile(
    r'\s*+;\s*+([^\s=;,"<>]*+)(?:\s*+=\s*+(?:"((?:[^"\\]|\\.)*+)"|([^\s;,"]*+)))?+'
)
_END: Final = re.compile(r"\s*+(?:,|$)")
_ESCAPED: Final = re.compile(r"\\(.)")


def link_to(relation: str, values: Iterable[str]) -> str | None:
    """The target of the first link with this relation in headers; None without one.

    Links that are about something else than the answer (`anchor`) do not count.
    """
    for value in values:
        for target, parameters in _links(value):
            relations = parameters.get("rel", "").lower().split()
            if relation in relations and "anchor" not in parameters:
                return target
    return None


def followed(current: str, target: str) -> str:
    """The address that a link leads to, seen from the address of the page it is on.

    Raises ValueError for one of another scheme, host or port, and for one that cannot be
    read.
    """
    try:
        url = urldefrag(urljoin(current, target)).url
        here, there = origin(current), origin(url)
    except ValueError:
        raise ValueError("the address of the next page cannot be read") from None
    if here != there:
        raise ValueError(
            f"the next page is at {_shown(there)}, the first one at {_shown(here)}; "
            "other origins are not followed"
        )
    # Why: what base_url says before the host is kept, what a server says there is not.
    return urlsplit(url)._replace(netloc=urlsplit(current).netloc).geturl()


def _links(text: str) -> Iterator[Link]:
    """The links of one header, up to where it is malformed."""
    place = 0
    while found := _TARGET.match(text, place):
        place = found.end()
        parameters: dict[str, str] = {}
        while more := _PARAMETER.match(text, place):
            place = more.end()
            name, quoted, token = more.groups()
            value = _ESCAPED.sub(r"\1", quoted) if quoted is not None else token or ""
            parameters.setdefault(name.lower(), value)
        end = _END.match(text, place)
        if end is None:
            return
        place = end.end()
        yield found[1], parameters


def _shown(found: tuple[str, str | None, int | None]) -> str:
    """An origin as text, without anything that could steer a terminal."""
    scheme, host, port = found
    usual = {"http": 80, "https": 443}.get(scheme)
    number = "" if port in (None, usual) else f":{port}"
    place = host or ""
    place = f"[{place}]" if ":" in place else place
    return f"{scheme}://{quote(place, safe='[]:')}{number}"
