"""Text of a document → words → Python identifiers of each kind; pure functions."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

_SPELLED: Final = {
    "<": "lt", ">": "gt", "=": "eq", "!": "not", "+": "plus", "*": "star",
    "&": "and", "|": "or", "%": "percent", "~": "tilde", "^": "caret", "?": "any",
}  # fmt: skip
_WORD: Final = re.compile(
    r"[A-Z]+(?=[A-Z]LOW)[0-9]*|[A-Z]?LOW+(?:[0-9]+LOW*)*|[A-Z]+[0-9]*"
    r"|[0-9]+(?:LOW+|[A-Z]+(?!LOW))?".replace("LOW", r"[^\W\d_A-Z]"),
)
_LONGEST: Final = 80
_LONGEST_CLASS: Final = 64
"""So that `class …(OpenStrEnum):` fits its line, also with a number after the name."""


def words(text: str) -> tuple[str, ...]:
    """`StartTime<` → start, time, lt; `x-rate_limit` → x, rate, limit; case is lost.

    Words end at separators and where the case changes; operators are spelled out and a
    sign before a number becomes plus or minus.
    """
    return tuple(word.lower() for word in _split(text))


def snake(text: str) -> str:
    """A name for functions, parameters, fields and modules; may be empty."""
    return _identifier(_shortened(words(text), "_", _LONGEST), "n_")


def pascal(*texts: str) -> str:
    """A name for classes, from several texts in a row; may be empty."""
    return _identifier(_shortened(_capitals(texts), "", _LONGEST_CLASS), "N")


def title(*texts: str) -> str:
    """A beginning of names for classes, as long as it is; may be empty."""
    return "".join(_capitals(texts))


def constant(text: str) -> str:
    """A name for members of enumerations; may be empty."""
    return _identifier(_shortened(words(text), "_", _LONGEST).upper(), "VALUE_")


def singular(word: str) -> str:
    """`trips` → `trip`, `summaries` → `summary`; enough to compare words by."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_keyword(name: str) -> bool:
    return keyword.iskeyword(name)


def _split(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"^\s*-(?=[0-9.])", " minus ", plain)
    plain = "".join(f" {_SPELLED[c]} " if c in _SPELLED else c for c in plain)
    plain = plain.replace("OAuth", "Oauth").replace("'", "")
    plain = re.sub(r"([A-Z]{2,})s(?![a-z])", lambda m: f"{m[1].title()}s", plain)
    found: list[str] = _WORD.findall(plain)
    return [word for word in found if f"x{word}".isidentifier()]


def _capitals(texts: tuple[str, ...]) -> list[str]:
    parts: list[str] = []
    for text in texts:
        split = _split(text.lower() if text.isupper() and len(text) > 4 else text)
        parts.extend(word[:1].upper() + word[1:] for word in split)
    return parts


def _shortened(parts: Sequence[str], joint: str, most: int) -> str:
    """All words where they fit; else the first and the last, and a mark of the whole.

    The mark keeps apart what differs in the middle, whatever else has a name.
    """
    whole = joint.join(parts)
    if len(whole) <= most:
        return whole
    mark = f"_{sha256(whole.encode()).hexdigest()[:4]}"
    room = most - len(mark)
    last = _fitting(parts[::-1], joint, room // 2)[::-1]
    rest = parts[: len(parts) - len(last)]
    first = _fitting(rest, joint, room - sum(map(len, last)) - len(joint) * len(last))
    return joint.join([*first, *last] or [whole[:room]]) + mark


def _fitting(parts: Sequence[str], joint: str, room: int) -> Sequence[str]:
    """As many words as there is room for."""
    size = 0
    for index, part in enumerate(parts):
        size += len(part) + (len(joint) if index else 0)
        if size > room:
            return parts[:index]
    return parts


def _identifier(name: str, prefix: str) -> str:
    if name and not name.isidentifier():
        name = f"{prefix}{name}"
    return f"{name}_" if keyword.iskeyword(name) else name
