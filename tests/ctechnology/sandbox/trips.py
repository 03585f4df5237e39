"""Trips, their legs, and the figures drawn from them."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from sandbox.call import Call, Page
from sandbox.values import JSON, Row, read_moment

ROLE_OF_CONTEXT = {
    "owner": "VEHICLE_OWNER",
    "professional": "VEHICLE_MAINTAINER",
    "oem": "VEHICLE_MANUFACTURER",
}

FIRST_DAY: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


def list_trips(call: Call) -> Page:
    return _latest(call, _present(call.mine(call.world.trips.values())))


def list_trips_of_vehicle(call: Call) -> Page:
    id = call.vehicle()["id"]
    trips = [row for row in call.world.trips.values() if row["vehicle_id"] == id]
    return _latest(call, _present(trips))


def get_trip(call: Call) -> JSON:
    return call.row(call.world.trips, "trip_id")


def update_trip(call: Call) -> JSON:
    """The count of likes follows the caller's own."""
    trip = call.row(call.world.trips, "trip_id", edit=True)
    before = bool(trip["is_liked_by_me"])
    trip.update(call.body)
    after = bool(trip["is_liked_by_me"])
    if before != after:
        trip["num_likes"] = _number(trip["num_likes"]) + after - before
    return trip


def list_triplegs(call: Call) -> Page:
    return _latest(call, call.mine(call.world.triplegs.values()))


def get_tripleg(call: Call) -> JSON:
    return call.row(call.world.triplegs, "tripleg_id")


def list_summaries(call: Call) -> Page:
    """One entry for each interval in which a trip ended, the earliest first."""
    for name in ("interval", "from", "to"):
        call.required(name)
    interval = call.choice("interval", *FIRST_DAY) or ""
    context = call.choice("role", *ROLE_OF_CONTEXT)
    roles = call.world.roles(call.caller.id)
    if context is not None:
        wanted = ROLE_OF_CONTEXT[context]
        roles = {id: role for id, role in roles.items() if role == wanted}
    trips = [row for row in _ended(call) if row["vehicle_id"] in roles]
    groups: dict[date, list[Row]] = {}
    for trip in call.between(trips, "timestamp_end"):
        groups.setdefault(FIRST_DAY[interval](_day(trip)), []).append(trip)
    return Page.whole(
        [
            {"timestamp": day.isoformat(), **_figures(groups[day])}
            for day in sorted(groups)
        ]
    )


def summary_of_today(call: Call) -> JSON:
    vehicle, today = call.vehicle()["id"], call.world.clock.now().date()
    trips = [row for row in _ended(call) if row["vehicle_id"] == vehicle]
    trips = [row for row in trips if _day(row) == today]
    home = {"longitude": 8.5417, "latitude": 47.3769, "radius": 50, "duration": None}
    return {
        "vehicle_id": vehicle,
        "date": today.isoformat(),
        "vehicle_moved": bool(trips),
        "home_locations": [[home]] if trips else None,
        **_figures(trips),
        "fuel_used_pct": _total(trips, "fuel_used_pct"),
    }


def _latest(call: Call, rows: list[Row]) -> Page:
    """A trip that is still under way comes first."""
    rows.sort(key=lambda row: str(row["timestamp_end"] or "~"), reverse=True)
    return call.page(call.between(rows, "timestamp_end", "timestamp_start"))


def _present(trips: Iterable[Row]) -> list[Row]:
    return [trip for trip in trips if not trip["deleted"]]


def _ended(call: Call) -> list[Row]:
    return [row for row in _present(call.world.trips.values()) if row["timestamp_end"]]


def _day(trip: Row) -> date:
    return read_moment(str(trip["timestamp_end"])).date()


def _figures(trips: list[Row]) -> Row:
    volts = _numbers(trips, "battery_end_level_volt")
    speeds = _numbers(trips, "speed_avg")
    return {
        "speed_max": max(_numbers(trips, "speed_max"), default=None),
        "speed_avg": round(sum(speeds) / len(speeds), 1) if speeds else None,
        "distance_tot": _total(trips, "distance_tot"),
        "duration_tot": _total(trips, "duration_tot"),
        "battery_main_min": min(volts, default=None),
        "battery_main_max": max(volts, default=None),
        "num_trips": len(trips),
        "fuel_used": _total(trips, "fuel_used_lt"),
        "fuel_num_refueled": _total(trips, "fuel_num_refueled"),
    }


def _number(value: JSON) -> float:
    return value if isinstance(value, (int, float)) else 0


def _numbers(trips: list[Row], name: str) -> list[float]:
    return [_number(trip[name]) for trip in trips if trip[name] is not None]


def _total(trips: list[Row], name: str) -> float | None:
    numbers = _numbers(trips, name)
    return sum(numbers) if numbers else None
