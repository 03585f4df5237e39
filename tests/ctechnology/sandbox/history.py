"""What has happened before a world begins: trips, actions, notifications, rules.

Every figure follows from a running number, so that each world starts the same.
"""

from datetime import datetime, timedelta

from sandbox.fields import JOURNEY, TRIP_ONLY
from sandbox.seed import BIKE, BOAT, COUPE, EBIKE, RIDER
from sandbox.values import JSON, START, Row, nulls, type_id, with_micros, with_millis

_MINE = (BIKE, BOAT, EBIKE)
TRIPS_OF_EACH = 42
FOREIGN_TRIP = type_id("trip", "coupe 0")
"""Of a vehicle that the rider may not see."""


def _energy(number: int) -> Row:
    start = 90 - number % 40
    return {
        "start_energy_available_pct": start,
        "end_energy_available_pct": start - 7,
        "continuous_energy_consumption_pct": 7,
        "start_energy_available_wh": start * 105,
        "end_energy_available_wh": (start - 7) * 105,
        "continuous_energy_consumption_wh": 735,
    }


def _fuel(number: int) -> Row:
    start = 80 - number % 50
    return {
        "fuel_start_level_pct": start,
        "fuel_start_level_lt": start * 2,
        "fuel_used_pct": 5,
        "fuel_used_lt": 10.5,
        "fuel_num_refueled": number % 2,
        "n2k_operation_hours_tot": 512.25 + number,
        "can_rpm_max": 4100,
        "can_rpm_avg": 2350.5,
    }


def _journey(number: int, vehicle: str, ended: datetime, share: float = 1) -> Row:
    """One in seven is sparse, as vehicles with a bare tracker send it."""
    seconds = int((600 + number % 13 * 97) * share)
    journey = nulls(JOURNEY) | {
        "timestamp_start": with_micros(ended - timedelta(seconds=seconds)),
        "timestamp_end": with_micros(ended),
        "completed": True,
    }
    if number % 7 == 6:
        return journey
    metres = (3200 + number % 17 * 731) * share
    measured: Row = {
        "valid": True,
        "validation_score": 1 - number % 5 / 10,
        "name": f"Ride {number}",
        "speed_max": 60.5 + number % 30,
        "speed_avg": round(metres / seconds * 3.6, 1),
        "distance_tot": metres,
        "distance_tot_gps": metres + 12.5,
        "duration_tot": seconds,
        "duration_cruising": seconds - 60,
        "battery_start_level_volt": 12.9,
        "battery_end_level_volt": 13.2,
    }
    return journey | measured | (_fuel(number) if vehicle == BOAT else _energy(number))


def _trip(number: int, vehicle: str, label: str, ended: datetime) -> Row:
    trip = _journey(number, vehicle, ended) | nulls(TRIP_ONLY) | {"deleted": False}
    trip |= {"id": type_id("trip", label), "vehicle_id": vehicle}
    if number % 7 != 6:
        trip |= {
            "visibility": "PUBLIC" if number % 4 == 0 else "PRIVATE",
            "num_likes": number % 3,
            "is_liked_by_me": False,
            "on_land": vehicle != BOAT,
        }
    if number == 0:  # still under way
        trip |= {"timestamp_end": None, "completed": False, "name": None}
    return trip


def _trips() -> tuple[Row, ...]:
    mine = (
        _trip(
            number, _MINE[number % 3], str(number), START - timedelta(hours=5 * number)
        )
        for number in range(3 * TRIPS_OF_EACH)
    )
    foreign = (
        _trip(number, COUPE, f"coupe {number - 1}", START - timedelta(hours=9 * number))
        for number in range(1, 3)
    )
    return (*mine, *foreign)


def _triplegs() -> tuple[Row, ...]:
    """Two for each trip."""
    legs: list[Row] = []
    for number in range(3 * TRIPS_OF_EACH):
        vehicle = _MINE[number % 3]
        for half in (0, 1):
            ended = START - timedelta(hours=5 * number, minutes=15 * half)
            leg = _journey(number, vehicle, ended, share=0.5)
            id = type_id("leg", f"{number}/{half}")
            legs.append({"id": id, "vehicle_id": vehicle, **leg})
    return tuple(legs)


TRIPS = _trips()
TRIPLEGS = _triplegs()

_ACTION_TYPES = ("IGNITION_ON", "IGNITION_OFF", "LOCATION_HOME", "BATTERY_LOW")


def _action(number: int, vehicle: str, label: str) -> Row:
    kind = _ACTION_TYPES[number % 4]
    data: JSON = (
        {"voltage": 11.4, "source": "device"} if kind == "BATTERY_LOW" else None
    )
    return {
        "id": type_id("vact", label),
        "vehicle_id": vehicle,
        "trip_id": (
            TRIPS[number]["id"] if number % 2 == 0 and vehicle != COUPE else None
        ),
        "timestamp": with_millis(
            START - timedelta(minutes=37 * number, milliseconds=7)
        ),
        "type": kind,
        "message": None if number % 3 else f"Action {number}",
        "data": data,
        "user_id": RIDER if number % 5 == 0 and vehicle != COUPE else None,
    }


SHARED_ACTIONS = tuple(_action(number, COUPE, f"coupe {number}") for number in range(3))
"""Of the neighbour's coupe, and public."""

ACTIONS = (
    *(_action(number, _MINE[number % 3], str(number)) for number in range(90)),
    *SHARED_ACTIONS,
    _action(3, COUPE, "coupe 3"),
)

_NOTIFICATIONS = (
    ("VEHICLE_MOV", "ALERT", {"longitude": 8.54, "latitude": 47.37}),
    ("USER_BAT_V", "MEDIUM", 11.9),
    ("GEOFENCE_LEFT", "LOW", ["home", "office"]),
    ("USER_BAT_V", "HIGH", "11.2 V"),
    ("VEHICLE_MOV", "URGENT", None),
)


def _notification(number: int) -> Row:
    kind, priority, data = _NOTIFICATIONS[number % 5]
    return {
        "id": type_id("notif", str(number)),
        "timestamp": with_micros(
            START - timedelta(hours=3 * number, microseconds=78_000)
        ),
        "type": kind,
        "priority": priority,
        "title": f"Notice {number}",
        "message": None if number % 2 else "Please have a look.",
        "data": data,
        "read": number % 3 != 0,
        "vehicle_id": _MINE[number % 3],
        "action_id": ACTIONS[number]["id"] if number % 2 == 0 else None,
    }


NOTIFICATIONS = tuple(_notification(number) for number in range(60))

RULES: tuple[Row, ...] = (
    {
        "id": type_id("nrul", "battery"),
        "user_id": RIDER,
        "vehicle_id": BIKE,
        "operator": "NOTIF_OP_LT",
        "priority": "NOTIF_LOW",
        "property_indicator": "battery_main_voltage",
        "value": 11.8,
        **nulls(("value_key", "tw_start", "tw_end", "tw_timezone")),
    },
)
