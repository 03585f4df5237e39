"""The ladder of names: who gets which, in whatever order they ask."""

from __future__ import annotations

from itertools import permutations
from typing import Final

import pytest

from specloom.diagnostics import Sink
from specloom.scope import Claim, Scope
from specloom.source import Location, Source

AT: Final = Location(Source("x", "", None), ())
LADDERS: Final[dict[str, tuple[list[tuple[int, str]], list[str]]]] = {
    "nobody else asks": ([(1, "a"), (1, "b")], ["a", "b"]),
    "equals both move": ([(1, "get get_a"), (1, "get get_b")], ["get_a", "get_b"]),
    "the stronger stays": ([(2, "a a_long"), (1, "a")], ["a_long", "a"]),
    "pins stay": ([(1, "a"), (0, "a")], ["a_2", "a"]),
    "what others fall back on": (
        [(1, "a b"), (1, "a c"), (1, "b")],
        ["a", "c", "b"],
    ),
    "three, two of them alike": (
        [(1, "a a_x"), (1, "a a_y"), (1, "a a_z")],
        ["a_x", "a_y", "a_z"],
    ),
    "reserved": ([(1, "self"), (1, "self_")], ["self_", "self__2"]),
    "nameless": ([(1, ""), (1, "x")], ["thing", "x"]),
}


def named(ladder: list[Claim[int]], *, in_order: bool = False) -> list[str]:
    scope = Scope(frozenset({"self"}), "thing", in_order)
    found = scope.assign(ladder, Sink())
    return [found[key] for key in sorted(found)]


@pytest.mark.parametrize("case", LADDERS)
def test_ladder(case: str) -> None:
    asked, expected = LADDERS[case]
    claims = [
        Claim(key, rank, tuple(names.split(" ")), AT)
        for key, (rank, names) in enumerate(asked)
    ]
    if case == "reserved":
        assert sorted(named(claims)) == ["self_", "self__2"]
        return
    assert named(claims) == expected
    for order in permutations(claims):
        assert named(list(order)) == expected


def test_the_first_stays_where_order_counts() -> None:
    claims = [Claim(key, 1, ("id", f"id_{key}"), AT) for key in range(3)]
    assert named(claims, in_order=True) == ["id", "id_1", "id_2"]


def test_numbers_are_the_last_resort() -> None:
    claims = [Claim(key, 1, ("a",), AT) for key in range(3)]
    assert named([*claims, Claim(3, 0, ("a_2",), AT)]) == ["a", "a_3", "a_4", "a_2"]


def test_kept_names_come_after_pins() -> None:
    kept = [
        Claim(0, 1, ("a", "a_long"), AT),
        Claim(1, 3, ("b",), AT, kept="a"),
        Claim(2, 1, ("c",), AT, kept="pinned"),
        Claim(3, 0, ("pinned",), AT),
        Claim(4, 1, ("d",), AT, kept="self"),
    ]
    sink = Sink()
    found = Scope(frozenset({"self"}), "thing").assign(kept, sink)
    assert found == {0: "a_long", 1: "a", 2: "c", 3: "pinned", 4: "d"}
    assert {d.message for d in sink.all} == {
        "a is taken already; this is named a_long",
        "a keeps its name; it would ask for b now",
    }
