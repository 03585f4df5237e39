"""One call of an operation, and what its handler needs to answer it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sandbox.checks import Refusal
from sandbox.state import World
from sandbox.values import Row, read_moment

EDITORS = {"VEHICLE_OWNER", "VEHICLE_MAINTAINER", "VEHICLE_MANUFACTURER"}
DEFAULT_LIMIT = 50


@dataclass(frozen=True)
class Page:
    """An answer whose header tells of paging."""

    rows: Sequence[Row] | Sequence[str]
    num_results: int
    offset: int = 0
    limit: int | None = None

    @classmethod
    def whole(cls, rows: Sequence[Row] | Sequence[str]) -> "Page":
        return cls(rows, len(rows))


@dataclass(frozen=True)
class Caller:
    """A user with a token or an organization with a key; nobody at the login."""

    id: str = ""
    is_organization: bool = False


@dataclass(frozen=True)
class Call:
    world: World
    caller: Caller
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Row

    def role_on(self, vehicle_id: object) -> str | None:
        vehicle = self.world.vehicles.get(str(vehicle_id), {})
        if self.caller.is_organization:
            owner = vehicle.get("primary_organization_id")
            return "VEHICLE_OWNER" if owner == self.caller.id else None
        return self.world.roles(self.caller.id).get(str(vehicle_id))

    def check_access(self, vehicle_id: object, *, edit: bool = False) -> None:
        role = self.role_on(vehicle_id)
        if role is None:
            raise Refusal(403, "No permission for this vehicle.")
        if edit and role not in EDITORS:
            raise Refusal(403, f"The role {role} must not change this.")

    def row(self, table: Mapping[str, Row], name: str, *, edit: bool = False) -> Row:
        """The row that a path parameter names, if the caller may have it."""
        found = table.get(self.path[name])
        if found is None:
            raise Refusal(404, f"{name}: there is no {self.path[name]}")
        self.check_access(found.get("vehicle_id", found["id"]), edit=edit)
        return found

    def vehicle(self, *, edit: bool = False) -> Row:
        return self.row(self.world.vehicles, "vehicle_id", edit=edit)

    def mine(self, rows: Iterable[Row]) -> list[Row]:
        """Those that belong to a vehicle of the caller."""
        roles = self.world.roles(self.caller.id)
        return [row for row in rows if row["vehicle_id"] in roles]

    def required(self, name: str) -> str:
        if name not in self.query:
            raise Refusal(400, f"{name}: this parameter is required")
        return self.query[name]

    def whole_number(self, name: str, default: int) -> int:
        given = self.query.get(name, str(default))
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]+)?", given):
            raise Refusal(400, f"{name}: a number from 0 up is expected")
        return int(float(given))

    def moment(self, name: str) -> datetime | None:
        given = self.query.get(name)
        try:
            return None if given is None else read_moment(given)
        except ValueError:
            message = f"{name}: a date and time with a zone is expected"
            raise Refusal(400, message) from None

    def choice(self, name: str, *allowed: str) -> str | None:
        given = self.query.get(name)
        if given is not None and given not in allowed:
            raise Refusal(400, f"{name}: one of {', '.join(allowed)} is expected")
        return given

    def between(self, rows: Iterable[Row], *names: str) -> list[Row]:
        """Those inside `from` and `to`, by the first of the members that is not null."""
        start, end = self.moment("from"), self.moment("to")
        if start is None and end is None:
            return list(rows)
        inside: list[Row] = []
        for row in rows:
            stamp = next((value for name in names if (value := row[name])), None)
            when = None if stamp is None else read_moment(str(stamp))
            if when and (not start or start <= when) and (not end or when <= end):
                inside.append(row)
        return inside

    def page(self, rows: Sequence[Row]) -> Page:
        limit = self.whole_number("limit", DEFAULT_LIMIT)
        offset = self.whole_number("offset", 0)
        if self.world.largest_page is not None:
            limit = min(limit, self.world.largest_page)
        shown = rows[offset : offset + limit]
        count = len(rows if self.world.count_all else shown)
        return Page(shown, count, offset, limit)
