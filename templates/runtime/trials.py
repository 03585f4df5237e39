"""Calls under way: what is prepared for one, and what those of a client share."""

from __future__ import annotations

from msgspec import Struct

from .drafts import Draft
from .mismatches import Notices
from .retry import Holds, RetryBudget


class Shared(Struct, frozen=True):
    """What the calls of a client and of its clones change together."""

    budget: RetryBudget
    holds: Holds
    notices: Notices

    @classmethod
    def new(cls) -> Shared:
        """The state of a new client."""
        return cls(RetryBudget(), Holds(), Notices())


class Trial(Struct, frozen=True):
    """One call under way; `until` is when it has to be over, None for never."""

    prepared: Draft
    until: float | None
    stream: bool

    @property
    def endpoint(self) -> str:
        """What a rate limit of the service applies to."""
        operation = self.prepared.operation
        return f"{operation.method} {operation.path}"

    def has_time(self, moment: float) -> bool:
        """Whether the call may go on at a moment."""
        return self.until is None or moment < self.until

    def seconds(self, now: float) -> float | None:
        """How long an attempt may take that starts now."""
        return None if self.until is None else max(0.0, self.until - now)
