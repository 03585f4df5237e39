"""Exercises of accounts, profiles, permissions, alerts and organizations."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

from colours import Colour
from exercises import KEY, Sent, exercise

from ctechnology import CTechnology, models
from sandbox import history, seed


@exercise("login")
def login(colour: Colour, client: CTechnology) -> Sent:
    found = colour.run(client.account.login(email=seed.EMAIL, password=seed.PASSWORD))
    assert colour.sandbox.world.user_of_token(found.token) == seed.RIDER
    assert found.user is not None
    assert found.user.email == seed.EMAIL
    assert found.expiry == "2025-09-18T12:00:00.000Z"
    body = {"email": seed.EMAIL, "password": seed.PASSWORD}
    return Sent("/account/login/", body, credential=None)


@exercise("getUserProfile")
def get_user_profile(colour: Colour, client: CTechnology) -> Sent:
    me = colour.run(client.user.get_profile())
    assert (me.id, me.email, me.address_city) == (seed.RIDER, seed.EMAIL, "Zürich")
    assert me.measurement_units is models.UserProfileMeasurementUnits.METRIC
    assert me.ecosystem_timestamp_last_news_read == datetime(
        2025, 9, 1, 8, 15, 46, tzinfo=UTC
    )
    web, native = me.settings_webapp, me.settings_nativeapp
    assert isinstance(web, models.UserSettingsWebapp)
    assert web.current_organization == seed.FLEET
    assert isinstance(native, models.UserSettingsNativeapp)
    assert (native.animations, native.map_style) == (True, None)
    assert native.additional_properties == {"haptics": "soft"}
    return Sent("/me")


@exercise("updateUserProfile")
def update_user_profile(colour: Colour, client: CTechnology) -> Sent:
    settings = models.UserSettingsNativeapp(
        theme=None, animations=False, additional_properties={"haptics": "off"}
    )
    me = colour.run(
        client.user.update_profile(
            first_name="Kim",
            address_city=None,
            settings_nativeapp=settings,
            ecosystem_timestamp_last_news_read=datetime(2025, 9, 17, tzinfo=UTC),
        )
    )
    assert (me.first_name, me.last_name, me.address_city) == ("Kim", "Rider", None)
    assert me.settings_nativeapp == settings
    return Sent(
        "/me",
        {
            "first_name": "Kim",
            "address_city": None,
            "settings_nativeapp": {
                "theme": None,
                "animations": False,
                "haptics": "off",
            },
            "ecosystem_timestamp_last_news_read": "2025-09-17T00:00:00Z",
        },
    )


@exercise("connectToVehicle")
def connect_to_vehicle(colour: Colour, client: CTechnology) -> Sent:
    role = models.ConnectVehicleRequestRole.VEHICLE_OWNER
    grant = colour.run(
        client.security.connect_to_vehicle(device_id=seed.MOPED_DEVICE, role=role)
    )
    assert (grant.vehicle_id, grant.user_id) == (seed.MOPED, seed.RIDER)
    assert grant.role is models.VehicleAccessRole.VEHICLE_OWNER
    assert seed.MOPED in colour.sandbox.world.roles(seed.RIDER)
    body = {"device_id": seed.MOPED_DEVICE, "role": "VEHICLE_OWNER"}
    return Sent("/me/connected-vehicle", body)


@exercise("getUserPermissions")
def get_user_permissions(colour: Colour, client: CTechnology) -> Sent:
    permissions = colour.run(client.security.get_user_permissions())
    assert permissions == list(seed.PERMISSIONS)
    assert permissions[0] is models.UserPermission.USER_PROFILE_VIEW
    assert [one.is_known for one in permissions] == [True] * 7 + [False]
    return Sent("/permission")


@exercise("createVehicleAccess")
def create_vehicle_access(colour: Colour, client: CTechnology) -> Sent:
    answer = colour.run(
        client.security.create_vehicle_access(
            email=seed.NEIGHBOUR_EMAIL, vehicle_id=seed.BIKE, role="VEHICLE_USER"
        )
    )
    assert answer == {}
    assert colour.sandbox.world.roles(seed.NEIGHBOUR)[seed.BIKE] == "VEHICLE_USER"
    body = {
        "email": seed.NEIGHBOUR_EMAIL,
        "vehicle_id": seed.BIKE,
        "role": "VEHICLE_USER",
    }
    return Sent("/permission/vehicle-access", body)


@exercise("updateVehicleAccess")
def update_vehicle_access(colour: Colour, client: CTechnology) -> Sent:
    role = models.VehicleAccessRole.VEHICLE_ONLY_CURRENT
    grant = colour.run(
        client.security.update_vehicle_access(seed.GUEST_ACCESS, role=role)
    )
    assert (grant.id, grant.role) == (seed.GUEST_ACCESS, role)
    assert grant.user_email == "guest@example.org"
    return Sent(f"/permission/vehicle-access/{seed.GUEST_ACCESS}", {"role": role.value})


@exercise("createVehicleDataUploadToken")
def create_vehicle_data_upload_token(colour: Colour, client: CTechnology) -> Sent:
    found = colour.run(
        client.security.create_vehicle_data_upload_token(seed.BIKE, lifetime_minutes=30)
    )
    claims = json.loads(base64.urlsafe_b64decode(found.token.split(".")[1] + "=="))
    assert (claims["sub"], claims["exp"] - claims["iat"]) == (seed.BIKE, 1800)
    path = f"/security/vehicle/{seed.BIKE}/vehicle-data-upload-token"
    return Sent(f"{path}?lifetime_minutes=30")


@exercise("listNotifications")
def list_notifications(colour: Colour, client: CTechnology) -> Sent:
    pager = client.notification.list(
        vehicle_id=seed.BIKE,
        offset=1,
        limit=3,
        status=models.NotificationReadStatus.UNREAD,
        to=datetime(2025, 9, 17, tzinfo=UTC),
    )
    page = colour.run(pager.first_page())
    expected = [history.NOTIFICATIONS[number]["id"] for number in (9, 12, 15)]
    assert [one.id for one in page.items] == expected
    assert page.items[2].type is models.NotificationType.VEHICLE_MOV
    assert page.items[2].data == {"longitude": 8.54, "latitude": 47.37}
    query = f"vehicle_id={seed.BIKE}&offset=1&limit=3&status=unread"
    return Sent(f"/notification/alert?{query}&to=2025-09-17T00%3A00%3A00Z")


@exercise("listNotificationRules")
def list_notification_rules(colour: Colour, client: CTechnology) -> Sent:
    [rule] = colour.run(client.notification.list_rules(seed.BIKE))
    assert rule.id == history.RULES[0]["id"]
    assert rule.operator is models.NotificationOperator.NOTIF_OP_LT
    assert (rule.property_indicator, rule.value) == ("battery_main_voltage", 11.8)
    assert rule.tw_timezone is None
    return Sent(f"/notification/rule/{seed.BIKE}")


@exercise("addNotificationRule")
def add_notification_rule(colour: Colour, client: CTechnology) -> Sent:
    rule = colour.run(
        client.notification.add_rule(
            seed.BIKE,
            operator=models.NotificationOperator.NOTIF_OP_GT_TW,
            priority="NOTIF_HIGH",
            value=3.5,
            tw_start="22:00",
            tw_end=None,
        )
    )
    assert rule.operator is models.NotificationOperator.NOTIF_OP_GT_TW
    assert rule.priority == "NOTIF_HIGH"
    assert (rule.value, rule.tw_start, rule.tw_end) == (3.5, "22:00", None)
    assert rule.id in colour.sandbox.world.rules
    body = {
        "operator": "NOTIF_OP_GT_TW",
        "priority": "NOTIF_HIGH",
        "value": 3.5,
        "tw_start": "22:00",
        "tw_end": None,
    }
    return Sent(f"/notification/rule/{seed.BIKE}", body)


@exercise("registerVehicle")
def register_vehicle(colour: Colour, client: CTechnology) -> Sent:
    part = models.VehicleRegistrationPart(
        organization_part_id="part-1", additional_properties={"slot": 2}
    )
    vehicle = colour.run(
        client.organization.register_vehicle(
            seed.FLEET,
            name="Van",
            organization_vehicle_id="v-7",
            vehicle_type="CAR",
            hardware_type=models.VehicleRegistrationHardwareType.BLUETOOTH,
            vehicle_parts=[part],
            role=models.VehicleRegistrationRole.VEHICLE_MAINTAINER,
            additional_properties={"brand": "Acme", "fleet_colour": None},
        )
    )
    assert vehicle is not None
    assert (vehicle["name"], vehicle["brand"]) == ("Van", "Acme")
    assert vehicle["professional_vehicle_id"] == "v-7"
    assert vehicle["id"] in colour.sandbox.world.vehicles
    body = {
        "brand": "Acme",
        "fleet_colour": None,
        "name": "Van",
        "organization_vehicle_id": "v-7",
        "hardware_type": "BLUETOOTH",
        "vehicle_type": "CAR",
        "vehicle_parts": [{"organization_part_id": "part-1", "slot": 2}],
        "role": "VEHICLE_MAINTAINER",
    }
    return Sent(f"/organization/{seed.FLEET}/vehicle/", body, credential=KEY)
