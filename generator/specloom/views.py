"""What templates see: frozen records whose fields are safe source, booleans and views."""

from __future__ import annotations

from dataclasses import dataclass

from .code import Code, Markdown, Toml


@dataclass(frozen=True, slots=True)
class Member:
    """`name = value` in an enumeration."""

    line: Code


@dataclass(frozen=True, slots=True)
class EnumerationView:
    name: Code
    base: Code
    doc: Code
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """`name: annotation = default`, with a docstring below."""

    line: Code
    doc: Code


@dataclass(frozen=True, slots=True)
class ClassView:
    """A model; `extra` is the type of its extra members where they are no field."""

    name: Code
    base: Code
    doc: Code
    fields: tuple[FieldView, ...]
    extra: Code


@dataclass(frozen=True, slots=True)
class Argument:
    """`name=value` in a call."""

    name: Code
    value: Code


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union: what type checkers see, and how the runtime decides."""

    name: Code
    line: Code
    spelled: Code
    arguments: tuple[Argument, ...]
    doc: Code


@dataclass(frozen=True, slots=True)
class AliasView:
    line: Code
    doc: Code


@dataclass(frozen=True, slots=True)
class ModelsView:
    """All models, or those of one module of many; then `aliases` stand elsewhere.

    `needs` is a tuple of the modules that have what these are made of.
    """

    doc: Code
    enumerations: tuple[EnumerationView, ...]
    classes: tuple[ClassView, ...]
    unions: tuple[UnionView, ...]
    aliases: tuple[AliasView, ...]
    exported: Code
    needs: Code


@dataclass(frozen=True, slots=True)
class PackageOfModelsView:
    """Models that are too many for one module: the modules, and which has which name."""

    doc: Code
    parts: tuple[Code, ...]
    homes: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class OperationView:
    """A function that describes an operation, shared by both colours."""

    name: Code
    returns: Code
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class OverloadView:
    """Another way to call a method."""

    parameters: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method that holds one statement: `return <call>(<arguments>)`."""

    head: Code
    name: Code
    deprecated: Code
    overloads: tuple[OverloadView, ...]
    parameters: tuple[Code, ...]
    returns: Code
    doc: Code
    call: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ResourceClassView:
    name: Code
    base: Code
    doc: Code
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ResourceView:
    doc: Code
    operations: tuple[OperationView, ...]
    classes: tuple[ResourceClassView, ...]


@dataclass(frozen=True, slots=True)
class PropertyView:
    """A resource as an attribute of the client, imported when it is first touched."""

    name: Code
    type: Code
    imported: Code
    doc: Code


@dataclass(frozen=True, slots=True)
class LoginView:
    """The class method that builds a client which renews its credential."""

    parameters: tuple[Code, ...]
    doc: Code
    credentials: tuple[Argument, ...]
    imported: Code
    operation: Code
    arguments: tuple[Argument, ...]
    scheme: Code


@dataclass(frozen=True, slots=True)
class TestingView:
    """What makes a client with a service in memory, and what it gives."""

    manager: Code
    server: Code
    function: Code


@dataclass(frozen=True, slots=True)
class ClientClassView:
    name: Code
    base: Code
    options: Code
    doc: Code
    parameters: tuple[Code, ...]
    credentials: Code
    logins: tuple[LoginView, ...]
    resources: tuple[PropertyView, ...]
    testing: TestingView
    has_channels: bool
    realtime: Code
    realtime_type: Code


@dataclass(frozen=True, slots=True)
class ClientView:
    doc: Code
    service: tuple[Argument, ...]
    schemes: tuple[Argument, ...]
    has_limits: bool
    classes: tuple[ClientClassView, ...]


@dataclass(frozen=True, slots=True)
class LimitedView:
    """An operation or a class, and the limits of its places."""

    owner: Code
    entries: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class LimitsView:
    """`_limits.py`."""

    doc: Code
    operations: tuple[LimitedView, ...]
    models: tuple[LimitedView, ...]


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A function that holds one statement: the body becomes a value of the type."""

    name: Code
    type: Code
    doc: Code
    call: Code


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """webhooks.py; `unions` has the one of all events, where there are events."""

    doc: Code
    signature: Code
    has_events: bool
    unions: tuple[UnionView, ...]
    arguments: tuple[Argument, ...]
    webhooks: tuple[WebhookView, ...]


@dataclass(frozen=True, slots=True)
class ServerView:
    """A function that holds one statement: `return <value>`."""

    head: Code
    doc: Code
    value: Code


@dataclass(frozen=True, slots=True)
class ServersView:
    doc: Code
    servers: tuple[ServerView, ...]


@dataclass(frozen=True, slots=True)
class PackageView:
    """`__init__.py` and its like."""

    doc: Code
    package: Code
    client: Code
    async_client: Code
    version: Code
    base_error: Code
    public: tuple[Code, ...]
    later: tuple[Code, ...]
    errors: tuple[Code, ...]
    all_errors: tuple[Code, ...]
    exported: tuple[Code, ...]
    has_webhooks: bool
    has_servers: bool
    has_oauth: bool
    has_calls: bool
    has_channels: bool
    has_channels_alone: bool
    clients: tuple[Code, ...]
    for_tests: Code


@dataclass(frozen=True, slots=True)
class UrlView:
    """An entry of a table: what something is called, and its value."""

    name: Toml
    url: Toml


@dataclass(frozen=True, slots=True)
class ProjectView:
    """pyproject.toml."""

    name: Toml
    version: Toml
    description: Toml
    has_license: bool
    license: Toml
    has_urls: bool
    urls: tuple[UrlView, ...]
    source: Toml
    dependencies: Toml
    extras: tuple[UrlView, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """One line of api.md."""

    call: Markdown
    returns: Markdown
    request: Markdown
    summary: Markdown


@dataclass(frozen=True, slots=True)
class SectionView:
    title: Markdown
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class CredentialView:
    argument: Markdown
    variable: Markdown
    text: Markdown


@dataclass(frozen=True, slots=True)
class ChannelEntryView:
    """A channel in a table: how it is opened, what comes, what sends, where it is."""

    call: Markdown
    comes: Markdown
    methods: Markdown
    address: Markdown
    summary: Markdown


@dataclass(frozen=True, slots=True)
class ReadmeRealtimeView:
    """What README and api.md say about channels.

    `is_alone` when the package has no calls over HTTP.
    """

    is_alone: bool
    client: Markdown
    example: Markdown
    note: Markdown
    waiting_note: Markdown
    server_variable: Markdown
    channels: tuple[ChannelEntryView, ...]
    sections: tuple[SectionView, ...]
    servers: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """README.md and api.md."""

    title: Markdown
    intro: Markdown
    link: Markdown
    facts: tuple[Markdown, ...]
    distribution: Markdown
    package: Markdown
    client: Markdown
    async_client: Markdown
    first_call: Markdown
    first_async_call: Markdown
    first_answer: Markdown
    credentials: tuple[CredentialView, ...]
    base_url_variable: Markdown
    server: Markdown
    has_servers: bool
    servers: tuple[EntryView, ...]
    has_oauth: bool
    oauth: Markdown
    has_login: bool
    login: Markdown
    has_pages: bool
    has_streams: bool
    has_files: bool
    has_webhooks: bool
    has_events: bool
    webhooks: tuple[EntryView, ...]
    base_error: Markdown
    sections: tuple[SectionView, ...]
    has_calls: bool
    installed: Markdown
    realtime: ReadmeRealtimeView | None
    models: tuple[Markdown, ...]
    version: Markdown
