"""Packages of channels → clients over one server in memory, and what is said to them."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import Any, Final

from corpus.event_packages import Spoken
from corpus.event_samples import Sample, drawn, fields_of, schema_of
from installing import runtime

_WEB: Final = frozenset({"http", "https", "mercure", "ws", "wss"})
_SECRETS: Final = {
    "MutualTLS": ("certificate.pem", "key.pem"),
    "UserPassword": ("user", "secret"),
}


def hub_of(spoken: Spoken) -> Any:
    """A server in memory."""
    return _hub(spoken)()


def wire_of(spoken: Spoken) -> tuple[Any, Any]:
    """Two servers in memory: what clients of one say comes to the clients of the other."""
    kind = _hub(spoken)

    class End(kind):  # type: ignore[misc, valid-type]
        far: Any

        def take(self, out: Any, *, passes_on: bool) -> Any:
            return kind.take(self.far, out, passes_on=True)

    near, far = End(), End()
    near.far, far.far = far, near
    return near, far


def _hub(spoken: Spoken) -> Any:
    return import_module(f"{runtime(spoken.models)}.realtime.hub").Hub


def client_of(spoken: Spoken, hub: Any) -> Any:
    """The client of a package, which takes a server in memory for the document's first."""
    memory = import_module(f"{runtime(spoken.models)}.realtime.transports.memory")
    servers = spoken.surface["event_servers"]
    endpoint = memory.Memory(
        hub=hub,
        server=servers[0]["name"] if servers else "memory://corpus",
        per_channel=not servers or servers[0]["protocol"] in _WEB,
    )
    credentials = {
        one["name"]: _SECRETS.get(one["type"], "secret")
        for one in spoken.surface["credentials"]
    }
    kind = getattr(spoken.imported(), spoken.surface["async_client"])
    return kind(endpoint, **credentials)


def opened(client: Any, channel: dict[str, Any]) -> Any:
    """A channel of a client."""
    return getattr(client, channel["name"])(**_parts(channel))


def address_of(channel: dict[str, Any]) -> str:
    """Where a channel is that was opened so."""
    parts = {p["wire"]: _parts(channel)[p["name"]] for p in _in_address(channel)}
    template = channel["address"] or "{}"
    return re.sub(r"\{([^{}]*)\}", lambda found: parts[found[1]], template)


def _parts(channel: dict[str, Any]) -> dict[str, str]:
    return {p["name"]: [*p["values"], "one"][0] for p in _in_address(channel)}


def _in_address(channel: dict[str, Any]) -> list[dict[str, Any]]:
    return [p for p in channel["parameters"] if p["in"] == "address"]


def decoded(spoken: Spoken, sample: Sample) -> Any:
    """A sample as the value that a package has for it."""
    return (
        _typed(spoken, sample.model, sample.payload) if sample.model else sample.payload
    )


def encoded(spoken: Spoken, value: Any) -> Any:
    """What a value is in JSON; bytes are what they are."""
    return (
        value if isinstance(value, bytes) else json.loads(codec(spoken).encode(value))
    )


def arguments(spoken: Spoken, method: dict[str, Any], sample: Sample) -> dict[str, Any]:
    """A sample, headers and a key as a method of a channel takes them."""
    value, found = decoded(spoken, sample), dict[str, Any]()
    for parameter in method["parameters"]:
        name, wire = parameter["name"], parameter["wire"]
        match parameter["in"]:
            case "headers":
                found[name] = headers(spoken, method)
            case "key":
                found[name] = "key"
            case _ if not wire:
                found[name] = value
            case _ if wire in sample.payload:
                found[name] = getattr(value, fields_of(spoken, sample.model)[wire])
            case _:
                pass
    return found


def headers(spoken: Spoken, method: dict[str, Any]) -> Any:
    """What a method takes as headers, None for nothing."""
    types = (p["type"] for p in method["parameters"] if p["in"] == "headers")
    model = re.search(r"models\.(\w+)", next(types, ""))
    if model is None:
        return None
    value = next(drawn(schema_of(spoken, model[1])))
    return _typed(spoken, model[1], value)


def _typed(spoken: Spoken, model: str, value: Any) -> Any:
    kind = getattr(spoken.imported("models"), model)
    return codec(spoken).decode(kind, json.dumps(value).encode())


def codec(spoken: Spoken) -> Any:
    """What reads and writes JSON with the models of a package."""
    return import_module(f"{runtime(spoken.models)}.codec")
