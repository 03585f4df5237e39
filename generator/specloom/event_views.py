"""What templates see of channels: frozen records as in views.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .code import Code
    from .views import Argument, MethodView, TestingView


@dataclass(frozen=True, slots=True)
class RecordView:
    """A function that gives what is known of something: `return <value>`."""

    name: Code
    returns: Code
    value: Code


@dataclass(frozen=True, slots=True)
class MessagesView:
    """`channels/_messages.py`."""

    doc: Code
    messages: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True)
class ChannelClassView:
    name: Code
    base: Code
    doc: Code
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ChannelView:
    """`channels/<channel>.py`; `event` is the line of the union of what comes."""

    doc: Code
    values: tuple[Code, ...]
    records: tuple[RecordView, ...]
    event: Code
    event_doc: Code
    classes: tuple[ChannelClassView, ...]


@dataclass(frozen=True, slots=True)
class OpenerView:
    """A method that opens a channel: `return <type>(<arguments>)`."""

    name: Code
    type: Code
    parameters: tuple[Code, ...]
    doc: Code
    imported: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class RealtimeClassView:
    """A client of channels; `makes` tells whether it is made by its users."""

    name: Code
    base: Code
    doc: Code
    makes: bool
    is_async: bool
    other: Code
    testing: TestingView
    parameters: tuple[Code, ...]
    credentials: Code
    variables: Code
    openers: tuple[OpenerView, ...]


@dataclass(frozen=True, slots=True)
class RealtimeView:
    """`_realtime.py`; `service` and `schemes` are those of a client without calls."""

    doc: Code
    has_service: bool
    service: tuple[Argument, ...]
    schemes: tuple[Argument, ...]
    servers: Code
    classes: tuple[RealtimeClassView, ...]


@dataclass(frozen=True, slots=True)
class RealtimePackageView:
    """realtime.py and its like: names of the runtime, then those of the package by module."""

    doc: Code
    public: tuple[Code, ...]
    own: tuple[Argument, ...]
    exported: tuple[Code, ...]
