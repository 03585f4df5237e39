"""Diagnostics → a log in SARIF 2.1.0 (OASIS), which code hosts show beside the lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote

from .codes import CODES

if TYPE_CHECKING:
    from .diagnostics import Diagnostic

Data: TypeAlias = dict[str, Any]
_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)


def as_sarif(found: tuple[Diagnostic, ...], version: str) -> Data:
    """One run of the tool, with the rules that its results name."""
    codes = sorted({diagnostic.code for diagnostic in found})
    driver = {
        "name": "specloom",
        "version": version,
        "rules": [_rule(c) for c in codes],
    }
    results = [_result(diagnostic, codes) for diagnostic in found]
    run = {
        "tool": {"driver": driver},
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Data:
    known = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ")},
        "fullDescription": {"text": known.text},
        "help": {"text": known.help},
        "defaultConfiguration": {"level": known.severity},
    }


def _result(found: Diagnostic, codes: list[str]) -> Data:
    result: Data = {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": str(found.severity),
        "message": {"text": f"{found.message}\n{found.help}"},
    }
    if found.at is not None:
        place = found.at.position()
        physical = {
            "artifactLocation": {"uri": _uri(found.at.file)},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
        logical = [{"fullyQualifiedName": found.at.pointer}]
        result["locations"] = [
            {"physicalLocation": physical, "logicalLocations": logical}
        ]
    return result


def _uri(file: str) -> str:
    """A file as an address; a path that is relative stays so."""
    if "://" in file:
        return file
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
