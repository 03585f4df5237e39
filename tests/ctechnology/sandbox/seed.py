"""Who and what there is when a world begins: people, keys, vehicles, their status.

Nothing in here is ever changed; a world works on copies.
"""

from dataclasses import dataclass
from datetime import timedelta

from sandbox.fields import (
    STATUS,
    USER_FLAGS,
    USER_TEXTS,
    VEHICLE_NUMBERS,
    VEHICLE_TEXTS,
)
from sandbox.values import START, Row, nulls, type_id, with_millis, with_seconds

EMAIL = "rider@example.org"
PASSWORD = "open-sesame-2025"
TOKEN = "sandbox-token-of-the-rider"
NEIGHBOUR_EMAIL = "neighbour@example.org"
NEIGHBOUR_PASSWORD = "another-word-2025"

FLEET = "com.demoCompany"
FLEET_KEY = "sandbox-key-of-the-fleet"
MAKER = "com.demoManufacturer"
MAKER_KEY = "sandbox-key-of-the-maker"

RIDER = type_id("usr", "rider")
NEIGHBOUR = type_id("usr", "neighbour")
GUEST = type_id("usr", "guest")

BIKE = type_id("veh", "bike")
BOAT = type_id("veh", "boat")
EBIKE = type_id("veh", "ebike")
COUPE = type_id("veh", "coupe")
MOPED = type_id("veh", "moped")

GUEST_ACCESS = type_id("acc", "guest on bike")
RIDER_ACCESS = type_id("acc", "rider on bike")
NEIGHBOUR_ACCESS = type_id("acc", "neighbour on coupe")

MOPED_DEVICE = "MPD4F7K"
"""The device of a vehicle that nobody is paired with."""

REQUEST_TOKEN = "sandbox-request-token"
"""Opens the shared actions of the neighbour's coupe."""


@dataclass(frozen=True)
class Organization:
    key: str
    member: str
    manufacturer: bool = False


ORGANIZATIONS = {
    FLEET: Organization(FLEET_KEY, RIDER),
    MAKER: Organization(MAKER_KEY, NEIGHBOUR, manufacturer=True),
}

PASSWORDS = {
    EMAIL: (RIDER, PASSWORD),
    NEIGHBOUR_EMAIL: (NEIGHBOUR, NEIGHBOUR_PASSWORD),
}

_NO_USER = {
    **nulls(USER_TEXTS),
    **nulls(USER_FLAGS),
    **nulls(("settings_webapp", "settings_nativeapp", "profile_picture_url")),
    "ecosystem_timestamp_last_news_read": None,
}

USERS: tuple[Row, ...] = (
    {
        **_NO_USER,
        "id": RIDER,
        "email": EMAIL,
        "first_name": "Robin",
        "last_name": "Rider",
        "may_use_email_for_marketing": False,
        "address_country_code": "CH",
        "address_city": "Zürich",
        "primary_locale": "en-US",
        "measurement_units": "METRIC",
        "time_format": "24H",
        "settings_webapp": {
            "main_role": "PRIVATE",
            "current_organization": FLEET,
            "selected_theme_id": None,
            "private_sidebar_filter_vehicles": {
                "show_own_vehicles": True,
                "show_client_vehicles": False,
            },
            "professional_sidebar_filter_vehicles": None,
            "scrollbar_style": "ON_SCRL",
            "timestamp_last_time_upgrade_app_shown": "2025-08-01T06:00:00.000Z",
        },
        "settings_nativeapp": {
            "theme": "dark",
            "map_style": None,
            "font_size": None,
            "animations": True,
            "update_interval": "INSTANT",
            "haptics": "soft",
        },
        "notification_new_message": True,
        "ecosystem_timestamp_last_news_read": "2025-09-01T08:15:46Z",
    },
    {**_NO_USER, "id": NEIGHBOUR, "email": NEIGHBOUR_EMAIL},
    {**_NO_USER, "id": GUEST, "email": "guest@example.org"},
)

PERMISSIONS = (
    "USER_PROFILE_VIEW",
    "USER_PROFILE_EDIT",
    "USER_ASSIGN_VEHICLE_TO_USER",
    "USER_NOTIFICATION_ALERT_VIEW",
    "USER_NOTIFICATIONS_RULES_VIEW",
    "USER_NOTIFICATIONS_RULES_EDIT",
    "USER_VEHICLE_STATUS_VIEW",
    "USER_SANDBOX_PLAY",
)
"""The last one is a name that the document does not know."""

NEW_VEHICLE: Row = {
    **nulls(VEHICLE_TEXTS),
    **nulls(VEHICLE_NUMBERS),
    "device_id": None,
    "vehicle_type": None,
}


def _vehicle(id: str, name: str, kind: str, device: str, drive: str) -> Row:
    return {
        **NEW_VEHICLE,
        "id": id,
        "name": name,
        "vehicle_type": kind,
        "device_id": device,
        "drivetrain_type": drive,
    }


VEHICLES: tuple[Row, ...] = (
    {
        **_vehicle(BIKE, "LiveWire One", "MCYCLE", "BKE2M9Q", "ELECTRIC"),
        "brand": "LiveWire",
        "type": "One",
        "primary_organization_id": FLEET,
        "vehicle_registration_id": "ZH 4711",
        "professional_location_main_lon": 8.5417,
        "professional_location_main_lat": 47.3769,
        "ain_1_type": "NONE",
        "battery_main_model": "12V-DEF",
        "oem_colour_code": "HD-77",
    },
    {
        **_vehicle(BOAT, "Sea Otter", "BOAT", "BOT8W3X", "GASOLINE"),
        "primary_organization_id": FLEET,
        "ain_1_type": "FUEL",
        "ain_1_desc": "Main tank",
    },
    _vehicle(EBIKE, "Hill Climber", "EBIKE", "EBK5R1T", "ELECTRIC"),
    _vehicle(COUPE, "Neighbour's Coupe", "CLASSCAR", "CPE6H2N", "DIESEL"),
    _vehicle(MOPED, "Spare Moped", "MOTOR", MOPED_DEVICE, "GASOLINE"),
)


def _grant(id: str, user: Row, vehicle: str, role: str) -> Row:
    return {
        "id": id,
        "user_id": user["id"],
        "vehicle_id": vehicle,
        "role": role,
        "user_email": user["email"],
    }


GRANTS: tuple[Row, ...] = (
    _grant(RIDER_ACCESS, USERS[0], BIKE, "VEHICLE_OWNER"),
    _grant(type_id("acc", "rider on boat"), USERS[0], BOAT, "VEHICLE_OWNER"),
    _grant(type_id("acc", "rider on ebike"), USERS[0], EBIKE, "VEHICLE_MAINTAINER"),
    _grant(NEIGHBOUR_ACCESS, USERS[1], COUPE, "VEHICLE_OWNER"),
    _grant(GUEST_ACCESS, USERS[2], BIKE, "VEHICLE_READ_ONLY"),
)


def new_status(vehicle: str, timestamp: str) -> Row:
    """Of a vehicle that has not reported yet."""
    status = {**nulls(STATUS), "status": "SETUP"}
    return {"vehicle_id": vehicle, "timestamp": timestamp, **status}


_LATELY = with_millis(START - timedelta(seconds=75, milliseconds=-123))
_RECEIVED = with_seconds(START - timedelta(seconds=74))

STATUSES: tuple[Row, ...] = (
    {
        **new_status(BIKE, _LATELY),
        "last_update": _RECEIVED,
        "status": "PARK_HOME",
        "state_of_charge_pct": 82,
        "expected_range": 121.5,
        "battery_main_pct": 96,
        "battery_main_voltage": 13.1,
        "battery_main_trend": "CHARGE",
        "battery_main_trend_slope": 0.02,
        "speed": 0,
        "total_odometer": 7341250,
        "longitude": 8.5417,
        "latitude": 47.3769,
        "altitude": 408,
        "angle": 271.5,
        "ignition_on": False,
        "vehicle_status_hd": {
            "hd_last_update": _LATELY,
            "hd_hv_battery_soc_pct": 82,
            "hd_hv_battery_temperature_avg_deg_c": 24.5,
            "hd_estimated_charge_time_to_full_s": None,
            "hd_range_remaining_lt_avg_m": 121500,
            "hd_range_remaining_min_m": 98000,
            "hd_range_remaining_max_m": 151000,
            "hd_aux_battery_voltage_v": 13.1,
            "hd_odometer_m": 7341250,
            "hd_motor_rpm": 0,
            "hd_vehicle_speed_km_h": 0,
            "hd_motor_temperature_deg_c": 22,
            "hd_inverter_temperature_deg_c": 23,
            "hd_charge_status": 0,
            "hd_lock_status": 1,
            "hd_charge_plug_status": 0,
            "hd_ignition_power_mode": 0,
            "hd_canbus_last_update_timestamp": _RECEIVED,
        },
    },
    {
        **new_status(BOAT, _LATELY),
        "last_update": _RECEIVED,
        "status": "TOWED",
        "fuel_level_pct": 61.5,
        "fuel_level": 123,
        "distance_to_shore": 310.5,
        "shore_zone": "OPEN_SEA",
        "temp_1": 18.5,
        "sensor_temp_1_state": "G",
        "longitude": 8.61,
        "latitude": 47.21,
        "wind_speed_kn": 11,
        "anchor": {"down": False, "chain_m": None},
        "vehicle_status_novus": {
            "novus_mode": "ECO",
            "novus_cells_v": [3.9, 4.0, None],
        },
    },
    {
        **new_status(EBIKE, _LATELY),
        "status": "CRUISING",
        "state_of_charge_pct": 37,
        "speed": 24.8,
        "ignition_on": True,
        "vehicle_status_bosch": {"bosch_assist_level": 3, "bosch_error": None},
    },
    new_status(COUPE, _LATELY),
    new_status(MOPED, _LATELY),
)
