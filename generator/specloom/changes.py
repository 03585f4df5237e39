"""What can change between two clients, how bad that is for their users, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Literal, TypeAlias


class Level(IntEnum):
    """How bad a change is; higher is worse.

    INVISIBLE   no Python code can tell, only the wire is another
    COMPATIBLE  code goes on as it is
    RISKY       code runs, and may meet what it did not before
    BREAKING    code fails, or type checkers refuse it
    """

    INVISIBLE = 0
    COMPATIBLE = 1
    RISKY = 2
    BREAKING = 3

    @property
    def word(self) -> str:
        return self.name.lower()


Direction: TypeAlias = Literal["sent", "received"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change; `sent` and `received` are its levels by where values go."""

    sent: Level
    received: Level
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `subject` is what users write, as `trip.list_trips(limit=)`.

    `became` is what they write now, where that is something else. `old` and `new` are
    places in the documents, "" where there is none.
    """

    kind: str
    level: Level
    subject: str
    detail: str
    old: str
    new: str
    became: str = ""

    @property
    def reason(self) -> str:
        return KINDS[self.kind].reason


def _always(level: Level, reason: str) -> Kind:
    return Kind(level, level, reason)


_BREAKS: Final = Level.BREAKING
_RISKS: Final = Level.RISKY
_FITS: Final = Level.COMPATIBLE
_HIDDEN: Final = Level.INVISIBLE

KINDS: Final[Mapping[str, Kind]] = {
    # The client
    "package-renamed": _always(_BREAKS, "Imports of the package fail."),
    "client-renamed": _always(_BREAKS, "Code that makes a client fails."),
    "server-removed": _always(_BREAKS, "Code that chooses the server fails."),
    "server-added": _always(_FITS, "There is one more to choose."),
    "server-renamed": _always(_BREAKS, "Code that chooses the server fails."),
    "server-moved": _always(_RISKS, "Calls go to another address."),
    "credential-removed": _always(_BREAKS, "Code that passes it fails."),
    "credential-added": _always(_FITS, "Clients are made without it as before."),
    "credential-renamed": _always(_BREAKS, "Code that passes it fails."),
    "credential-retyped": _always(_BREAKS, "Another kind of value is wanted."),
    "credential-sent-elsewhere": _always(_HIDDEN, "The client knows where it goes."),
    # Calls
    "call-removed": _always(_BREAKS, "Code that calls it fails."),
    "call-added": _always(_FITS, "There is one more to call."),
    "call-renamed": _always(_BREAKS, "Code that calls it by the old name fails."),
    "call-deprecated": _always(_FITS, "It works, and warns."),
    "call-not-deprecated": _always(_FITS, "It warns no more."),
    "call-sent-elsewhere": _always(_HIDDEN, "The client knows where it goes."),
    "way-added": _always(_FITS, "There is one more way to call it."),
    "way-removed": _always(_BREAKS, "Code that calls it that way fails."),
    "result-wider": _always(_RISKS, "More can come back than code was written for."),
    "result-narrower": _always(_FITS, "Code was written for all that comes back."),
    "result-other": _always(_BREAKS, "Something else comes back."),
    "body-media-type-added": _always(_FITS, "Bodies are sent as before."),
    "body-media-type-removed": _always(_RISKS, "Bodies are sent in another way."),
    "answer-media-type-changed": _always(_HIDDEN, "The client reads either."),
    "success-status-changed": _always(_HIDDEN, "Calls return as before."),
    "error-added": _always(_FITS, "It is raised as other errors are."),
    "error-removed": _always(_FITS, "Code that handles it has nothing to do."),
    "error-retyped": _always(_RISKS, "The body of the error is another."),
    "credentials-needed": _always(_BREAKS, "Calls without them are refused."),
    "credentials-not-needed": _always(_FITS, "Credentials that are there do no harm."),
    "credentials-alternative": _always(_FITS, "Those that were enough still are."),
    "credentials-changed": _always(_RISKS, "Other credentials may be wanted."),
    # Arguments
    "argument-removed": _always(_BREAKS, "Code that passes it fails."),
    "argument-added": _always(_FITS, "It can be left out."),
    "required-argument-added": _always(_BREAKS, "Calls without it fail."),
    "argument-renamed": _always(_BREAKS, "Code that passes it by name fails."),
    "argument-now-required": _always(_BREAKS, "Calls without it fail."),
    "argument-now-optional": _always(_FITS, "It can be left out, and need not."),
    "argument-reordered": _always(_BREAKS, "Values go to other parameters."),
    "argument-sent-elsewhere": _always(_HIDDEN, "The client knows where it goes."),
    "argument-wider": _always(_FITS, "It takes what it took, and more."),
    "argument-narrower": _always(_BREAKS, "It does not take all that it took."),
    "argument-other": _always(_BREAKS, "It takes something else."),
    "argument-default-changed": _always(_RISKS, "Left out, it means something else."),
    "argument-limits-tighter": _always(_RISKS, "The service may refuse values."),
    "argument-limits-looser": _always(_FITS, "The service takes what it took."),
    "argument-limits-changed": _always(_RISKS, "The service may refuse values."),
    "argument-deprecated": _always(_FITS, "It works as before."),
    "argument-not-deprecated": _always(_FITS, "It works as before."),
    # Classes
    "class-removed": _always(_BREAKS, "Code that names it fails."),
    "class-added": _always(_FITS, "There is one more."),
    "class-renamed": _always(_BREAKS, "Code that names it fails."),
    "class-of-another-kind": _always(_BREAKS, "It is made and read in another way."),
    "class-deprecated": _always(_FITS, "It works as before."),
    "class-not-deprecated": _always(_FITS, "It works as before."),
    "class-wider": Kind(_FITS, _RISKS, "It stands for more than it did."),
    "class-narrower": Kind(_BREAKS, _FITS, "It stands for less than it did."),
    "class-other": _always(_BREAKS, "It stands for something else."),
    "field-removed": _always(_BREAKS, "Code that reads or passes it fails."),
    "field-added": _always(_FITS, "Code that does not know it goes on."),
    "required-field-added": Kind(_BREAKS, _FITS, "Objects cannot be made without it."),
    "field-renamed": _always(_BREAKS, "Code that reads or passes it fails."),
    "field-now-required": Kind(_BREAKS, _FITS, "It is always there."),
    "field-now-optional": Kind(_FITS, _RISKS, "It need not be there."),
    "field-wider": Kind(_FITS, _RISKS, "It holds more than it did."),
    "field-narrower": Kind(_BREAKS, _FITS, "It holds less than it did."),
    "field-other": _always(_BREAKS, "It holds something else."),
    "field-default-changed": Kind(_RISKS, _RISKS, "Left out, it means something else."),
    "field-limits-tighter": Kind(_RISKS, _FITS, "Fewer values are valid."),
    "field-limits-looser": _always(_FITS, "More values are valid."),
    "field-limits-changed": _always(_RISKS, "Other values are valid."),
    "field-deprecated": _always(_FITS, "It works as before."),
    "field-not-deprecated": _always(_FITS, "It works as before."),
    "value-added": _always(_FITS, "Values that code does not know are kept."),
    "value-removed": Kind(_BREAKS, _RISKS, "Code that names it fails."),
    "value-renamed": _always(_BREAKS, "Code that names it fails."),
    "list-of-values-closed": Kind(_RISKS, _FITS, "No others are taken."),
    "list-of-values-opened": _always(_FITS, "Others may come, and are kept."),
    "variant-added": Kind(_FITS, _RISKS, "More can come than code was written for."),
    "variant-removed": Kind(_BREAKS, _FITS, "It is not taken any more."),
    # What comes unasked
    "webhook-removed": _always(_BREAKS, "Code that parses it fails."),
    "webhook-added": _always(_FITS, "There is one more to parse."),
    "webhook-renamed": _always(_BREAKS, "Code that parses it fails."),
    "channel-removed": _always(_BREAKS, "Code that opens it fails."),
    "channel-added": _always(_FITS, "There is one more to open."),
    "channel-renamed": _always(_BREAKS, "Code that opens it fails."),
    "channel-moved": _always(_HIDDEN, "The client knows its address."),
    "event-wider": _always(_RISKS, "More can come than code was written for."),
    "event-narrower": _always(_FITS, "Code was written for all that comes."),
    "event-other": _always(_BREAKS, "Something else comes."),
    "role-changed": _always(_BREAKS, "What was sent is received."),
}


def change(
    kind: str,
    subject: str,
    detail: str = "",
    *,
    old: str = "",
    new: str = "",
    became: str = "",
    directions: frozenset[Direction] = frozenset(),
) -> Change:
    """A change of a kind; of its levels by direction the worst of those that count."""
    levels = {"sent": KINDS[kind].sent, "received": KINDS[kind].received}
    worst = max(levels[d] for d in directions or ("sent", "received"))
    detail = detail or (f"it is {became} now" if became else "")
    return Change(kind, worst, subject, detail, old, new, became)
