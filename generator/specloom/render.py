"""Outputs → text, by Jinja templates that can print safe text only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from .code import Code, Markdown, Symbol, Toml
from .config import FLAVOURS, MSGSPEC

if TYPE_CHECKING:
    from .plan import Output

_IMPORTS: Final = "\0imports\0"
_LEDGER: Final = "ledger"
_FLAVOUR: Final = "flavour.py"
_ALLOWED: Final = {".py": Code, ".toml": Toml, ".md": Markdown}
_WIDTH: Final = 88


class UnsafeText(TypeError):
    """A template tried to print what is not safe text of its kind."""


def templates_folder() -> Path:
    """The packaged templates, else those of the checkout."""
    packaged = Path(__file__).parent / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"


def render_all(outputs: tuple[Output, ...], header: str) -> dict[str, str]:
    """The text of every output by path; Python files start with `header`."""
    environment = _environment(templates_folder())
    return {output.path: _render(environment, output, header) for output in outputs}


def runtime_files(package: str, models: str, *, realtime: bool) -> dict[str, str]:
    """The runtime, byte for byte, below `<package>/_runtime`.

    Of the modules that serve one library of models, it is the one of the client's; only
    the module that names this library differs. The real-time part is there on request.
    """
    folder = templates_folder() / "runtime"
    found = {f.relative_to(folder): f for f in sorted(folder.rglob("*.py"))}
    others = tuple(f"{other}_" for other in FLAVOURS if other != models)
    texts = {
        path.as_posix(): file.read_text("utf-8")
        for path, file in found.items()
        if not path.name.startswith(others)
        and (realtime or path.parts[0] != "realtime")
    }
    texts[_FLAVOUR] = texts[_FLAVOUR].replace(f"{MSGSPEC}_models", f"{models}_models")
    return {f"src/{package}/_runtime/{name}": text for name, text in texts.items()}


def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Why: escaping for HTML is none for Python; see _printed.
    )


def _symbol(module: str, name: str, *, lazy: bool = False) -> Code:
    return Code((Symbol(module, name, lazy=lazy),))


def _runtime(name: str) -> Code:
    return _symbol("._runtime", name)


def _render(environment: Environment, output: Output, header: str) -> str:
    suffix = Path(output.template).suffix
    ledger: set[Symbol] = set()
    template = environment.get_template(f"{output.template}.jinja")
    text = template.render(
        view=output.view,
        imports=Code((_IMPORTS,)),
        allowed=_ALLOWED.get(suffix, Code),
        ledger=ledger,
        symbol=_symbol,
        runtime=_runtime,
    )
    if suffix != ".py":
        return text
    depth = len(Path(output.path).parts) - 3
    block = "\n".join(_import_lines(ledger, depth))
    head = f"{header}\n" if not output.once else ""
    return head + text.replace(_IMPORTS, block)


@pass_context
def _printed(context: Context, value: object) -> str:
    """What a template's expression becomes; symbols enter the ledger of the file."""
    allowed: type[Code] | type[Toml] | type[Markdown] = context[_ALLOWED_KEY]
    if not isinstance(value, allowed):
        raise UnsafeText(
            f"{context.name} prints a {type(value).__name__}: {value!r:.80}"
        )
    if not isinstance(value, Code):
        return value.text
    ledger: set[Symbol] = context[_LEDGER]
    ledger.update(part for part in value.parts if isinstance(part, Symbol))
    return str(value)


_ALLOWED_KEY: Final = "allowed"


def _import_lines(ledger: set[Symbol], depth: int) -> Iterator[str]:
    """`from __future__`, the standard library, our own, and what only types need."""
    lazy = {symbol for symbol in ledger if symbol.lazy}
    plain = {symbol for symbol in ledger if not symbol.lazy}
    if lazy:
        plain.add(Symbol("typing", "TYPE_CHECKING"))
    outside = {symbol for symbol in plain if not symbol.module.startswith(".")}
    yield "from __future__ import annotations"
    for group in (outside, plain - outside):
        if group:
            yield ""
            yield from _statements(group, depth, "")
    if lazy:
        yield ""
        yield "if TYPE_CHECKING:"
        yield from _statements(lazy, depth, "    ")


def _statements(symbols: set[Symbol], depth: int, indent: str) -> Iterator[str]:
    for name in sorted(symbol.name for symbol in symbols if not symbol.module):
        yield f"{indent}import {name}"
    for module in sorted({symbol.module for symbol in symbols if symbol.module}):
        names = sorted({s.name for s in symbols if s.module == module}, key=_order)
        shown = "." * depth + module if module.startswith(".") else module
        line = f"{indent}from {shown} import {', '.join(names)}"
        if len(line) <= _WIDTH:
            yield line
        else:
            yield f"{indent}from {shown} import ("
            yield from (f"{indent}    {name}," for name in names)
            yield f"{indent})"


def _order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, as import sorters have it."""
    rank = 0 if name.isupper() else 1 if name[:1].isupper() else 2
    return rank, name
