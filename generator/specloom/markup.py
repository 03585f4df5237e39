"""Text of a document → Markdown and TOML that it cannot break out of."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Final

from .code import Markdown, Toml

_MARKED: Final = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def markdown(text: str) -> Markdown:
    """Prose: one line, with nothing in it that Markdown or HTML would act on."""
    return Markdown(_MARKED.sub(r"\\\1", _one_line(text)))


def snippet(text: str) -> Markdown:
    """A piece of code inside a line, between as many backticks as it needs."""
    plain = _one_line(text)
    longest = max((len(run) for run in re.findall(r"`+", plain)), default=0)
    fence = "`" * (longest + 1)
    space = " " if plain.startswith("`") or plain.endswith("`") else ""
    return Markdown(f"{fence}{space}{plain}{space}{fence}")


def link(text: str, url: str) -> Markdown:
    """A link when the address is an ordinary web address, else its text."""
    if re.fullmatch(r"https?://[^\s()<>\"'\\`]+", url):
        return Markdown(f"[{markdown(text).text}]({url})")
    return markdown(text)


def toml(text: str) -> Toml:
    """A basic string; JSON's escapes are TOML's, but for a few characters."""
    return Toml(json.dumps(_without_surrogates(text), ensure_ascii=False))


def _one_line(text: str) -> str:
    joined = " ".join(text.split())
    kept = (
        c
        for c in joined
        if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    )
    return "".join(kept)


def _without_surrogates(text: str) -> str:
    return _one_line(text).encode("utf-8", "replace").decode("utf-8")
