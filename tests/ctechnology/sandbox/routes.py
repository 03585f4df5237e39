"""The operations, one line each."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox import checks, people, trips, vehicles
from sandbox.call import Call, Page
from sandbox.checks import Body
from sandbox.values import JSON

TOKEN = "Token"
KEY = "Api-key"


@dataclass(frozen=True)
class Operation:
    method: str
    template: str
    handle: Callable[[Call], JSON | Page]
    permission: str | None = None
    body: Body | None = None
    accepts: tuple[str, ...] = (TOKEN,)
    """The kinds of credential; none at all for the login."""
    bare: bool = False
    """The answer comes without the envelope."""


def _get(
    template: str,
    handle: Callable[[Call], JSON | Page],
    permission: str,
    accepts: tuple[str, ...] = (TOKEN,),
) -> Operation:
    return Operation("GET", template, handle, permission, accepts=accepts)


VEHICLE = "/vehicle/{vehicle_id}"
TRIP = "/trip/{trip_id}"
RULES = "/notification/rule/{vehicle_id}"
UPLOAD = "/security/vehicle/{vehicle_id}/vehicle-data-upload-token"
ACCESS = "/permission/vehicle-access"
REGISTER = "/organization/{organization_id}/vehicle/"

# fmt: off
OPERATIONS = (
    Operation("POST", "/account/login/", people.login, body=checks.LOGIN, accepts=()),
    _get("/me", people.get_profile, "USER_PROFILE_VIEW"),
    Operation("PUT", "/me", people.update_profile, "USER_PROFILE_EDIT", checks.USER),
    Operation("POST", "/me/connected-vehicle", people.connect, "USER_ASSIGN_VEHICLE_TO_USER", checks.CONNECTION),
    _get("/permission", people.list_permissions, "USER_PROFILE_VIEW"),
    Operation("POST", ACCESS, people.create_access, body=checks.ACCESS, bare=True),
    Operation("PUT", ACCESS + "/{vehicle_access_id}", people.update_access, "VEHICLE_IS_OWNER", checks.ACCESS_CHANGE),
    _get(UPLOAD, people.create_upload_token, "VEHICLE_DATA_UPLOAD", accepts=(TOKEN, KEY)),
    _get("/vehicle-direct-access/", vehicles.list_direct_access, "USER_VEHICLE_STATUS_VIEW"),
    # Ahead of the vehicles, or else their names would be taken for identifiers.
    _get("/vehicle/action", vehicles.list_actions, "VEHICLE_ACTION_VIEW"),
    _get("/vehicle/summary", trips.list_summaries, "USER_VEHICLE_OVERVIEW_OVERALL_VIEW"),
    _get(VEHICLE, vehicles.get_profile, "VEHICLE_PROFILE_VIEW"),
    Operation("PUT", VEHICLE, vehicles.update_profile, "VEHICLE_PROFILE_EDIT", checks.VEHICLE),
    _get(VEHICLE + "/status", vehicles.get_status, "USER_VEHICLE_STATUS_VIEW"),
    _get(VEHICLE + "/action", vehicles.list_actions_of_vehicle, "VEHICLE_ACTION_VIEW"),
    Operation("POST", VEHICLE + "/command", vehicles.send_command, "VEHICLE_COMMAND_SEND", checks.COMMAND),
    _get(VEHICLE + "/trip", trips.list_trips_of_vehicle, "VEHICLE_TRIP_VIEW"),
    _get(VEHICLE + "/summary/today", trips.summary_of_today, "USER_VEHICLE_OVERVIEW_DAILY_VIEW"),
    _get("/trip", trips.list_trips, "VEHICLE_TRIP_VIEW"),
    _get(TRIP, trips.get_trip, "VEHICLE_TRIP_VIEW"),
    Operation("PUT", TRIP, trips.update_trip, "VEHICLE_TRIP_EDIT", checks.TRIP),
    _get("/tripleg", trips.list_triplegs, "VEHICLE_TRIP_VIEW"),
    _get("/tripleg/{tripleg_id}", trips.get_tripleg, "VEHICLE_TRIP_VIEW"),
    _get("/notification/alert", vehicles.list_notifications, "USER_NOTIFICATION_ALERT_VIEW"),
    _get(RULES, vehicles.list_rules, "USER_NOTIFICATIONS_RULES_VIEW"),
    Operation("POST", RULES, vehicles.add_rule, "USER_NOTIFICATIONS_RULES_EDIT", checks.RULE),
    Operation("POST", REGISTER, people.register_vehicle, "VEHICLE_REGISTER", checks.REGISTRATION, accepts=(KEY,)),
)
# fmt: on
