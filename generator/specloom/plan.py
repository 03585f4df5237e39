"""ir.Api and names → the table of emitted files: path, template and view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .channel_views import channel_view
from .client_views import client_view, package_view
from .limit_views import limits_view
from .message_views import messages_view
from .model_views import aliases_view, models_view, package_of_models_view, part_view
from .partition import ALIASES, partition
from .project_views import package_version, project_view, readme_view
from .realtime_views import realtime_package_view, realtime_view
from .resource_views import resource_view
from .server_views import servers_view
from .webhook_views import webhooks_view

if TYPE_CHECKING:
    from . import ir
    from .config import Config
    from .names import Names
    from .pydantic_views import Hints


@dataclass(frozen=True, slots=True)
class Output:
    """A file below the output folder; a `once` file belongs to the user when it exists."""

    path: str
    template: str
    view: object
    once: bool = False


def plan(
    api: ir.Api, names: Names, config: Config, hints: Hints | None = None
) -> tuple[Output, ...]:
    """Every rendered file; the runtime is copied beside them."""
    return (*_project(api, names, config), *_package(api, names, config, hints))


def _project(api: ir.Api, names: Names, config: Config) -> Iterator[Output]:
    version = package_version(config.version, api)
    readme = readme_view(api, names, version)
    yield Output(
        "pyproject.toml",
        "project/pyproject.toml",
        project_view(api, names, version, config.models),
    )
    yield Output("README.md", "project/README.md", readme)
    yield Output("api.md", "project/api.md", readme)
    yield Output("CHANGELOG.md", "project/CHANGELOG.md", readme, once=True)
    package = package_view(api, names, version)
    yield Output("tests/test_package.py", "project/tests/test_package.py", package)


def _package(
    api: ir.Api, names: Names, config: Config, hints: Hints | None
) -> Iterator[Output]:
    root = f"src/{names.package}"
    version = package_version(config.version, api)
    package = package_view(api, names, version)
    yield Output(f"{root}/__init__.py", "package/__init__.py", package)
    if package.has_calls:
        clients = client_view(api, names, version)
        yield Output(f"{root}/_client.py", "package/_client.py", clients)
    yield Output(f"{root}/errors.py", "package/errors.py", package)
    yield from _models(api, names, f"{root}/models", hints)
    limits = limits_view(api, names)
    if limits is not None:
        yield Output(f"{root}/_limits.py", "package/_limits.py", limits)
    if names.receivers:
        yield Output(
            f"{root}/webhooks.py", "package/webhooks.py", webhooks_view(api, names)
        )
    if package.has_oauth:
        yield Output(f"{root}/oauth.py", "package/oauth.py", package)
    if names.servers:
        servers = servers_view(api, names)
        yield Output(f"{root}/servers.py", "package/servers.py", servers)
    yield Output(f"{root}/testing.py", "package/testing.py", package)
    yield Output(f"{root}/py.typed", "package/py.typed", package)
    yield Output(
        f"{root}/ext/__init__.py", "package/ext/__init__.py", package, once=True
    )
    if package.has_calls:
        yield Output(
            f"{root}/resources/__init__.py", "package/resources/__init__.py", package
        )
    yield from _channels(api, names, version, root)
    for tag, attribute in names.resources.items():
        path = f"{root}/resources/{attribute}.py"
        view = resource_view(api, names, tag)
        yield Output(path, "package/resources/[resource].py", view)


def _channels(api: ir.Api, names: Names, version: str, root: str) -> Iterator[Output]:
    """What is made of an AsyncAPI document."""
    if api.events is None:
        return
    clients = realtime_view(api, names, version)
    yield Output(f"{root}/_realtime.py", "package/_realtime.py", clients)
    public = realtime_package_view(api, names)
    yield Output(f"{root}/realtime.py", "package/realtime.py", public)
    yield Output(f"{root}/channels/__init__.py", "package/channels/__init__.py", public)
    messages = messages_view(api, names)
    yield Output(
        f"{root}/channels/_messages.py", "package/channels/_messages.py", messages
    )
    for channel in api.events.channels:
        path = f"{root}/channels/{names.events.channels[channel.id]}.py"
        view = channel_view(api, names, channel)
        yield Output(path, "package/channels/[channel].py", view)


def _models(
    api: ir.Api, names: Names, root: str, hints: Hints | None
) -> Iterator[Output]:
    """One module, or a package of several for a large API."""
    modules = partition(api, names)
    if not modules:
        yield Output(f"{root}.py", "package/models.py", models_view(api, names, hints))
        return
    whole = package_of_models_view(api, names, modules)
    yield Output(f"{root}/__init__.py", "package/models/__init__.py", whole)
    yield Output(f"{root}/_names.py", "package/models/_names.py", whole)
    for part, module in modules.items():
        path = f"{root}/{part}.py"
        if part == ALIASES:
            view = aliases_view(api, names)
            yield Output(path, "package/models/_aliases.py", view)
        else:
            view = part_view(api, names, module, hints)
            yield Output(path, "package/models/[part].py", view)
