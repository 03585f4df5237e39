"""AsyncAPI documents from the file to the report: versions, configuration, overlays, counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hearing import hear, version2, version3
from specloom import ir
from specloom.cli import main
from specloom.config import read_config
from specloom.diagnostics import Sink
from specloom.document import Document
from specloom.load import Reading, load
from specloom.report import fidelity, report, shortfall

MINIMAL = "asyncapi: {}\ninfo: {{title: A, version: '1'}}\nchannels: {{}}\n"
OPENAPI = "openapi: 3.1.0\ninfo: {title: B, version: '1'}\npaths: {}\n"


def loaded(folder: Path, version: str) -> tuple[Document | None, Sink]:
    file, sink = folder / "events.yaml", Sink()
    file.write_text(MINIMAL.format(version), "utf-8")
    return load(file, sink), sink


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("2.0.0", "2.0.0"),
        ("2.0", "2.0"),
        ("'2.0.0-rc2'", "2.0.0-rc2"),
        ("2.6", "2.6"),
        ("2.6.0", "2.6.0"),
        ("3.0.0", "3.0.0"),
        ("3.0", "3.0"),
        ("3.1.0", "3.1.0"),
    ],
)
def test_versions(version: str, expected: str, tmp_path: Path) -> None:
    document, sink = loaded(tmp_path, version)
    assert document is not None
    assert (document.kind, document.version) == ("asyncapi", expected)
    assert sink.all == ()


@pytest.mark.parametrize(
    ("version", "expected"),
    [("2.7.0", "2.6"), ("'2.10'", "2.6"), ("3.2.0", "3.1"), ("3.9", "3.1")],
)
def test_newer_versions(version: str, expected: str, tmp_path: Path) -> None:
    document, sink = loaded(tmp_path, version)
    assert document is not None
    assert document.version == expected
    assert [d.code for d in sink.all] == ["newer-version"]


@pytest.mark.parametrize("version", ["1.2.0", "4.0.0", "3", "latest", "'2.x'", "null"])
def test_other_versions(version: str, tmp_path: Path) -> None:
    document, sink = loaded(tmp_path, version)
    assert document is None
    assert [d.code for d in sink.all] == ["unsupported-version"]


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        file = folder / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")


def test_two_documents_have_two_roots(tmp_path: Path) -> None:
    write(tmp_path, openapi_yaml=OPENAPI, more__events_yaml=MINIMAL.format("2.6.0"))
    sink = Sink()
    events = tmp_path / "more" / "events.yaml"
    document = load(tmp_path / "openapi.yaml", sink, Reading(events=events))
    assert document is not None
    calls, other = document.parts
    assert (calls.kind, calls.root.name, other.kind, other.root.name) == (
        "openapi", "", "asyncapi", "more/events.yaml"
    )  # fmt: skip
    assert document.events is not None
    assert document.events.node.child("info").text("title") == "A"
    assert sink.all == ()


def test_the_document_itself_is_not_beside_itself(tmp_path: Path) -> None:
    write(tmp_path, events_yaml=MINIMAL.format("3.0.0"))
    events, sink = tmp_path / "events.yaml", Sink()
    document = load(events, sink, Reading(events=tmp_path / "." / "events.yaml"))
    assert document is not None
    assert document.parts == (document,)


@pytest.mark.parametrize(
    ("extends", "title"),
    [("../more/events.yaml", "B, A changed"), ("../openapi.yaml", "B changed, A"), (None, "B changed, A")],
)  # fmt: skip
def test_overlays_are_for_the_document_that_they_extend(
    extends: str | None, title: str, tmp_path: Path
) -> None:
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": "Changes", "version": "1"},
        "actions": [{"target": "$.info", "update": {"x-changed": True}}],
    } | ({"extends": extends} if extends else {})
    write(
        tmp_path,
        openapi_yaml=OPENAPI,
        more__events_yaml=MINIMAL.format("3.0.0"),
        overlays__changes_json=json.dumps(overlay),
    )
    reading = Reading(
        overlays=(tmp_path / "overlays" / "changes.json",),
        events=tmp_path / "more" / "events.yaml",
    )
    document = load(tmp_path / "openapi.yaml", Sink(), reading)
    assert document is not None
    infos = [part.node.child("info") for part in document.parts]
    found = [f"{i.text('title')}{' changed' * ('x-changed' in i)}" for i in infos]
    assert ", ".join(found) == title


def test_configuration(tmp_path: Path) -> None:
    write(
        tmp_path,
        specloom_toml='document = "openapi.yaml"\nevents = "events.yaml"\nrole = "both"\n',
    )
    config = read_config(tmp_path, Path(), "", Sink())
    assert config is not None
    assert config.reading.events == tmp_path / "events.yaml"
    assert config.role == "both"


def test_a_wrong_role(tmp_path: Path) -> None:
    write(tmp_path, specloom_toml='document = "a.yaml"\nrole = "server"\n')
    sink = Sink()
    assert read_config(tmp_path, Path(), "", sink) is None
    assert [d.message for d in sink.all] == [
        "`role` must be one of client, application, both"
    ]


FEED = version3("""\
channels:
  feed:
    address: feed
    messages:
      good: {payload: {properties: {kind: {const: good}}}}
      wide: {payload: {properties: {kind: {const: wide}, any: false}}}
      raw: {contentType: application/cbor, payload: {type: object}, headers: {type: object}}
  other: {address: other, messages: {fine: {payload: {type: string}}}}
operations:
  onFeed: {action: receive, channel: {$ref: '#/channels/feed'}}
  onOther: {action: receive, channel: {$ref: '#/channels/other'}}
  onGood: {action: receive, channel: {$ref: '#/channels/other'}, reply: {channel: {$ref: '#/channels/feed'}, messages: [{$ref: '#/channels/feed/messages/good'}]}}
""")


def test_the_report_counts_what_is_exact(tmp_path: Path) -> None:
    heard = hear(tmp_path, FEED)
    said = report(heard.api, heard.found)
    counts = {
        key: (said[key]["total"], [e["key"] for e in said[key]["list"]])
        for key in ("channels", "messages", "exchanges")
    }
    assert counts == {
        "channels": (2, ["feed"]),
        "messages": (4, ["wide", "raw"]),
        "exchanges": (3, ["onFeed"]),
    }
    assert said["messages"]["list"][1]["reasons"] == [
        "#/channels/feed/messages/raw/payload: "
        "a payload of application/cbor is sent and received as bytes"
    ]
    assert said["exchanges"]["list"][0]["reasons"][0].endswith(
        "no value fits this schema"
    )
    assert fidelity(heard.api) == pytest.approx(2 / 3)
    assert shortfall(heard.api) == "1 of 3 operations is degraded"
    assert said["role"] == "application"
    assert said["groups"][0] == {
        "channels": ["feed"],
        "messages": ["good", "wide", "raw"],
        "rule": "by a constant member",
        "by": ["$message.payload#/kind"],
        "values": [[["good"], "good"], [["wide"], "wide"]],
        "default": "raw",
        "tried": [],
    }


def test_commands(tmp_path: Path) -> None:
    write(tmp_path, events_yaml=FEED)
    spec = str(tmp_path / "events.yaml")
    found = CliRunner().invoke(main, ["validate", spec, "--role", "client"])
    assert found.exit_code == 0, found.output
    assert "3 operations, 2 channels, 4 messages, 0 schemas" in found.output
    found = CliRunner().invoke(main, ["inspect", spec, "--role", "client"])
    events = json.loads(found.stdout)["events"]
    assert events["role"] == "client"
    assert [e["action"] for e in events["exchanges"]] == ["send"] * 3
    assert events["groups"][0]["told"]["rule"] == "one"
    out = str(tmp_path / "out")
    arguments = ["generate", spec, "-o", out, "--role", "application"]
    refused = CliRunner().invoke(main, [*arguments, "--min-fidelity", "0.9"])
    assert refused.exit_code == 1
    assert "66.67% are exact" in refused.output
    found = CliRunner().invoke(main, arguments)
    assert found.exit_code == 0, found.output
    surface = json.loads((tmp_path / "out" / "surface.json").read_text("utf-8"))
    assert [m["name"] for m in surface["models"]] == ["GoodKind", "Good", "Wide"][1:]
    assert surface["operations"] == []


def test_open_enumerations_reach_messages(tmp_path: Path) -> None:
    heard = hear(
        tmp_path,
        version2("""\
channels: {c: {publish: {message: {name: m, payload: {anyOf: [{enum: [a, b]}, {type: string}]}}}}}
"""),
    )
    payload = heard.message("m").payload
    assert isinstance(payload, ir.Ref)
    assert isinstance(heard.api.types[payload.id], ir.Enumeration)
