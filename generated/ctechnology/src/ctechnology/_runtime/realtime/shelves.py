"""Where frames wait: in a row, or the newest of each key only."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterator
from typing import Protocol, TypeAlias

from .frames import Frame, Gap, Item

Key: TypeAlias = Callable[[Frame], Hashable]
"""What frames are about: of those with one key only the newest waits; None for others."""


class Shelf(Protocol):
    """Frames, and gaps between them, in the order in which they are taken."""

    def put(self, item: Item, /) -> Frame | None:
        """Add an item; the frame that it replaces."""
        ...

    def take(self) -> Item:
        """The oldest item; raises an error when there is none."""
        ...

    def drop(self) -> Frame:
        """Take out the oldest frame."""
        ...

    def __len__(self) -> int:
        """How many items there are."""
        ...

    def __iter__(self) -> Iterator[Item]:
        """All items, the oldest first."""
        ...


class Row(deque[Item]):
    """All items, one after the other."""

    put = deque[Item].append
    take = deque[Item].popleft

    def drop(self) -> Frame:
        """Take out the oldest frame."""
        for place, item in enumerate(self):
            if isinstance(item, Frame):
                del self[place]
                return item
        raise IndexError("no frame waits")


class Latest:
    """The newest frame of each key, in the order in which these came; and all without one."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._items: OrderedDict[Hashable, Item] = OrderedDict()

    def put(self, item: Item, /) -> Frame | None:
        """Add an item; the frame that it replaces."""
        key = None if isinstance(item, Gap) else self._key(item)
        if key is None:
            self._items[object()] = item
            return None
        replaced = self._items.pop(key, None)
        self._items[key] = item
        return None if isinstance(replaced, Gap) else replaced

    def take(self) -> Item:
        """The oldest item; raises KeyError when there is none."""
        return self._items.popitem(last=False)[1]

    def drop(self) -> Frame:
        """Take out the oldest frame."""
        for key, item in self._items.items():
            if isinstance(item, Frame):
                del self._items[key]
                return item
        raise KeyError("no frame waits")

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(tuple(self._items.values()))
