"""The page of changes: whole, beside the documents, and nothing in it acts but its own script."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from specloom.cli import main

from .editing import BASE, FOLDER, edited

EVIL = "</i></pre><script>alert(1)</script><img src=x onerror=alert(1)>\"' autofocus"


class Tags(HTMLParser):
    """What a browser would see: tags with attributes, and texts of lines and buttons."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.setdefault(self._open[-1], []).append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tags:
    """The page of a version whose text is hostile."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(FOLDER / "base.yaml", "depot.yaml")
    new = edited(
        BASE,
        ("-paths /ping", None),
        ("components schemas Item description", EVIL),
        ("paths /items get parameters 2 schema pattern", EVIL),
    )
    Path("next.yaml").write_text(yaml.safe_dump(new, sort_keys=False, width=1000))
    command = ("diff", "depot.yaml", "next.yaml", "--format", "html", "-o", "page.html")
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.stdout) == (0, "")
    return Tags(Path("page.html").read_text("utf-8"))


def test_changes_beside_the_documents(page: Tags) -> None:
    buttons = page.named("button")
    assert [b["class"] for b in buttons] == ["breaking", "risky"]
    assert [bool(b["data-new"]) for b in buttons] == [False, True]
    lines = Path("depot.yaml").read_text().split("\n")
    old = buttons[0]["data-old"]
    assert old is not None
    file, _, number = old.partition(":")
    assert lines[int(number) - 1].strip() == "get:"
    assert [p["data-file"] for p in page.named("pre")] == [file, file]
    expected = [text for name in ("depot", "next") for text in _lines(name)]
    assert [text for text in page.texts["i"] if text] == expected


def _lines(name: str) -> list[str]:
    return [line for line in Path(f"{name}.yaml").read_text().split("\n") if line]


def test_text_of_documents_does_nothing(page: Tags) -> None:
    assert len(page.named("script")) == 1
    assert page.named("img") == []
    assert not any(name.startswith("on") for _, a in page.tags for name in a)
    assert any("<script>alert(1)<" in text for text in page.texts["span"])


def test_it_needs_nothing_else(page: Tags) -> None:
    linked = [a for _, a in page.tags if a.keys() & {"src", "href", "action"}]
    assert linked == []
    (policy,) = (a for a in page.named("meta") if "http-equiv" in a)
    assert "default-src 'none'" in str(policy["content"])
