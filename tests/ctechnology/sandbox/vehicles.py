"""Vehicles: what they are, how they are, what happened, and what shall happen."""

from sandbox.call import Call, Page
from sandbox.checks import RULE
from sandbox.seed import REQUEST_TOKEN
from sandbox.values import JSON, Row, read_moment, with_millis

READ_ONLY = ("id", "device_id", "vehicle_type")


def list_direct_access(call: Call) -> JSON:
    roles = call.world.roles(call.caller.id)
    wanted = call.query.get("filter_permission")
    if wanted is not None:
        held = "VEHICLE_OWNER" if wanted == "VEHICLE_IS_OWNER" else None
        roles = {id: role for id, role in roles.items() if role == held}
    vehicles = [(id, call.world.vehicles[id]) for id in roles]
    return {
        "vehicles": [
            {"vehicle_id": id, "name": row["name"], "vehicle_type": row["vehicle_type"]}
            for id, row in vehicles
        ]
    }


def get_profile(call: Call) -> JSON:
    return call.vehicle()


def update_profile(call: Call) -> JSON:
    vehicle = call.vehicle(edit=True)
    kept = {name: vehicle[name] for name in READ_ONLY}
    vehicle.update(call.body | kept)
    call.world.change_profile(str(vehicle["id"]))
    return vehicle


def get_status(call: Call) -> JSON:
    return call.world.statuses[str(call.vehicle()["id"])]


def list_actions(call: Call) -> Page:
    """Without a scope and with PRIVATE: the caller's own."""
    actions = call.world.actions.values()
    if call.choice("scope", "PUBLIC", "PRIVATE") == "PUBLIC":
        shared = call.world.shared_actions
        return _newest(call, [row for row in actions if row["id"] in shared])
    return _newest(call, call.mine(actions))


def list_actions_of_vehicle(call: Call) -> Page:
    id = call.path["vehicle_id"]
    actions = [row for row in call.world.actions.values() if row["vehicle_id"] == id]
    if call.query.get("rt") == REQUEST_TOKEN:
        shared = call.world.shared_actions
        actions = [row for row in actions if row["id"] in shared]
    else:
        call.vehicle()
    types = call.query.get("type")
    if types is not None:
        actions = [row for row in actions if row["type"] in types.split(",")]
    return _newest(call, actions)


def send_command(call: Call) -> JSON:
    """The command waits for the device; action log and status tell of it at once."""
    vehicle, now = call.vehicle(edit=True)["id"], with_millis(call.world.clock.now())
    command = {name: call.body[name] for name in ("priority", "command")}
    action: Row = {
        "id": call.world.new_id("vact"),
        "vehicle_id": vehicle,
        "trip_id": None,
        "timestamp": now,
        "type": "COMMAND_SENT",
        "message": None,
        "data": command,
        "user_id": call.caller.id,
    }
    call.world.actions[str(action["id"])] = action
    call.world.change_status(str(vehicle), last_update=now)
    return {
        "vehicle_id": vehicle,
        **command,
        "timestamp_created": now,
        "timestamp_planned_execution": call.body.get("timestamp_planned_execution"),
        "timestamp_execution": None,
        "response": None,
    }


def list_notifications(call: Call) -> Page:
    notices = call.mine(call.world.notifications.values())
    if "vehicle_id" in call.query:
        wanted = call.query["vehicle_id"]
        notices = [row for row in notices if row["vehicle_id"] == wanted]
    status = call.choice("status", "read", "unread")
    if status is not None:
        notices = [row for row in notices if bool(row["read"]) == (status == "read")]
    return _newest(call, notices)


def list_rules(call: Call) -> Page:
    owner = {"user_id": call.caller.id, "vehicle_id": call.vehicle()["id"]}
    rules = call.world.rules.values()
    return Page.whole([row for row in rules if owner.items() <= row.items()])


def add_rule(call: Call) -> JSON:
    rule: Row = {
        "id": call.world.new_id("nrul"),
        "user_id": call.caller.id,
        "vehicle_id": call.vehicle()["id"],
        **{name: call.body.get(name) for name in RULE.members},
    }
    call.world.rules[str(rule["id"])] = rule
    return rule


def _newest(call: Call, rows: list[Row]) -> Page:
    rows.sort(key=lambda row: read_moment(str(row["timestamp"])), reverse=True)
    return call.page(call.between(rows, "timestamp"))
