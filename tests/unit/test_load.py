"""References: addresses, anchors and pointers, and what they point to."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.addresses import resolve
from specloom.diagnostics import Sink
from specloom.document import Document
from specloom.load import load
from specloom.source import walk

TREE = """\
openapi: 3.1.0
info: {title: Tree, version: 1.0.0}
paths: {}
components:
  schemas:
    Tree:
      $dynamicAnchor: node
      type: object
      properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
    Draft7: {$id: '#old', type: string}
    Nested:
      $id: https://tree.example/nested/
      properties:
        inner: {$id: inner/, properties: {leaf: {$ref: leaf}, tree: {$ref: '#node'}}}
        leaf: {$id: inner/leaf, type: string}
x-webhooks:
  grown: {post: {requestBody: {$ref: '#/components/requestBodies/Lost'}}}
"""


def read(folder: Path, text: str) -> tuple[Document, Sink]:
    file, sink = folder / "tree.yaml", Sink()
    file.write_text(text, "utf-8")
    document = load(file, sink)
    assert document is not None, sink.all
    return document, sink


TARGETS = {
    ("/components/schemas/Tree/properties/children/items", "#node"): "Tree",
    ("", "#old"): "Draft7",
    ("", "https://tree.example/nested/inner/#/properties/leaf"): "Nested/properties/inner/properties/leaf",
    ("", "tree.yaml#/components/schemas/Tree"): "Tree",
    ("/components/schemas/Nested/properties/inner", "leaf"): "Nested/properties/leaf",
    ("/components/schemas/Nested/properties/inner", "#node"): "Tree",
}  # fmt: skip


@pytest.mark.parametrize(("place", "ref"), TARGETS)
def test_target(place: str, ref: str, tmp_path: Path) -> None:
    document, _ = read(tmp_path, TREE)
    base = walk(document.root, tuple(place.split("/")[1:]))
    assert base is not None
    found = document.target(base, ref)
    assert found is not None
    assert found.at.pointer == f"#/components/schemas/{TARGETS[place, ref]}"


def test_a_dynamic_reference_is_followed_where_it_stands(tmp_path: Path) -> None:
    document, _ = read(tmp_path, TREE)
    tree = document.node.child("components").child("schemas").child("Tree")
    items = tree.child("properties").child("children").child("items")
    assert document.follow(items).at == tree.at


def test_references_of_webhooks_in_an_extension_are_checked(tmp_path: Path) -> None:
    _, sink = read(tmp_path, TREE)
    assert [(d.code, d.at and d.at.tokens[0]) for d in sink.all] == [
        ("dangling-ref", "x-webhooks")
    ]


@pytest.mark.parametrize(
    ("base", "address", "expected"),
    [
        ("a/b.yaml", "c.yaml", "a/c.yaml"),
        ("a/b.yaml", "../c%20d.yaml", "c d.yaml"),
        ("a/b.yaml", "", "a/b.yaml"),
        ("a/b.yaml", "https://x.example/c", "https://x.example/c"),
        ("a/b.yaml", "urn:x:y", "urn:x:y"),
        ("https://x.example/a/b", "../c", "https://x.example/c"),
        ("https://x.example/a/b", "/c", "https://x.example/c"),
        ("https://x.example/a/b", "//y.example/c", "https://y.example/c"),
        ("https://x.example/a/b", "https://[", "https://["),
    ],
)
def test_resolve(base: str, address: str, expected: str) -> None:
    assert resolve(base, address) == expected
