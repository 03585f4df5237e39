"""Exercises of vehicles, trips and the figures drawn from them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from colours import Colour
from exercises import Sent, exercise

from ctechnology import CTechnology, models
from sandbox import history, seed

TRIP = str(history.TRIPS[1]["id"])
LEG = str(history.TRIPLEGS[0]["id"])
DAY = datetime(2025, 9, 16, tzinfo=UTC)
ZURICH = timezone(timedelta(hours=2))


@exercise("listVehicleDirectAccess")
def list_vehicle_direct_access(colour: Colour, client: CTechnology) -> Sent:
    owned = models.ListVehicleDirectAccessFilterPermission.VEHICLE_IS_OWNER
    found = colour.run(client.vehicle.list_direct_access(filter_permission=owned))
    assert [(one.vehicle_id, one.name) for one in found.vehicles] == [
        (seed.BIKE, "LiveWire One"),
        (seed.BOAT, "Sea Otter"),
    ]
    assert found.vehicles[0].additional_properties == {"vehicle_type": "MCYCLE"}
    return Sent("/vehicle-direct-access/?filter_permission=VEHICLE_IS_OWNER")


@exercise("listVehicleActions")
def list_vehicle_actions(colour: Colour, client: CTechnology) -> Sent:
    pager = client.vehicle.list_actions(
        from_=DAY,
        to=DAY + timedelta(days=1),
        limit=3,
        offset=1,
        scope=models.VisibilityScope.PRIVATE,
    )
    page = colour.run(pager.first_page())
    expected = [history.ACTIONS[number]["id"] for number in (21, 22, 23)]
    assert [one.id for one in page.items] == expected
    battery = page.items[2]
    assert (battery.type, battery.trip_id) == ("BATTERY_LOW", None)
    assert battery.data == {"voltage": 11.4, "source": "device"}
    query = "from=2025-09-16T00%3A00%3A00Z&to=2025-09-17T00%3A00%3A00Z"
    return Sent(f"/vehicle/action?{query}&limit=3&offset=1&scope=PRIVATE")


@exercise("getVehicleProfile")
def get_vehicle_profile(colour: Colour, client: CTechnology) -> Sent:
    bike = colour.run(client.vehicle.get_profile(seed.BIKE))
    assert (bike.id, bike.name, bike.brand) == (seed.BIKE, "LiveWire One", "LiveWire")
    assert bike.vehicle_type is models.VehicleProfileVehicleType.MCYCLE
    assert bike.professional_location_main_lon == 8.5417
    assert bike.description is None
    assert bike.additional_properties == {"oem_colour_code": "HD-77"}
    return Sent(f"/vehicle/{seed.BIKE}")


@exercise("updateVehicleProfile")
def update_vehicle_profile(colour: Colour, client: CTechnology) -> Sent:
    bike = colour.run(
        client.vehicle.update_profile(
            seed.BIKE,
            drivetrain_type=models.VehicleProfileUpdateDrivetrainType.ELECTRIC,
            name="Flash",
            brand=None,
            professional_location_main_lat=47.5,
            additional_properties={"oem_extra": [1, {"a": None}]},
        )
    )
    assert (bike.name, bike.brand, bike.type) == ("Flash", None, "One")
    assert bike.professional_location_main_lat == 47.5
    assert bike.additional_properties["oem_extra"] == [1, {"a": None}]
    body = {
        "oem_extra": [1, {"a": None}],
        "drivetrain_type": "ELECTRIC",
        "name": "Flash",
        "brand": None,
        "professional_location_main_lat": 47.5,
    }
    return Sent(f"/vehicle/{seed.BIKE}", body)


@exercise("getVehicleStatus")
def get_vehicle_status(colour: Colour, client: CTechnology) -> Sent:
    status = colour.run(client.vehicle.get_status(seed.BIKE))
    assert status.status is models.VehicleStatusStatus.PARK_HOME
    assert (status.state_of_charge_pct, status.expected_range) == (82, 121.5)
    assert status.battery_main_trend is models.VehicleStatusBatteryTrend.CHARGE
    assert (status.ignition_on, status.shore_zone) == (False, None)
    assert status.vehicle_status_hd is not None
    assert status.vehicle_status_hd.hd_range_remaining_max_m == 151000
    assert status.vehicle_status_hd.hd_estimated_charge_time_to_full_s is None
    return Sent(f"/vehicle/{seed.BIKE}/status")


@exercise("listActionsOfVehicle")
def list_actions_of_vehicle(colour: Colour, client: CTechnology) -> Sent:
    pager = client.vehicle.list_actions_of_vehicle(
        seed.COUPE, rt=seed.REQUEST_TOKEN, type="IGNITION_ON,LOCATION_HOME"
    )
    page = colour.run(pager.first_page())
    assert [one.type for one in page.items] == ["IGNITION_ON", "LOCATION_HOME"]
    assert page.items[0].type is models.VehicleActionType.IGNITION_ON
    assert page.header.num_results == 2
    query = f"rt={seed.REQUEST_TOKEN}&type=IGNITION_ON%2CLOCATION_HOME"
    return Sent(f"/vehicle/{seed.COUPE}/action?{query}")


@exercise("sendVehicleCommand")
def send_vehicle_command(colour: Colour, client: CTechnology) -> Sent:
    planned = datetime(2025, 9, 17, 20, 30, tzinfo=ZURICH)
    command = colour.run(
        client.vehicle_communication.send_command(
            seed.BIKE,
            priority=models.CommandPriority.LOW,
            command="DOUT1:ON",
            timestamp_planned_execution=planned,
        )
    )
    assert (command.vehicle_id, command.command) == (seed.BIKE, "DOUT1:ON")
    assert command.priority is models.CommandPriority.LOW
    assert command.timestamp_planned_execution == planned
    assert command.timestamp_created == colour.sandbox.world.clock.now()
    assert (command.timestamp_execution, command.response) == (None, None)
    body = {
        "priority": "LOW",
        "command": "DOUT1:ON",
        "timestamp_planned_execution": "2025-09-17T20:30:00+02:00",
    }
    return Sent(f"/vehicle/{seed.BIKE}/command", body)


@exercise("listVehicleSummaries")
def list_vehicle_summaries(colour: Colour, client: CTechnology) -> Sent:
    summaries = colour.run(
        client.insight.list_vehicle_summaries(
            interval=models.SummaryInterval.WEEK,
            from_=datetime(2025, 1, 1, tzinfo=UTC),
            to=datetime(2026, 1, 1, tzinfo=UTC),
            role=models.AccessContextRole.OWNER,
        )
    )
    assert summaries[0].timestamp == date(2025, 8, 18)
    assert sum(one.num_trips or 0 for one in summaries) == 83
    query = "interval=week&from=2025-01-01T00%3A00%3A00Z&to=2026-01-01T00%3A00%3A00Z"
    return Sent(f"/vehicle/summary?{query}&role=owner")


@exercise("getVehicleSummaryToday")
def get_vehicle_summary_today(colour: Colour, client: CTechnology) -> Sent:
    today = colour.run(client.insight.get_vehicle_summary_today(seed.BOAT))
    assert (today.vehicle_id, today.date) == (seed.BOAT, date(2025, 9, 17))
    assert today.vehicle_moved is True
    home = models.HomeLocation(longitude=8.5417, latitude=47.3769, radius=50)
    assert today.home_locations == [[home]]
    return Sent(f"/vehicle/{seed.BOAT}/summary/today")


@exercise("listTripsOfVehicle")
def list_trips_of_vehicle(colour: Colour, client: CTechnology) -> Sent:
    pager = client.trip.list_of_vehicle(seed.BOAT, limit=2, offset=3, to=DAY)
    page = colour.run(pager.first_page())
    assert [trip.vehicle_id for trip in page.items] == [seed.BOAT] * 2
    query = "limit=2&offset=3&to=2025-09-16T00%3A00%3A00Z"
    return Sent(f"/vehicle/{seed.BOAT}/trip?{query}")


@exercise("listTrips")
def list_trips(colour: Colour, client: CTechnology) -> Sent:
    pager = client.trip.list(limit=2, offset=1, from_=datetime(2025, 9, 17, tzinfo=UTC))
    page = colour.run(pager.first_page())
    assert [trip.id for trip in page.items] == [row["id"] for row in history.TRIPS[1:3]]
    header = page.header
    assert (header.num_results, header.offset, header.limit) == (3, 1, 2)
    return Sent("/trip?limit=2&offset=1&from=2025-09-17T00%3A00%3A00Z")


@exercise("getTrip")
def get_trip(colour: Colour, client: CTechnology) -> Sent:
    trip = colour.run(client.trip.get(TRIP))
    assert (trip.id, trip.vehicle_id, trip.name) == (TRIP, seed.BOAT, "Ride 1")
    assert trip.timestamp_end == datetime(2025, 9, 17, 7, tzinfo=UTC)
    assert trip.visibility is models.VisibilityScope.PRIVATE
    assert (trip.fuel_used_lt, trip.driver) == (10.5, None)
    return Sent(f"/trip/{TRIP}")


@exercise("updateTrip")
def update_trip(colour: Colour, client: CTechnology) -> Sent:
    trip = colour.run(
        client.trip.update(
            TRIP,
            deleted=False,
            name=None,
            notes="Wet",
            fuel_manual_lt=7,
            visibility=models.VisibilityScope.PUBLIC,
            is_liked_by_me=True,
        )
    )
    assert (trip.id, trip.name, trip.notes) == (TRIP, None, "Wet")
    assert (trip.num_likes, trip.is_liked_by_me) == (2, True)
    assert trip.visibility is models.VisibilityScope.PUBLIC
    body = {
        "deleted": False,
        "name": None,
        "notes": "Wet",
        "fuel_manual_lt": 7,
        "visibility": "PUBLIC",
        "is_liked_by_me": True,
    }
    return Sent(f"/trip/{TRIP}", body)


@exercise("listTriplegs")
def list_triplegs(colour: Colour, client: CTechnology) -> Sent:
    pager = client.trip.list_triplegs(limit=4, from_=datetime(2025, 9, 17, tzinfo=UTC))
    page = colour.run(pager.first_page())
    assert page.items[0].id == LEG
    ends = [leg.timestamp_end for leg in page.items if leg.timestamp_end]
    assert len(ends) == 4
    assert ends == sorted(ends, reverse=True)
    return Sent("/tripleg?limit=4&from=2025-09-17T00%3A00%3A00Z")


@exercise("getTripleg")
def get_tripleg(colour: Colour, client: CTechnology) -> Sent:
    leg = colour.run(client.trip.get_tripleg(LEG))
    assert (leg.id, leg.vehicle_id) == (LEG, seed.BIKE)
    assert leg.timestamp_end == datetime(2025, 9, 17, 12, tzinfo=UTC)
    assert leg.start_energy_available_wh == 9450
    assert leg.distance_tot_can is None
    return Sent(f"/tripleg/{LEG}")
