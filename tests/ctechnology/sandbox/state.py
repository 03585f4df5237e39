"""The state of the server: its data, what it was told to do, and what it was asked."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox import history, seed
from sandbox.sockets import Sockets
from sandbox.trouble import Fault, Limit
from sandbox.values import JSON, Clock, Row, type_id


@dataclass(frozen=True)
class Recorded:
    """One request as it came in; `template` is None when no operation matched."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    template: str | None

    def json(self) -> JSON:
        document: JSON = json.loads(self.body)
        return document


@dataclass(frozen=True)
class Sandbox:
    """A world and where it is served."""

    base_url: str
    world: "World"


def _table(rows: Iterable[Row]) -> dict[str, Row]:
    return {str(row["id"]): dict(row) for row in rows}


class World:
    """Starts from the sample data; its clock stands still unless it is a ticking one."""

    def __init__(self, *, ticking: bool = False) -> None:
        self.sockets = Sockets()
        self.reset(ticking=ticking)

    def reset(self, *, ticking: bool = False) -> None:
        """Back to the beginning."""
        self.clock = Clock(ticking=ticking)
        self.token_lifetime = timedelta(hours=24)
        self.count_all = True
        """`num_results`: of the whole list, or else of the page."""
        self.largest_page: int | None = None
        """A greater limit is cut down to this one."""
        self.requests: list[Recorded] = []
        self.sockets.forget()
        self._limits: dict[tuple[str, str], Limit] = {}
        self._faults: list[tuple[str, str, Fault]] = []
        self._made = 0
        self._fill()

    def _fill(self) -> None:
        self.users = _table(seed.USERS)
        self.vehicles = _table(seed.VEHICLES)
        self.statuses = {str(row["vehicle_id"]): dict(row) for row in seed.STATUSES}
        self.grants = _table(seed.GRANTS)
        self.trips = _table(history.TRIPS)
        self.triplegs = _table(history.TRIPLEGS)
        self.actions = _table(history.ACTIONS)
        self.shared_actions = {str(row["id"]) for row in history.SHARED_ACTIONS}
        self.notifications = _table(history.NOTIFICATIONS)
        self.rules = _table(history.RULES)
        expiry = self.clock.now() + self.token_lifetime
        self.tokens = {seed.TOKEN: (seed.RIDER, expiry)}

    def limit(
        self,
        method: str,
        template: str,
        *,
        calls: int,
        retry_after: str | Callable[[], str] | None = None,
        refusals: int = 1,
        window: float | None = None,
    ) -> None:
        """Limit the rate of one operation; see `Limit` for the meaning."""
        self._limits[method, template] = Limit(calls, retry_after, refusals, window)

    def limit_of(self, method: str, template: str) -> Limit | None:
        return self._limits.get((method, template))

    def fail(self, method: str, template: str, fault: Fault, *, times: int = 1) -> None:
        """Answer the next such requests with a fault, before anything else is done."""
        self._faults.extend([(method, template, fault)] * times)

    def next_fault(self, method: str, template: str) -> Fault | None:
        for index, (its_method, its_template, fault) in enumerate(self._faults):
            if (its_method, its_template) == (method, template):
                del self._faults[index]
                return fault
        return None

    def asked(self, method: str, template: str) -> list[Recorded]:
        """The requests so far for one operation."""
        return [
            request
            for request in self.requests
            if (request.method, request.template) == (method, template)
        ]

    def new_id(self, prefix: str) -> str:
        self._made += 1
        return type_id(prefix, f"made {self._made}")

    def new_token(self, user: str) -> tuple[str, datetime]:
        token = self.new_id("tok").removeprefix("tok_")
        expiry = self.clock.now() + self.token_lifetime
        self.tokens[token] = (user, expiry)
        return token, expiry

    def user_of_token(self, token: str) -> str | None:
        user, expiry = self.tokens.get(token, (None, self.clock.now()))
        return user if self.clock.now() < expiry else None

    def roles(self, user: str) -> dict[str, str]:
        """The vehicles that a user can reach, each with the role there."""
        return {
            str(grant["vehicle_id"]): str(grant["role"])
            for grant in self.grants.values()
            if grant["user_id"] == user
        }

    def grant(self, user: str, email: str, vehicle: str, role: str) -> Row:
        """Give a role; the grant that exists already takes it over."""
        for grant in self.grants.values():
            if (grant["user_id"], grant["vehicle_id"]) == (user, vehicle):
                grant["role"] = role
                return grant
        fresh: Row = {
            "id": self.new_id("acc"),
            "user_id": user,
            "vehicle_id": vehicle,
            "role": role,
            "user_email": email,
        }
        self.grants[str(fresh["id"])] = fresh
        return fresh

    def change_status(self, vehicle: str, **fields: JSON) -> None:
        """What a vehicle reports; whoever may see it is told."""
        status = self.statuses[vehicle]
        status.update(fields)
        path = f"/vehicle/{vehicle}/status"
        self.sockets.push(self._watchers(vehicle), "vehicle/status", path, dict(status))

    def change_profile(self, vehicle: str) -> None:
        """Tell whoever may see a vehicle that it was described anew."""
        path, row = f"/vehicle/{vehicle}", dict(self.vehicles[vehicle])
        self.sockets.push(self._watchers(vehicle), "vehicle/profile", path, row)

    def notify(self, user: str, row: Row) -> None:
        """Tell a user of an alert, which the list has from now on."""
        self.notifications[str(row["id"])] = row
        self.sockets.push(
            {user}, "notification/alert", "/notification/alert", dict(row)
        )

    def _watchers(self, vehicle: str) -> set[str]:
        return {
            str(grant["user_id"])
            for grant in self.grants.values()
            if grant["vehicle_id"] == vehicle
        }
