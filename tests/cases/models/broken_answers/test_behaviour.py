"""Whatever breaks the document is left as it came and reported; all else keeps its type."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, TypeAlias, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from installing import runtime

Path: TypeAlias = tuple[str | int, ...]
Tolerance: TypeAlias = Any
Strategy: TypeAlias = st.SearchStrategy[Any]

WRONG: dict[str, list[Any]] = {
    "string": [None, 3, True, [], {}, ["a"], {"a": 1}],
    "integer": [None, "3", 1.5, True, [], {}],
    "number": [None, "1.5", True, [], {}],
    "moment": [None, "soon", 3, {}],
    "day": ["2024-13-99", 3, []],
    "uuid": [None, "no", 3],
    "bytes": [None, 3],
    "flag": [None, "true", 1],
    "kind": [None, 3, {}, []],
    "array": [None, "x", 3, {"0": 1}],
    "pair": [None, [1.5], [1, "a", 2], {}],
    "map": [None, [], "x", 3],
    "object": [None, [], "x", 3],
}
"""Kinds of members by what the document says, and what is none of them."""
THING = {
    **{"id": "string", "count": "integer", "price": "number", "when": "moment"},
    **{"day": "day", "code": "uuid", "blob": "bytes", "flag": "flag", "kind": "kind"},
    **{"tags": "array", "scores": "map", "place": "pair", "inners": "array"},
    **{"inner": "object", "child": "object", "na/me~": "integer"},
}
REQUIRED = ("id", "count", "when", "inner")

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
whole = st.integers(-(2**53), 2**53)
number = st.floats(allow_nan=False, allow_infinity=False, width=32)
pets: Strategy = st.recursive(
    st.fixed_dictionaries({"sort": st.just("Dog")}, optional={"bark": text}),
    lambda inner: st.fixed_dictionaries(
        {"sort": st.just("Cat"), "lives": whole}, optional={"friend": inner}
    ),
    max_leaves=3,
)
inners: Strategy = st.fixed_dictionaries(
    {"size": whole}, optional={"class": text, "more": whole}
)
shapes: Strategy = st.one_of(
    st.fixed_dictionaries({"form": st.just("circle"), "radius": number}),
    st.fixed_dictionaries({"form": st.just("square"), "side": number}),
    st.just({"form": "star"}),
)


def things(child: Strategy) -> Strategy:
    return st.fixed_dictionaries(
        {
            **{"id": text, "count": whole, "inner": inners},
            "when": st.just("2024-05-06T07:08:09Z"),
        },
        optional={
            **{"price": number, "day": st.sampled_from([None, "2024-05-06"])},
            "code": st.just("7d444840-9dc0-11d1-b245-5ffdce74fad2"),
            **{"blob": st.just("aGk="), "flag": st.booleans()},
            "kind": st.sampled_from(["round", "oval"]),
            "tags": st.lists(text, max_size=3),
            "scores": st.dictionaries(text, whole, max_size=3),
            "place": st.tuples(number, text).map(list),
            **{"inners": st.lists(inners, max_size=3), "pet": pets, "shape": shapes},
            "either": st.one_of(text, st.lists(pets, max_size=3)),
            **{"child": child, "na/me~": whole, "later": st.just([{"x": None}])},
        },
    )


good: Strategy = st.recursive(things(st.nothing()), things, max_leaves=4)


@pytest.fixture
def tolerance(models: str, client: Any) -> Tolerance:
    del client
    return import_module(f"{runtime(models)}.tolerance")


def places(thing: dict[str, Any], at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Where a thing can be damaged, and what should be there."""
    for name, kind in THING.items():
        if name in thing:
            yield (*at, name), kind
    for name in ("tags", "scores"):
        kind = "string" if name == "tags" else "integer"
        found: Any = thing.get(name, [])
        keys: Any = found if name == "scores" else range(len(found))
        yield from (((*at, name, key), kind) for key in keys)
    if "place" in thing:
        yield from (((*at, "place", 0), "number"), ((*at, "place", 1), "string"))
    yield from inner_places(thing["inner"], (*at, "inner"))
    for i, inner in enumerate(thing.get("inners", [])):
        yield (*at, "inners", i), "object"
        yield from inner_places(inner, (*at, "inners", i))
    yield from pet_places(thing.get("pet", {}), (*at, "pet"))
    if isinstance(thing.get("either"), list):
        for i, pet in enumerate(thing["either"]):
            yield from pet_places(pet, (*at, "either", i))
    for name in ("radius", "side"):
        if name in thing.get("shape", {}):
            yield (*at, "shape", name), "number"
    if "child" in thing:
        yield from places(thing["child"], (*at, "child"))


def inner_places(inner: dict[str, Any], at: Path) -> Iterator[tuple[Path, str]]:
    kinds = {"size": "integer", "class": "string", "more": "integer"}
    yield from (((*at, name), kinds[name]) for name in inner)


def pet_places(pet: dict[str, Any], at: Path) -> Iterator[tuple[Path, str]]:
    kinds = {"lives": "integer", "bark": "string"}
    yield from (((*at, name), kinds[name]) for name in pet if name in kinds)
    if "friend" in pet:
        yield from pet_places(pet["friend"], (*at, "friend"))


@st.composite
def damaged(draw: Callable[..., Any]) -> tuple[Any, Any, list[Path]]:
    """A good thing, the same with damage, and where that is."""
    thing = draw(good)
    broken = deepcopy(thing)
    done: list[Path] = []
    found = list(places(thing))
    for path, kind in draw(st.lists(st.sampled_from(found), min_size=1, max_size=4)):
        if any(path[: len(p)] == p or p[: len(path)] == path for p in done):
            continue
        done.append(path)
        holder = broken
        for step in path[:-1]:
            holder = holder[step]
        if len(path) == 1 and path[0] in REQUIRED and draw(st.booleans()):
            del holder[path[0]]
        else:
            holder[path[-1]] = draw(st.sampled_from(WRONG[kind]))
    return thing, broken, done


def leaves(value: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The typed values of a value that are no objects or arrays."""
    kind = cast(Any, type(value))
    if hasattr(kind, "__model_members__"):
        yield (*at, "type"), kind
        for member in kind.__model_members__():
            if not member.wire.startswith("<"):
                yield from leaves(getattr(value, member.name), (*at, member.wire))
        yield from leaves(getattr(value, "additional_properties", {}), at)
    elif kind is dict:
        for key in value:
            yield from leaves(value[key], (*at, key))
    elif kind in (list, tuple):
        for i, item in enumerate(value):
            yield from leaves(item, (*at, i))
    else:
        yield at, (type(value), value)


def pointer(path: Path) -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(f"/{step}" for step in steps)


def within(path: Path, others: list[Path]) -> bool:
    return any(path[: len(other)] == other for other in others)


PROPERTY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@PROPERTY
@given(made=damaged())
def test_damage_stays_where_it_is(
    client: Any, tolerance: Tolerance, codec: Any, made: tuple[Any, Any, list[Path]]
) -> None:
    thing, broken, paths = made
    whole = codec.decode(client.models.Thing, json.dumps(thing).encode())
    data = json.dumps(broken).encode()
    value, found = tolerance.decode_tolerantly(client.models.Thing, data, "getThing")
    assert sorted(m.pointer for m in found) == sorted(map(pointer, paths))
    kept = {path: leaf for path, leaf in leaves(value) if not within(path, paths)}
    expected = {path: leaf for path, leaf in leaves(whole) if not within(path, paths)}
    assert kept == expected
    assert json.loads(codec.encode(value)) == broken


@PROPERTY
@given(thing=good)
def test_good_answers_are_never_mended(
    client: Any, tolerance: Tolerance, codec: Any, thing: Any
) -> None:
    """What the slow path would make of them is the same all the same."""
    kind, data = client.models.Thing, json.dumps(thing).encode()
    found = codec.decode(kind, data)
    assert tolerance.mend(kind, data, "getThing", 200) == (found, ())
    assert list(leaves(tolerance.mend(kind, data, "", 0)[0])) == list(leaves(found))


THINGS: Strategy = st.recursive(
    st.none() | st.booleans() | number | text | whole,
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from([*THING, "pet", "sort", "size"]), inner),
    max_leaves=20,
)


@PROPERTY
@given(raw=THINGS)
def test_any_json_becomes_a_value_that_can_be_sent_back(
    client: Any, tolerance: Tolerance, codec: Any, raw: Any
) -> None:
    data = json.dumps(raw).encode()
    value, _ = tolerance.decode_tolerantly(client.models.Thing, data, "getThing")
    if not isinstance(raw, dict):
        assert json.loads(codec.encode(value)) == raw
    assert isinstance(codec.encode(value), bytes)


def thing(**members: Any) -> dict[str, Any]:
    when = "2024-05-06T07:08:09Z"
    return {"id": "t", "count": 1, "when": when, "inner": {"size": 2}, **members}


def test_words(client: Any, answering: Any) -> None:
    body = thing(
        **{"count": "many", "day": 3, "flag": 1.5, "inner": [1], "tags": {"a": 1}},
        **{"place": [1], "pet": {"sort": "Cat"}, "scores": {"a": None}, "when": ""},
    )
    del body["id"]
    seen: list[Any] = []
    with answering(client.Sample, body) as api:
        api.thing.get(options={"on_mismatch": seen.append})
    assert [(m.pointer, m.expected, m.got) for m in seen] == [
        ("/id", "a string", "nothing"),
        ("/count", "a whole number", "a string of 4 characters"),
        ("/when", "a date-time", "a string of 0 characters"),
        ("/day", "a date or null", "a whole number"),
        ("/flag", "true or false", "a number"),
        ("/tags", "an array", "an object with 1 member"),
        ("/scores/a", "a whole number", "null"),
        ("/place", "an array of 2 items", "an array of 1 item"),
        ("/inner", "an object (Inner)", "an array of 1 item"),
        ("/pet/lives", "a whole number", "nothing"),
    ]
    assert {(m.operation_id, m.status_code) for m in seen} == {("getThing", 200)}
    assert {m.place for m in seen if "scores" in m.pointer} == {"/scores/*"}
    assert "many" not in repr(seen)


def test_unions_are_mended_as_what_they_say_they_are(
    client: Any, tolerance: Tolerance
) -> None:
    raw = thing(
        pet={"sort": "Cat", "lives": "nine", "friend": {"sort": "Owl", "wise": True}},
        shape={"form": "circle"},
        either=[{"sort": "Dog", "bark": 1}, {"sort": "Owl"}, {"sort": "Dog"}],
    )
    data = json.dumps(raw).encode()
    value, found = tolerance.decode_tolerantly(client.models.Thing, data, "getThing")
    assert [m.pointer for m in found] == [
        "/pet/lives",
        "/shape/radius",
        "/either/0/bark",
    ]
    models = client.models
    assert type(value.pet) is models.Cat
    assert value.pet.lives == "nine"
    assert (value.pet.friend.tag, value.pet.friend.raw["wise"]) == ("Owl", True)
    assert type(value.shape) is models.ShapeCircle
    assert [type(pet).__name__ for pet in value.either] == [
        "Dog",
        "UnknownVariant",
        "Dog",
    ]


def test_numbers_keep_all_digits(client: Any, tolerance: Tolerance) -> None:
    data = b'{"id": "t", "count": 12345678901234567890123, "price": "x"}'
    value, _ = tolerance.decode_tolerantly(client.models.Thing, data, "getThing")
    assert value.count == 12345678901234567890123


def test_one_of_many(client: Any, answering: Any) -> None:
    seen: list[Any] = []
    body = [thing(), thing(count=None), thing(count=3)]
    with answering(client.Sample, body) as api:
        found = api.things.list(options={"on_mismatch": seen.append})
    assert [one.count for one in found] == [1, None, 3]
    assert [(m.pointer, m.place) for m in seen] == [("/1/count", "/*/count")]
    moment = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert [one.when for one in found] == [moment] * 3


def test_very_many_are_counted(client: Any, tolerance: Tolerance) -> None:
    data = json.dumps([thing(count=None)] * 1000).encode()
    kind = list[client.models.Thing]
    value, found = tolerance.decode_tolerantly(kind, data, "listThings", 200)
    assert len(value) == 1000
    assert len(found) == tolerance.MOST_REPORTS + 1
    assert (found[-1].pointer, found[-1].got) == ("", "900 more")


@pytest.mark.parametrize("depth", [50, 300, 900])
def test_depth_has_an_end(client: Any, tolerance: Tolerance, depth: int) -> None:
    opened = b'{"id":"t","count":"x","child":' * depth
    data = opened + b"null" + b"}" * depth
    value, found = tolerance.decode_tolerantly(client.models.Thing, data, "getThing")
    assert (value.count, value.child.count) == ("x", "x")
    assert found


def test_deep_members_of_any_kind_are_no_mismatch(
    client: Any, tolerance: Tolerance
) -> None:
    body = json.dumps(thing(count="x"))[:-1].encode()
    data = body + b', "later": ' + b"[" * 800 + b"]" * 800 + b"}"
    value, found = tolerance.decode_tolerantly(client.models.Thing, data, "getThing")
    assert [mismatch.pointer for mismatch in found] == ["/count"]
    assert list(value.additional_properties) == ["later"]


def test_what_it_does_grows_with_the_answer(
    client: Any, tolerance: Tolerance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However deep the damage is, no byte is decoded more than a few times."""
    decode = tolerance.decode
    read: list[int] = []

    def counted(kind: Any, data: bytes) -> Any:
        read.append(len(data))
        return decode(kind, data)

    monkeypatch.setattr(tolerance, "decode", counted)
    raw: Any = thing(tags=["x" * 50_000])
    for _ in range(40):
        raw = thing(count="x", child=raw)
    data = json.dumps(raw).encode()
    _, found = tolerance.decode_tolerantly(client.models.Thing, data, "getThing")
    assert len(found) == 40
    assert sum(read) < 8 * len(data)


def test_what_is_new_is_read_by_the_codec_alone(
    client: Any, answering: Any, tolerance: Tolerance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: Any) -> None:
        raise AssertionError("the slow path was entered")

    monkeypatch.setattr(tolerance, "mend", never)
    body = thing(pet={"sort": "Owl"}, kind="oval", shape={"form": "star"}, new=[1])
    with answering(client.Sample, body) as api:
        assert api.thing.get().kind == "oval"
