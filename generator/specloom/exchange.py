"""What goes into a call and what comes out of it: parameters, bodies, responses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from .shapes import NO_REMARKS, Docs, Remarks, Type

if TYPE_CHECKING:
    from .ir import Value
    from .source import Location


class Place(Enum):
    """Where a parameter travels."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"
    QUERYSTRING = "querystring"


@dataclass(frozen=True, slots=True)
class Parameter:
    """`style` and `explode` are already the effective ones (OpenAPI 3.1, 4.8.12).

    `allow_empty` says that the name may be sent without a value.
    """

    wire: str
    place: Place
    type: Type
    required: bool
    style: str
    explode: bool
    allow_reserved: bool
    allow_empty: bool
    content_type: str | None
    docs: Docs
    at: Location
    remarks: Remarks = NO_REMARKS


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a response or of a part."""

    wire: str
    type: Type
    required: bool
    docs: Docs


@dataclass(frozen=True, slots=True)
class Part:
    """How a member of a form is written, where the document says so.

    `style` is empty where `content_type` decides; both are effective.
    """

    wire: str
    style: str
    explode: bool
    allow_reserved: bool
    content_type: str
    headers: tuple[Header, ...]


class Framing(Enum):
    """How a body that is a sequence of items is cut, by the runtime's name for it."""

    EVENTS = "Events"
    LINES = "Lines"
    RECORDS = "Records"


@dataclass(frozen=True, slots=True)
class Body:
    """A request's or response's content in one media type.

    `is_exact` is False where the type says less than the document does; `parts` are
    those members of a form that are written in a way of their own. With a `framing` the
    type is that of an item; `whole` says that it is that of events, not of their data.
    """

    media_type: str
    type: Type
    docs: Docs
    at: Location
    is_exact: bool = True
    parts: tuple[Part, ...] = ()
    framing: Framing | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class RequestBody:
    """The best typed content, and the others that can be sent in its place."""

    content: Body
    required: bool
    others: tuple[Body, ...] = ()

    @property
    def all(self) -> tuple[Body, ...]:
        return (self.content, *self.others)


@dataclass(frozen=True, slots=True)
class Payload:
    """What an enveloped answer holds: the data that a call returns, and the header."""

    data: Type
    header: Type


@dataclass(frozen=True, slots=True)
class Link:
    """What can be called after a response: an operation, by its id or its place.

    Values of parameters and body are constants or runtime expressions.
    """

    key: str
    target: str
    parameters: tuple[tuple[str, Value], ...]
    body: Value
    docs: Docs
    at: Location


@dataclass(frozen=True, slots=True)
class Response:
    """`status` is a code, a range such as `4XX`, or `default`; `content` None means empty.

    `others` are the media types besides `content` in which other things come.
    """

    status: str
    content: Body | None
    docs: Docs
    others: tuple[Body, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()
    payload: Payload | None = None

    @property
    def bodies(self) -> tuple[Body, ...]:
        return (self.content, *self.others) if self.content else ()


@dataclass(frozen=True, slots=True)
class Callback:
    """What the service calls because of a call: its key, and the place of the operation."""

    key: str
    place: str
