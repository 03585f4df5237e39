"""A document → random additions to it, and the document with them."""

from __future__ import annotations

import copy
from typing import Any, Final, NamedTuple, TypeAlias

from hypothesis import strategies as st

from oracles import raw

Json: TypeAlias = dict[str, Any]
Strategy: TypeAlias = st.SearchStrategy[Any]
HOOKS: Final = ("Quark", "quark-gluon", "quarks", "QUARK")


class Addition(NamedTuple):
    """An entry for a shelf, and where there: 0 is before, 1 behind all others."""

    shelf: str
    key: str
    value: Any
    place: float


class Words(NamedTuple):
    """What additions are made of: names of schemas, operations, paths, members; values.

    `parents` are schemas that the added ones may extend with `allOf`.
    """

    keys: tuple[str, ...]
    ids: tuple[str, ...]
    paths: tuple[str, ...]
    members: tuple[str, ...]
    values: tuple[str, ...]
    parents: tuple[str, ...] = ()


def components(data: Json) -> tuple[str, ...]:
    return tuple(data.get("components", {}).get("schemas", {}))


def additions(data: Json, words: Words) -> st.SearchStrategy[list[Addition]]:
    """Schemas, operations and webhooks that refer to each other and to what is there."""
    tags = {
        tag: None
        for call in raw.table(data.get("paths")).values()
        for one in raw.table(call).values()
        for tag in raw.array(raw.table(one).get("tags"))
    }
    inner = _schema(words, components(data))
    call = _operation(words.ids, (*tags, "quark", "Quarks"), inner)
    item = st.dictionaries(st.sampled_from(["get", "post"]), call, min_size=1)
    shelves = {
        "components/schemas": (words.keys, inner),
        "paths": (words.paths, item),
        "webhooks": (HOOKS, item),
    }
    some = [
        st.builds(
            Addition, st.just(shelf), st.sampled_from(keys), value, st.floats(0, 1)
        )
        for shelf, (keys, value) in shelves.items()
    ]
    return st.lists(st.one_of(some), min_size=1, max_size=4)


def grown(data: Json, more: list[Addition]) -> Json:
    """The document with the additions; what is there already is not replaced."""
    data = copy.deepcopy(data)
    for shelf, key, value, place in more:
        first, _, second = shelf.partition("/")
        owner = data.setdefault(first, {}) if second else data
        entries = owner.get(second or first, {})
        if key not in entries:
            listed = list(entries.items())
            listed.insert(round(place * len(listed)), (key, value))
            owner[second or first] = dict(listed)
    return data


def _schema(words: Words, refs: tuple[str, ...]) -> Strategy:
    plain: list[Json] = [
        {"type": "string"},
        {"enum": list(words.values)},
        {"type": "object", "title": "Quark"},
    ]
    references = [{"$ref": f"#/components/schemas/{ref}"} for ref in refs]
    parents = [{"$ref": f"#/components/schemas/{ref}"} for ref in words.parents]
    return st.recursive(
        st.sampled_from([*plain, *references]),
        lambda inner: st.one_of(
            *_nested(words.members, inner),
            _conjunction(words.members, inner, [*plain, *parents]),
        ),
        max_leaves=6,
    )


def _nested(members: tuple[str, ...], inner: Strategy) -> list[Strategy]:
    some = st.lists(inner, min_size=1, max_size=3)
    return [
        _object(members, inner),
        st.fixed_dictionaries({"type": st.just("array"), "items": inner}),
        st.fixed_dictionaries({"oneOf": some}),
    ]


def _object(members: tuple[str, ...], inner: Strategy) -> Strategy:
    named = st.dictionaries(st.sampled_from(members), inner, min_size=1, max_size=3)
    return st.fixed_dictionaries({"type": st.just("object"), "properties": named})


def _conjunction(
    members: tuple[str, ...], inner: Strategy, parents: list[Json]
) -> Strategy:
    parts = st.one_of(st.sampled_from(parents), _object(members, inner))
    return st.fixed_dictionaries({"allOf": st.lists(parts, min_size=1, max_size=3)})


def _operation(
    ids: tuple[str, ...], tags: tuple[str, ...], inner: Strategy
) -> Strategy:
    typed = st.fixed_dictionaries({"schema": inner})
    content = st.fixed_dictionaries({"application/json": typed})
    answer = st.fixed_dictionaries({"description": st.just(""), "content": content})
    answers = st.fixed_dictionaries(
        {"200": answer}, optional={"404": answer, "default": answer}
    )
    return st.fixed_dictionaries(
        {"responses": answers},
        optional={
            "operationId": st.sampled_from(ids),
            "tags": st.lists(st.sampled_from(tags), min_size=1, max_size=1),
            "requestBody": st.fixed_dictionaries({"content": content}),
        },
    )
