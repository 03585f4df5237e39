"""The shape of the house: order of imports, sizes, who prints, what templates may do."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from specloom import event_views, views

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = sorted((ROOT / "generator" / "specloom").glob("*.py"))
RUNTIME = sorted((ROOT / "templates" / "runtime").rglob("*.py"))
TEMPLATES = sorted(
    p
    for d in ("package", "partials", "project")
    for p in (ROOT / "templates" / d).rglob("*.jinja")
)
STAGES = (
    (
        "explained",
        "event_codes",
        "codes",
        "source",
        "diagnostics",
        "locate",
        "duplicates",
        "reader",
        "overlay",
    ),
    ("schema_formats", "addresses", "document", "remote", "load"),
    ("config", "shapes", "exchange", "messaging", "ir"),
    ("event_grammar", "grammar", "edits", "schema_repairs", "event_repairs"),
    ("repairs", "generics"),
    (
        "reach",
        "traffic",
        "fidelity",
        "loops",
        "media",
        "paths",
        "pagination",
        "extensions",
        "values",
        "compose",
        "limits",
        "families",
        "choices",
        "schema",
        "sequences",
        "contents",
        "security",
        "swagger",
        "parameters",
        "servers",
        "operations",
        "events",
        "detection",
        "listings",
        "about",
        "openapi",
        "avro",
        "expressions",
        "traits",
        "bindings",
        "event_extensions",
        "event_security",
        "event_servers",
        "messages",
        "channels",
        "exchanges",
        "session_rules",
        "role",
        "fixed_values",
        "likeness",
        "plans",
        "telling",
        "asyncapi",
        "rewriting",
        "open_enums",
        "second",
        "sharing",
    ),
    (
        "rules",
        "event_rules",
        "structure",
        "validate",
        "inspection",
        "words",
        "kept",
        "scope",
        "bodies",
        "directions",
        "event_names",
        "class_names",
        "pins",
        "edge_names",
        "reserved",
        "method_names",
        "channel_names",
        "names",
        "calls",
    ),
    (
        "code",
        "markup",
        "layout",
        "python",
        "views",
        "event_views",
        "signature",
        "remarks",
        "partition",
        "projection",
        "pydantic_views",
        "model_views",
    ),
    (
        "limit_views",
        "server_views",
        "scheme_views",
        "operation_views",
        "link_views",
        "method_docs",
        "resource_views",
        "message_views",
        "exchange_signature",
        "exchange_views",
        "channel_views",
        "realtime_views",
        "channel_entries",
        "client_views",
        "webhook_views",
        "project_views",
        "plan",
    ),
    (
        "codegen",
        "render",
        "format",
        "event_surface",
        "surface",
        "write",
        "report",
        "sarif",
        "pipeline",
        "assignable",
        "matching",
        "changes",
        "published",
        "value_changes",
        "model_changes",
        "call_changes",
        "differences",
        "sides",
        "reference",
        "change_report",
        "change_page",
        "versions",
        "upgrade_notes",
        "command",
        "change_commands",
        "cli",
    ),
)
ORDER = [name for row in STAGES for name in row]


def imports(path: Path) -> list[str]:
    """Modules of the package that a module imports while it is loaded."""
    found: list[str] = []
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            found += [node.module] if node.module else [a.name for a in node.names]
    return [name for name in found if name in ORDER]


def test_every_module_has_its_place_in_the_order() -> None:
    names = {p.stem for p in GENERATOR} - {"__init__", "__main__"}
    assert names == set(ORDER)


@pytest.mark.parametrize("path", GENERATOR, ids=lambda p: p.stem)
def test_no_stage_imports_a_later_one(path: Path) -> None:
    if path.stem in ORDER:
        later = [n for n in imports(path) if ORDER.index(n) > ORDER.index(path.stem)]
        assert later == []


@pytest.mark.parametrize(
    "path", [*GENERATOR, *RUNTIME], ids=lambda p: f"{p.parent.name}.{p.stem}"
)
def test_sizes_and_docstrings(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 40, node.name


@pytest.mark.parametrize(
    "path", [*GENERATOR, *RUNTIME], ids=lambda p: f"{p.parent.name}.{p.stem}"
)
def test_only_the_ends_touch_the_world(path: Path) -> None:
    """`print` nowhere; files in load, config, render, write, sides and commands only, the network in remote only; git in sides only."""
    calls = {
        (
            node.func.attr
            if isinstance(node.func, ast.Attribute)
            else getattr(node.func, "id", "")
        )
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not calls & {"print", "eval", "exec", "system", "Popen", "check_output"}
    if path.parent.name == "specloom" and path.stem not in (
        "load",
        "remote",
        "config",
        "render",
        "write",
        "sides",
        "cli",
        "change_commands",
    ):
        assert not calls & {
            "open",
            "read_text",
            "read_bytes",
            "write_text",
            "write_bytes",
            "unlink",
        }


def test_only_the_transport_knows_the_http_library() -> None:
    users = [p.stem for p in RUNTIME if "httpx2" in _imported(p)]
    assert users == ["connections", "mock_transport", "transport"]


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


FIELDS = {
    field.name
    for record in (*vars(views).values(), *vars(event_views).values())
    if isinstance(record, type) and dataclasses.is_dataclass(record)
    for field in dataclasses.fields(record)
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.name))
def test_templates_decide_nothing(path: Path) -> None:
    """Names, loops and tests of a view's field: no comparison, no arithmetic, no filter."""
    tree = Environment().parse(path.read_text("utf-8"))
    assert meta.find_undeclared_variables(tree) <= {
        "view",
        "imports",
        "symbol",
        "runtime",
    }
    banned = (nodes.Compare, nodes.BinExpr, nodes.Filter, nodes.Test, nodes.CondExpr)
    for kind in banned:
        assert not list(tree.find_all(kind))
    assert not [node for node in tree.find_all(nodes.If) if node.elif_ or node.else_]
    read = {node.attr for node in tree.find_all(nodes.Getattr)}
    assert read <= FIELDS
