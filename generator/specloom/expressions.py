"""A runtime expression of AsyncAPI, as text → the place in a message that it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from . import ir
from .document import tokens_of

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Node

_FORM: Final = re.compile(r"\$message\.(headers?|payload)#(/.*)", re.DOTALL)


def expression(text: str) -> ir.Expression | None:
    """`$message.header#/replyTo`; None where the text is no such expression."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        return None
    return ir.Expression(found[1] == "payload", tokens_of(found[2]))


def location(node: Node | None, sink: Sink) -> ir.Expression | None:
    """The expression of an object with a `location`."""
    place = node.get("location") if node else None
    if place is None or place.value is None:
        return None
    found = expression(str(place.value))
    if found is None:
        message = f"{place.value!r} is no place in a message"
        sink.report("bad-expression", message, place.at)
    elif str(place.value).lstrip().startswith("$message.headers"):
        message = "`$message.headers` is read as `$message.header`"
        sink.report("repaired", message, place.at)
    return found


def spelled(found: ir.Expression) -> str:
    """The expression as a document has it, for people."""
    way = "/".join(t.replace("~", "~0").replace("/", "~1") for t in found.path)
    return f"$message.{'payload' if found.in_payload else 'header'}#/{way}"
