"""Validation of request bodies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sandbox import fields
from sandbox.values import JSON, Row, read_moment

Check: TypeAlias = Callable[[JSON], str | None]
"""Says what is wrong with a value, or None."""


class Refusal(Exception):
    """The request ends with this status and message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def text(shortest: int = 0, longest: int | None = None, needs: str = "") -> Check:
    def check(value: JSON) -> str | None:
        if not isinstance(value, str):
            return "a string is expected"
        if len(value) < shortest:
            return f"at least {shortest} characters are expected"
        if longest is not None and len(value) > longest:
            return f"at most {longest} characters are allowed"
        return None if needs in value else f"{needs!r} is missing"

    return check


def choice(*values: str) -> Check:
    def check(value: JSON) -> str | None:
        return None if value in values else f"one of {', '.join(values)} is expected"

    return check


def nullable(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def flag(value: JSON) -> str | None:
    return None if isinstance(value, bool) else "true or false is expected"


def number(value: JSON) -> str | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return None if is_number else "a number is expected"


def share(value: JSON) -> str | None:
    good = isinstance(value, (int, float)) and number(value) is None and 0 <= value <= 1
    return None if good else "a number from 0 to 1 is expected"


def thing(value: JSON) -> str | None:
    return None if isinstance(value, dict) else "an object is expected"


def things(value: JSON) -> str | None:
    good = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return None if good else "a list of objects is expected"


def moment(value: JSON) -> str | None:
    try:
        read_moment(value if isinstance(value, str) else "")
    except ValueError:
        return "a date and time with a zone is expected"
    return None


@dataclass(frozen=True)
class Body:
    """The members of a JSON object; others are dropped unless it is open."""

    members: Mapping[str, Check]
    required: tuple[str, ...] = ()
    open: bool = False

    def read(self, document: JSON) -> Row:
        if not isinstance(document, dict):
            raise Refusal(400, "A JSON object is expected.")
        for name in self.required:
            if name not in document:
                raise Refusal(400, f"{name}: this member is required")
        for name, check in self.members.items():
            problem = check(document[name]) if name in document else None
            if problem:
                raise Refusal(400, f"{name}: {problem}")
        kept = document if self.open else document.keys() & self.members.keys()
        return {name: document[name] for name in kept}


ROLES = (
    "VEHICLE_OWNER",
    "VEHICLE_MAINTAINER",
    "VEHICLE_MANUFACTURER",
    "VEHICLE_READ_ONLY",
    "VEHICLE_NO_DETAIL_NO_EDIT",
    "VEHICLE_ONLY_CURRENT",
    "VEHICLE_USER",
)
_OPERATORS = ("LT", "GT", "LT_TW", "GT_TW", "EQ", "UEQ", "ENTER", "LEAVE", "ACTION")

_email = text(3, 254, needs="@")
_role = choice(*ROLES)
_texts = dict[str, Check].fromkeys

LOGIN = Body(
    {"email": _email, "password": text(8, 64), "origin": nullable(text())},
    required=("email", "password"),
)
USER = Body(
    {
        **_texts(fields.USER_TEXTS, nullable(text())),
        **_texts(fields.USER_FLAGS, nullable(flag)),
        "settings_webapp": nullable(thing),
        "settings_nativeapp": nullable(thing),
        "ecosystem_timestamp_last_news_read": nullable(moment),
    }
)
CONNECTION = Body({"device_id": text(1), "role": _role}, required=("device_id",))
ACCESS = Body(
    {"email": _email, "vehicle_id": text(1), "role": _role},
    required=("email", "vehicle_id", "role"),
)
ACCESS_CHANGE = Body({"role": _role})
VEHICLE = Body(
    {
        **_texts(fields.VEHICLE_TEXTS, nullable(text())),
        **_texts(fields.VEHICLE_NUMBERS, nullable(number)),
    },
    open=True,
)
COMMAND = Body(
    {
        "priority": choice("HIGH", "LOW"),
        "command": text(1),
        "timestamp_planned_execution": nullable(moment),
    },
    required=("priority", "command"),
)
TRIP = Body(
    {
        "deleted": nullable(flag),
        "validation_score": nullable(share),
        "name": nullable(text()),
        "driver": nullable(text()),
        "notes": nullable(text()),
        "fuel_manual_lt": nullable(number),
        "visibility": choice("PUBLIC", "PRIVATE"),
        "is_liked_by_me": nullable(flag),
    }
)
RULE = Body(
    {
        "operator": choice(*(f"NOTIF_OP_{operator}" for operator in _OPERATORS)),
        "priority": text(1),
        "value": nullable(number),
        **_texts(fields.RULE_TEXTS, nullable(text())),
    },
    required=("operator", "priority"),
)
REGISTRATION = Body(
    {
        "name": text(1),
        **_texts(
            (
                "organization_vehicle_id",
                "organization_vehicle_type_id",
                "organization_vehicle_name",
                "organization_location_main_desc",
                "vehicle_identification_number",
                "vehicle_registration_id",
                "drivetrain_type",
                "hardware_type",
                "vehicle_type",
                "iot_name",
            ),
            text(),
        ),
        "vehicle_parts": things,
        "role": choice("VEHICLE_MAINTAINER", "VEHICLE_OWNER"),
        "organization_vehicles": things,
    },
    required=("name",),
    open=True,
)
