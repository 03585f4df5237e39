"""The AsyncAPI documents of the corpus → what they mean, and what the ledger keeps of that.

They are looked for where documents.py looks, in the folder `asyncapi`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from corpus.documents import CORPUS, find
from specloom import ir
from specloom.config import Config
from specloom.diagnostics import Severity, Sink
from specloom.pipeline import read
from specloom.report import report

EVENTS: Final = CORPUS.parent / "asyncapi"
SHELF: Final = "../asyncapi/"
EVENT_DOCUMENTS: Final = (
    "adeo-kafka-request-reply-3.yml",
    "amqp-multiple-channels-2.yaml",
    "correlation-id-3.yml",
    "faststream-nats-index-pydantic.yaml",
    "faststream-redis-index-pydantic.yaml",
    "faststream-redis-pubsub-decorator.yaml",
    "gemini-websocket-3.yml",
    "gitter-streaming-3.yml",
    "kraken-request-reply-channels-3.yml",
    "kraken-request-reply-filter-3.yml",
    "mercure-3.yml",
    "nats-request-reply-2.json",
    "oneof-3.yml",
    "operation-security-kafka-2.yml",
    "rpc-client-amqp-3.yml",
    "rpc-server-amqp-3.yml",
    "slack-rtm-2.yml",
    "slack-rtm-3.yml",
    "social-media-3/backend/asyncapi.yaml",
    "streetlights-kafka-3.yml",
    "streetlights-mqtt-2.yml",
    "streetlights-mqtt-3.yml",
)

SURE: Final = tuple(
    rule.name.lower()
    for rule in ir.Rule
    if rule not in (ir.Rule.REQUIRED, ir.Rule.TRIAL)
)
"""Rules by which messages are told apart for certain."""


def configured(name: str, role: str = "") -> Config:
    """A document with its folder's files in reach."""
    return Config(find(f"{SHELF}{name}"), Path(), package="sample", role=role)


def heard(name: str, role: str = "") -> tuple[ir.Api, Sink]:
    """What a document means for a role."""
    sink = Sink()
    return read(configured(name, role), sink), sink


def event_counts(name: str) -> dict[str, Any]:
    """What the ledger keeps of a document, for the role that is assumed.

    `told` are received messages by the rule that tells them apart, `degraded for` messages
    that are not exact by the code of what was said about them.
    """
    api, sink = heard(name)
    assert api.events is not None
    said = report(api, sink.all)
    counted = ("channels", "messages", "exchanges")
    codes = {f"{d.at.place}: {d.message}": d.code for d in sink.all if d.at}
    return {
        **{key: said[key]["generated"] for key in counted},
        **{f"{key} degraded": said[key]["degraded"] for key in counted},
        "schemas": said["schemas"]["generated"],
        "types degraded": len(api.degraded),
        "told": _counted(
            g.told.rule.name.lower() for g in api.events.groups for _ in g.messages
        ),
        "degraded for": _counted(
            codes[reason]
            for entry in said["messages"]["list"]
            for reason in entry["reasons"]
        ),
        "warnings": _counted(_codes(sink, Severity.WARNING)),
        "notes": _counted(_codes(sink, Severity.NOTE)),
    }


def _codes(sink: Sink, severity: Severity) -> Iterator[str]:
    return (d.code for d in sink.all if d.severity is severity)


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
