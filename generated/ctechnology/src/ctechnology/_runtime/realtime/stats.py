"""What happened on a channel, in numbers."""

from __future__ import annotations

from msgspec import Struct


class Stats(Struct, kw_only=True):
    """Counters since the channel was opened; `buffered` and `buffered_bytes` are of now.

    Where channels share a link, `connects`, `failures` and `seconds_lost` are those of
    the link, for as long as it is kept.

    received        messages that came
    delivered       messages that were handed out
    skipped         messages of kinds that were not asked for
    dropped         messages that found no room, by `overflow="drop_oldest"`
    replaced        messages in whose place a newer one came, by `latest_by`
    invalid         messages that did not fit the document
    unknown         messages that the document does not know
    redelivered     messages that the server said had come before
    sent            messages that were sent
    gaps            times that messages may have been missed
    connects        links that were made
    failures        links that broke, or could not be made
    acks_lost       messages that were settled too late, as their link was gone
    seconds_lost    how long there was no link
    """

    received: int = 0
    delivered: int = 0
    skipped: int = 0
    dropped: int = 0
    replaced: int = 0
    invalid: int = 0
    unknown: int = 0
    redelivered: int = 0
    sent: int = 0
    gaps: int = 0
    connects: int = 0
    failures: int = 0
    acks_lost: int = 0
    seconds_lost: float = 0.0
    buffered: int = 0
    buffered_bytes: int = 0
