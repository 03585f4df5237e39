"""Header pairs in, a read-only mapping out whose names ignore case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class Headers(Mapping[str, str]):
    """Headers of an answer; `headers["Retry-After"]` finds `retry-after`.

    A header that came several times is joined by `, `; `get_list` keeps the values
    apart. The representation shows names only, as values may be secret.
    """

    __slots__ = ("_pairs",)

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple((name.lower(), value) for name, value in pairs)

    def get_list(self, name: str) -> list[str]:
        """All values of one header in their order; empty when there is none."""
        wanted = name.lower()
        return [value for found, value in self._pairs if found == wanted]

    def __getitem__(self, name: str) -> str:
        values = self.get_list(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self.get_list(name))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name for name, _ in self._pairs))

    def __len__(self) -> int:
        return len({name for name, _ in self._pairs})

    def __repr__(self) -> str:
        return f"Headers({', '.join(self)})"
