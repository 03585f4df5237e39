"""What can go wrong on demand: broken answers and refused calls."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from sandbox.values import Row

VERSION = "v2.2"


def failure(message: str) -> Row:
    """The envelope of an answer that tells what went wrong."""
    header: Row = {"api_version": VERSION, "status": "FAILED", "message": message}
    return {"header": {**header, "permission_via": []}, "data": None}


@dataclass(frozen=True)
class Fault:
    """An answer that takes the place of the proper one."""

    status: int = 500
    body: str | bytes = ""
    content_type: str | None = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    dropped: bool = False

    @classmethod
    def html(cls, status: int = 500) -> "Fault":
        return cls(status, f"<html><body><h1>{status}</h1></body></html>")

    @classmethod
    def unavailable(cls, retry_after: str = "1") -> "Fault":
        return cls(503, content_type=None, headers={"Retry-After": retry_after})

    @classmethod
    def broken_json(cls, status: int = 200) -> "Fault":
        return cls(status, '{"header": {"status": "SUCC', "application/json")

    @classmethod
    def failed(cls, message: str = "It did not work.", status: int = 200) -> "Fault":
        return cls(status, json.dumps(failure(message)), "application/json")

    @classmethod
    def drop(cls) -> "Fault":
        """The connection ends without an answer."""
        return cls(dropped=True)


@dataclass
class Limit:
    """Lets some calls pass, then refuses.

    Without a window it refuses `refusals` calls and begins anew, whatever the time;
    with one it begins anew when that many seconds have passed on the world's clock.
    """

    calls: int
    retry_after: str | Callable[[], str] | None = None
    refusals: int = 1
    window: float | None = None
    _seen: int = field(default=0, init=False)
    _since: datetime | None = field(default=None, init=False)

    def refuses(self, now: datetime) -> bool:
        """Count one call and say whether it is one too many."""
        if self._is_over(now):
            self._seen, self._since = 0, now
        self._seen += 1
        return self._seen > self.calls

    def headers(self) -> dict[str, str]:
        wait = self.retry_after() if callable(self.retry_after) else self.retry_after
        return {} if wait is None else {"Retry-After": wait}

    def _is_over(self, now: datetime) -> bool:
        if self.window is None:
            return self._seen >= self.calls + self.refusals
        return self._since is None or now - self._since >= timedelta(
            seconds=self.window
        )


def http_date(seconds: float) -> Callable[[], str]:
    """A Retry-After that names the moment, in real time, so many seconds ahead."""

    def date() -> str:
        moment = datetime.now(UTC) + timedelta(seconds=seconds)
        return format_datetime(moment, usegmt=True)

    return date
