"""An object of AsyncAPI and its traits → one object, by JSON Merge Patch (RFC 7396)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .source import Location, Node

if TYPE_CHECKING:
    from .document import Document

_Places: TypeAlias = tuple[str, str]


def with_traits(document: Document, node: Node) -> Node:
    """The object with its traits merged in, in their order.

    What only one of them says keeps the place where it stands. What several say about
    one object together stands in the place of the object that has the traits.
    """
    traits = [document.follow(trait) for trait in node.child("traits").elements()]
    if not traits:
        return node
    # Why: a trait goes over what it is applied to in AsyncAPI 2, and under it in 3.
    is_older = document.version.startswith("2")
    found, *others = [node, *traits] if is_older else [*traits, node]
    for patch in others:
        found = _patched(document, (found, patch), node.at, frozenset())
    return found


def _patched(
    document: Document, pair: tuple[Node, Node], at: Location, met: frozenset[_Places]
) -> Node:
    """The first of a pair with the second merged into it; schemas may lead to themselves."""
    target, patch = map(document.follow, pair)
    places = target.at.place, patch.at.place
    is_object = isinstance(patch.value, dict) and isinstance(target.value, dict)
    is_same = places[0] == places[1] and target.elsewhere is None
    if not is_object or is_same or places in met:
        return patch
    members = dict(target.items())
    for key, member in patch.items():
        known = members.get(key)
        if member.value is None:
            members.pop(key, None)
        elif known is None:
            members[key] = member
        else:
            within = Location(at.source, (*at.tokens, key))
            both = known, member
            members[key] = _patched(document, both, within, met | {places})
    value = {key: member.value for key, member in members.items()}
    return Node(at.source, at.tokens, value, members)
