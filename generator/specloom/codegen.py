"""JSON Schema documents → pydantic classes, written by datamodel-code-generator."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .projection import MODULE

if TYPE_CHECKING:
    from .projection import Schema

_WORKERS: Final = 2
_CLASS: Final = re.compile(r"^class (\w+)\(.*\):\n(?:(?:    .*)?\n)*", re.MULTILINE)


def is_installed() -> bool:
    """Whether datamodel-code-generator can be imported."""
    return find_spec("datamodel_code_generator") is not None


def write_classes(documents: Sequence[Schema], templates: Path) -> dict[str, str]:
    """The source of every class by its name; several documents are written side by side."""
    texts = [json.dumps(document) for document in documents]
    if len(texts) < 2:
        modules = [_written(text, templates) for text in texts]
    else:
        with ProcessPoolExecutor(_WORKERS, get_context("spawn")) as pool:
            modules = list(pool.map(_written, texts, [templates] * len(texts)))
    return {
        found[1]: found[0].rstrip("\n")
        for module in modules
        for found in _CLASS.finditer(f"{module}\n")
    }


def _written(document: str, templates: Path) -> str:
    """A module of datamodel-code-generator, in the form of our template."""
    from datamodel_code_generator import InputFileType, generate
    from datamodel_code_generator.enums import DataModelType
    from datamodel_code_generator.format import Formatter, PythonVersion

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = generate(
            document,
            input_file_type=InputFileType.JsonSchema,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            base_class=f"{MODULE}.Model",
            custom_template_dir=templates,
            formatters=[Formatter.BUILTIN],
            disable_timestamp=True,
            keep_model_order=True,
            skip_root_model=True,
            strict_nullable=True,
            use_double_quotes=True,
            use_standard_collections=True,
            use_union_operator=True,
        )
    return str(module)
