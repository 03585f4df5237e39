"""Models in several modules: the same names, types and values as in one."""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from specloom import plan
from specloom.config import FLAVOURS, Config
from specloom.diagnostics import Sink
from specloom.format import format_python
from specloom.ir import Api
from specloom.names import Names
from specloom.partition import Module, partition
from specloom.pipeline import generate

DOCUMENT: Final = """
openapi: 3.1.0
info: {title: Zoo, version: '1'}
servers: [{url: https://zoo.example}]
paths: {}
components:
  schemas:
    Ape:
      properties:
        friends: {type: array, items: {$ref: '#/components/schemas/Animal'}}
        mood: {$ref: '#/components/schemas/Mood'}
        kind: {const: ape}
      required: [kind]
    Bear:
      properties:
        eats: {$ref: '#/components/schemas/Ape'}
        kind: {const: bear}
        ärger: {enum: [keiner]}
      required: [kind]
    Animal:
      oneOf: [{$ref: '#/components/schemas/Ape'}, {$ref: '#/components/schemas/Pair'}]
    Pair:
      oneOf: [{$ref: '#/components/schemas/Bear'}, {$ref: '#/components/schemas/Animal'}]
    Herd: {type: array, items: {$ref: '#/components/schemas/Animal'}}
    Mood: {enum: [good, bad]}
"""


def named(tmp_path: Path, text: str = DOCUMENT) -> tuple[Api, Names]:
    document = tmp_path / "zoo.yaml"
    document.write_text(text, "utf-8")
    made = generate(Config(document, Path(), package="zoo"), Sink())
    return made.api, made.names


def test_few_models_stay_together(tmp_path: Path) -> None:
    assert partition(*named(tmp_path)) == {}


def test_a_schema_goes_with_what_stands_inside_it(tmp_path: Path) -> None:
    api, names = named(tmp_path)
    found = partition(api, names, most=3)
    assert spelled(found, names) == {
        "_aliases": ["Herd"],
        "_schema_animal": ["Animal"],
        "_schema_ape": ["Ape"],
        "_schema_bear": ["BearÄrger", "Bear"],
        "_schema_mood": ["Mood"],
        "_schema_pair": ["Pair"],
    }
    assert {part: module.needs for part, module in found.items()} == {
        "_aliases": (),
        "_schema_animal": ("_schema_ape", "_schema_pair"),
        "_schema_ape": ("_schema_animal", "_schema_mood"),
        "_schema_bear": ("_schema_ape",),
        "_schema_mood": (),
        "_schema_pair": ("_schema_animal", "_schema_bear"),
    }


def test_what_stands_in_two_schemas_has_its_own_module(tmp_path: Path) -> None:
    inside = "{properties: {state: {enum: [asleep, awake]}}}"
    text = f"{DOCUMENT}    Cat: {inside}\n    Cow: {inside}\n"
    api, names = named(tmp_path, text)
    found = partition(api, names, most=3)
    assert spelled(found, names)["_schema_cat_state"] == ["CatState"]
    assert found["_schema_cow"].needs == ("_schema_cat_state",)


def test_names_that_differ_in_script_or_case_share_a_module(tmp_path: Path) -> None:
    text = DOCUMENT + "    Löwe: {enum: [a]}\n    Lxwe: {enum: [b]}\n"
    api, names = named(tmp_path, text)
    found = spelled(partition(api, names, most=3), names)
    assert found["_schema_lxwe"] == ["Löwe", "Lxwe"]


def codec_of(package: str) -> Any:
    return import_module(f"{package}._runtime.codec")


def spelled(modules: dict[str, Module], names: Names) -> dict[str, list[str]]:
    return {part: [names.types[id] for id in m.types] for part, m in modules.items()}


USED: Final = (
    DOCUMENT.replace(
        "paths: {}",
        """
paths:
  /ape: {get: {tags: [apes], responses: {'200': {$ref: '#/components/responses/Ape'}}}}
  /mood: {get: {tags: [moods], responses: {'200': {$ref: '#/components/responses/Mood'}}}}
webhooks:
  born: {post: {requestBody: {$ref: '#/components/requestBodies/Keeper'}}}""",
    )
    .replace(
        "  schemas:",
        """  responses:
    Ape: {description: '', content: {a/json: {schema: {$ref: '#/components/schemas/Ape'}}}}
    Mood: {description: '', content: {a/json: {schema: {$ref: '#/components/schemas/Mood'}}}}
  requestBodies:
    Keeper: {content: {a/json: {schema: {$ref: '#/components/schemas/Keeper'}}}}
  schemas:
    Keeper: {properties: {name: {type: string}}}
    Unused: {properties: {ape: {$ref: '#/components/schemas/Ape'}}}""",
    )
    .replace("a/json", "application/json")
)


@pytest.mark.parametrize("library", FLAVOURS)
def test_modules_use_each_other(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "partition", partial(partition, most=3))
    (tmp_path / "zoo.yaml").write_text(USED, "utf-8")
    config = Config(tmp_path / "zoo.yaml", Path(), package="zoo", models=library)
    made = generate(config, Sink())
    for path, text in made.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
        assert not path.endswith("models.py") or "_runtime" in path
        assert "/models/" not in path or format_python(text) == text
    monkeypatch.setattr(sys, "path", [str(tmp_path / "src"), *sys.path])
    models: Any = import_module("zoo.models")
    assert not [name for name in sys.modules if name.startswith("zoo.models.")]
    assert models.Keeper(name="Kim").name == "Kim"
    loaded = {name for name in sys.modules if name.startswith("zoo.models.")}
    assert loaded == {"zoo.models._schema_keeper"}
    assert codec_of("zoo").decode(models.Unused, b'{"ape":{"kind":"ape"}}').ape.kind
    with pytest.raises(AttributeError, match="no attribute 'Keepers'"):
        _ = models.Keepers
    codec = codec_of("zoo")
    ape = {"kind": "ape", "mood": "good", "friends": [{"kind": "bear"}]}
    (found,) = codec.decode(models.Herd, codec.encode([ape]))
    assert type(found) is models.Ape
    assert found.mood is models.Mood.GOOD
    assert found.friends == [models.Bear(kind="bear")]
    assert set(models.__all__) == {m["name"] for m in made.surface["models"]}
    for name in [name for name in sys.modules if name.partition(".")[0] == "zoo"]:
        del sys.modules[name]
