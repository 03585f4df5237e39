"""AsyncAPI documents → the packages that are made of them: surface and records."""

from __future__ import annotations

import asyncio
import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from hearing import version3
from installing import install
from runtime.realtime.hub import Hub
from runtime.realtime.transports.memory import Memory
from specloom.config import MSGSPEC, Config
from specloom.diagnostics import Sink
from specloom.pipeline import Generated, generate


def made(folder: Path, text: str, role: str = "client") -> Generated:
    """The package of a document of AsyncAPI 3."""
    (folder / "asyncapi.yaml").write_text(version3(text), "utf-8")
    config = Config(folder / "asyncapi.yaml", Path(), package="sample", role=role)
    return generate(config, Sink())


def test_the_surface_has_addresses_that_only_callers_know(tmp_path: Path) -> None:
    found = made(tmp_path, "channels: {answers: {address: null}}\n")
    (channel,) = found.surface["channels"]
    assert channel["parameters"] == [
        {
            "name": "address",
            "wire": "",
            "in": "address",
            "required": True,
            "type": "str",
            "values": [],
        }
    ]


CROSSING = """\
channels:
  questions: {address: questions, messages: {question: {payload: {type: string}}}}
  answers: {address: answers, messages: {answer: {payload: {type: integer}}}}
operations:
  receiveQuestion: {action: receive, channel: {$ref: '#/channels/questions'}, reply: {channel: {$ref: '#/channels/answers'}}}
  receiveAnswer: {action: receive, channel: {$ref: '#/channels/answers'}, reply: {channel: {$ref: '#/channels/questions'}}}
"""
"""Two requests, each of which is answered where the other one is asked."""


async def test_answers_come_over_another_channel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    hub = Hub()
    async with (
        client(tmp_path, CROSSING, "client", hub) as asker,
        client(tmp_path, CROSSING, "application", hub) as helper,
        helper.questions() as questions,
        questions.consume() as requests,
        asyncio.TaskGroup() as tasks,
    ):
        asked = tasks.create_task(asker.questions().send_question(body="How many?"))
        request = await anext(requests)
        assert request.value == "How many?"
        await questions.answer_question(request, body=7)
        assert await asked == 7
    assert [out.address for out in hub.sent] == ["questions", "answers"]


def client(folder: Path, text: str, role: str, hub: Hub) -> Any:
    """The client of a package, which can be imported from the folder."""
    package = f"sample_{role}"
    found = made(folder, text, role)
    install(found.files, folder, package, MSGSPEC)
    importlib.invalidate_caches()
    kind = getattr(importlib.import_module(package), found.surface["async_client"])
    return kind(Memory(hub=hub, server="memory://here"))
