"""Which partitions of Kafka a consumer has: as a member of a group, or all, from now on."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol

from ..frames import Source
from .kafka_config import Failure, kafka
from .kafka_ledger import Held

_COMMIT: Final = 0.1
"""Seconds between commits."""
_SOON, _LATER = 1.0, 10.0
"""Seconds between looks for new partitions, where there are none, and where there are."""
_PATIENCE: Final = 5.0
Key = tuple[str, int]


class Partitions(Protocol):
    """How a consumer gets its partitions; all but `leave` is called by its thread."""

    @property
    def held(self) -> dict[Key, Held]:
        """Those that it has."""
        ...

    def begin(self, consumer: Any) -> None:
        """Ask for them."""
        ...

    def turn(self, consumer: Any) -> None:
        """Do what is to be done now and then."""
        ...

    def end(self, consumer: Any, is_lost: bool) -> None:
        """Leave in order, when the servers are there."""
        ...

    def leave(self) -> None:
        """Have none any more."""
        ...


class Group:
    """Those that the group gives to one member; how far it got is committed."""

    def __init__(
        self, source: Source, forget: Callable[[Sequence[Held]], None]
    ) -> None:
        self.held: dict[Key, Held] = {}
        self._source = source
        self._forget = forget
        self._committed: dict[Key, int] = {}
        self._at = 0.0

    def begin(self, consumer: Any) -> None:
        """Join the group."""
        consumer.subscribe(
            [_topic(self._source)],
            on_assign=self._assigned,
            on_revoke=self._revoked,
            on_lost=self._lost,
        )

    def turn(self, consumer: Any) -> None:
        """Commit, when something was settled."""
        now = time.monotonic()
        if now - self._at >= _COMMIT:
            self._at = now
            self._commit(consumer, self.held, asynchronous=True)

    def end(self, consumer: Any, is_lost: bool) -> None:
        """Commit what was settled."""
        if not is_lost:
            self._commit(consumer, self.held, asynchronous=False)

    def leave(self) -> None:
        """Have none any more."""
        for held in self.held.values():
            held.is_ours = False

    def _assigned(self, consumer: Any, partitions: Sequence[Any]) -> None:
        for found in partitions:
            key = found.topic, found.partition
            self.held[key] = Held(*key)

    def _revoked(self, consumer: Any, partitions: Sequence[Any]) -> None:
        mine = {(found.topic, found.partition) for found in partitions}
        going = {key: held for key, held in self.held.items() if key in mine}
        self._commit(consumer, going, asynchronous=False)
        self._leave(consumer, partitions)

    def _lost(self, consumer: Any, partitions: Sequence[Any]) -> None:
        self._leave(consumer, partitions)

    def _leave(self, consumer: Any, partitions: Sequence[Any]) -> None:
        with suppress(Failure):
            # Why: the package remembers what is paused, for when it comes back.
            consumer.resume(partitions)
        keys = [(found.topic, found.partition) for found in partitions]
        gone = [self.held.pop(key) for key in keys if key in self.held]
        for held in gone:
            held.is_ours = False
        self._forget(gone)

    def _commit(
        self, consumer: Any, held_by: dict[Key, Held], *, asynchronous: bool
    ) -> None:
        positions = {
            key: held.position
            for key, held in held_by.items()
            if held.position is not None
        }
        news = {k: p for k, p in positions.items() if self._committed.get(k) != p}
        if not news:
            return
        offsets = [kafka.TopicPartition(*key, at) for key, at in news.items()]
        try:
            consumer.commit(offsets=offsets, asynchronous=asynchronous)
        except Failure:
            # Why: whoever has the partitions next goes on from the commit before.
            return
        self._committed.update(news)


class Tail:
    """All partitions, from now on; on the next link from where the last one broke off."""

    def __init__(self, source: Source, kept: dict[str, Any]) -> None:
        before: dict[Key, Held] = kept.get(source.reader, {})
        self.held: dict[Key, Held] = {}
        self._source = source
        self._from = {key: held.position for key, held in before.items()}
        self._is_first = not before
        self._at = 0.0
        kept[source.reader] = self.held

    def begin(self, consumer: Any) -> None:
        """Find out from where on messages are new."""
        self._look(consumer)
        self._is_first = False

    def turn(self, consumer: Any) -> None:
        """Look for new partitions."""
        pause = _LATER if self.held else _SOON
        if time.monotonic() - self._at >= pause:
            self._look(consumer)

    def end(self, consumer: Any, is_lost: bool) -> None:
        """Nothing: nobody else knows the positions."""

    def leave(self) -> None:
        """Have none any more."""
        for held in self.held.values():
            held.is_ours = False

    def _look(self, consumer: Any) -> None:
        self._at = time.monotonic()
        topic = _topic(self._source)
        only = () if self._source.pattern else (topic,)
        found = consumer.list_topics(*only, timeout=_PATIENCE).topics
        new = [
            (name, partition)
            for name, about in found.items()
            if (name == topic or (not only and re.fullmatch(topic, name)))
            for partition in about.partitions
            if (name, partition) not in self.held
        ]
        if not new:
            return
        added = [self._start(consumer, key) for key in new]
        consumer.incremental_assign(added)

    def _start(self, consumer: Any, key: Key) -> Any:
        """A partition with the offset that it is read from."""
        held = self.held[key] = Held(*key)
        at = self._from.get(key)
        if at is None and self._is_first:
            where = kafka.TopicPartition(*key)
            _, at = consumer.get_watermark_offsets(where, timeout=_PATIENCE)
        held.position = at
        return kafka.TopicPartition(*key, kafka.OFFSET_BEGINNING if at is None else at)


def _topic(source: Source) -> str:
    """The topic of a source, or what matches all of them."""
    return f"^{source.address}$" if source.pattern else source.address
