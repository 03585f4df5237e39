"""Text of a document → Markdown and TOML that it cannot break out of."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, zip_longest
from typing import Final

from .code import Markdown, Toml

_MARKED: Final = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def markdown(text: str) -> Markdown:
    """Prose: one line, with nothing in it that Markdown or HTML would act on but code."""
    parts = _one_line(text).split("`")
    spans = parts[1::2]
    if len(parts) % 2 == 0 or any(not s.strip() or "|" in s for s in spans):
        return Markdown(_MARKED.sub(r"\\\1", "`".join(parts)))
    plain = (_MARKED.sub(r"\\\1", part) for part in parts[::2])
    fenced = (f"`{span}`" for span in spans)
    mixed = zip_longest(plain, fenced, fillvalue="")
    return Markdown("".join(chain.from_iterable(mixed)))


def snippet(text: str) -> Markdown:
    """A piece of code inside a line, between as many backticks as it needs."""
    plain = _one_line(text)
    longest = max((len(run) for run in re.findall(r"`+", plain)), default=0)
    fence = "`" * (longest + 1)
    space = " " if plain.startswith("`") or plain.endswith("`") else ""
    return Markdown(f"{fence}{space}{plain}{space}{fence}")


def cell(text: str) -> Markdown:
    """A piece of code in a table, where even in code a bar ends the cell."""
    return Markdown(snippet(text).text.replace("|", "\\|"))


def link(text: str, url: str) -> Markdown:
    """A link when the address is an ordinary web address, else its text."""
    if is_web(url):
        return Markdown(f"[{markdown(text).text}]({url})")
    return markdown(text)


def is_web(url: str) -> bool:
    """Whether an address is an ordinary web address."""
    return re.fullmatch(r"https?://[^\s()<>\"'\\`]+", url) is not None


def inline_table(key: str, text: str) -> Toml:
    """`{key = "text"}`."""
    return Toml(f"{{{key} = {toml(text).text}}}")


def toml(text: str) -> Toml:
    """A basic string; JSON's escapes are TOML's, but for a few characters."""
    return Toml(json.dumps(_without_surrogates(text), ensure_ascii=False))


def toml_list(texts: Iterable[str]) -> Toml:
    """An array of basic strings, in one line."""
    return Toml(f"[{', '.join(toml(text).text for text in texts)}]")


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
