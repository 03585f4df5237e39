"""Accounts, profiles, permissions, and who may use which vehicle."""

import base64
import hashlib
import hmac
import json
import re
from datetime import timedelta

from sandbox import seed
from sandbox.call import Call, Page
from sandbox.checks import Refusal
from sandbox.values import JSON, Row, with_millis


def login(call: Call) -> JSON:
    user, password = seed.PASSWORDS.get(str(call.body["email"]), (None, None))
    if user is None or password != call.body["password"]:
        raise Refusal(401, "The e-mail address or the password is wrong.")
    token, expiry = call.world.new_token(user)
    email = call.world.users[user]["email"]
    return {"token": token, "expiry": with_millis(expiry), "user": {"email": email}}


def get_profile(call: Call) -> JSON:
    return call.world.users[call.caller.id]


def update_profile(call: Call) -> JSON:
    profile = call.world.users[call.caller.id]
    profile.update(call.body)
    return profile


def list_permissions(call: Call) -> Page:
    return Page.whole(seed.PERMISSIONS)


def connect(call: Call) -> JSON:
    """Whoever knows the code of the device may pair the vehicle."""
    for vehicle in call.world.vehicles.values():
        if vehicle["device_id"] == call.body["device_id"]:
            email = str(call.world.users[call.caller.id]["email"])
            role = str(call.body.get("role", "VEHICLE_USER"))
            return call.world.grant(call.caller.id, email, str(vehicle["id"]), role)
    raise Refusal(404, "device_id: there is no such device")


def create_access(call: Call) -> JSON:
    email, vehicle = str(call.body["email"]), str(call.body["vehicle_id"])
    if vehicle not in call.world.vehicles:
        raise Refusal(404, f"vehicle_id: there is no {vehicle}")
    call.check_access(vehicle, edit=True)
    users = call.world.users.items()
    known = (id for id, user in users if user["email"] == email)
    user = next(known, None) or call.world.new_id("usr")
    call.world.grant(user, email, vehicle, str(call.body["role"]))
    return {}


def update_access(call: Call) -> JSON:
    grant = call.row(call.world.grants, "vehicle_access_id", edit=True)
    grant.update(call.body)
    return grant


def create_upload_token(call: Call) -> JSON:
    minutes = call.required("lifetime_minutes")
    if not re.fullmatch("[0-9]{1,4}", minutes) or int(minutes) > 1440:
        raise Refusal(400, "lifetime_minutes: a whole number up to 1440 is expected")
    now = call.world.clock.now()
    claims: Row = {
        "sub": call.vehicle()["id"],
        "iat": int(now.timestamp()),
        "exp": int((now + timedelta(minutes=int(minutes))).timestamp()),
    }
    return {"token": _signed(claims)}


def register_vehicle(call: Call) -> JSON:
    id = call.path["organization_id"]
    if id not in seed.ORGANIZATIONS:
        raise Refusal(404, f"organization_id: there is no {id}")
    if id != call.caller.id:
        raise Refusal(403, "The key belongs to another organization.")
    organization, world = seed.ORGANIZATIONS[id], call.world
    if organization.manufacturer and "organization_vehicle_type_id" not in call.body:
        raise Refusal(
            400, "organization_vehicle_type_id: manufacturers have to give it"
        )
    vehicle = _registered(call, id, organization.manufacturer)
    email = str(world.users[organization.member]["email"])
    role = str(call.body.get("role", "VEHICLE_OWNER"))
    role = "VEHICLE_MANUFACTURER" if organization.manufacturer else role
    world.grant(organization.member, email, str(vehicle["id"]), role)
    return vehicle


def _registered(call: Call, organization: str, by_manufacturer: bool) -> Row:
    """The new vehicle; it takes over the members that a profile has as well."""
    body, world = call.body, call.world
    id = world.new_id("veh")
    code = str(body.get("organization_vehicle_id") or id[-8:])
    known = {name: body[name] for name in body.keys() & seed.NEW_VEHICLE.keys()}
    vehicle: Row = {
        **seed.NEW_VEHICLE,
        **known,
        "id": id,
        "device_id": id[-7:].upper(),
        "primary_organization_id": organization,
    }
    if by_manufacturer:
        vehicle["oem_vehicle_id"] = code.upper()
        vehicle["oem_vehicle_type_id"] = body["organization_vehicle_type_id"]
        vehicle["manufacturing_organization_id"] = organization
    else:
        vehicle["professional_vehicle_id"] = code
        vehicle["professional_vehicle_name"] = body.get("organization_vehicle_name")
    world.vehicles[id] = vehicle
    world.statuses[id] = seed.new_status(id, with_millis(world.clock.now()))
    return vehicle


def _signed(claims: Row) -> str:
    """A JWT with a signature by a key that is no secret."""

    def encoded(part: bytes) -> str:
        return base64.urlsafe_b64encode(part).rstrip(b"=").decode()

    head = encoded(b'{"alg":"HS256","typ":"JWT"}')
    text = f"{head}.{encoded(json.dumps(claims).encode())}"
    digest = hmac.digest(b"sandbox", text.encode(), hashlib.sha256)
    return f"{text}.{encoded(digest)}"
