"""Values: moments, dates, null, enums, and members that the document does not name."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from colours import Colour

from ctechnology import UNSET, BadRequestError, CTechnology, models, with_response
from sandbox import Sandbox, history, seed
from sandbox.values import START, read_moment

TRIP = str(history.TRIPS[1]["id"])
NAIVE = datetime(2025, 9, 17)
MOMENTS = {
    "2025-09-17T12:00:00.123Z": datetime(2025, 9, 17, 12, 0, 0, 123000, UTC),
    "2025-09-17T12:00:46Z": datetime(2025, 9, 17, 12, 0, 46, tzinfo=UTC),
    "2025-09-17T07:36:52.078000+0000": datetime(2025, 9, 17, 7, 36, 52, 78000, UTC),
    "2025-09-17T09:36:52+02:00": datetime(2025, 9, 17, 7, 36, 52, tzinfo=UTC),
    "2025-09-17T02:06:52.5-0530": datetime(2025, 9, 17, 7, 36, 52, 500000, UTC),
    "2025-09-17T07:36:52": datetime(2025, 9, 17, 7, 36, 52, tzinfo=UTC),
}

# Moments


@pytest.mark.parametrize("text", MOMENTS)
def test_moments_in_every_form(
    colour: Colour, client: CTechnology, sandbox: Sandbox, text: str
) -> None:
    sandbox.world.statuses[seed.BIKE]["last_update"] = text
    found = colour.run(client.vehicle.get_status(seed.BIKE)).last_update
    assert found == MOMENTS[text]
    assert found is not None
    assert found.tzinfo is not None


def test_moments_of_the_samples(colour: Colour, client: CTechnology) -> None:
    status = colour.run(client.vehicle.get_status(seed.BIKE))
    lately = START - timedelta(seconds=75, milliseconds=-123)
    assert status.timestamp == lately
    assert status.last_update == START - timedelta(seconds=74)
    hd = status.vehicle_status_hd
    assert hd is not None
    assert hd.hd_last_update == lately
    assert hd.hd_canbus_last_update_timestamp == status.last_update
    action = colour.run(client.vehicle.list_actions(limit=1).first_page()).items[0]
    assert action.timestamp == START - timedelta(milliseconds=7)
    alert = colour.run(client.notification.list(limit=1).first_page()).items[0]
    assert alert.timestamp == START - timedelta(milliseconds=78)
    me = colour.run(client.user.get_profile())
    assert isinstance(me.settings_webapp, models.UserSettingsWebapp)
    upgrade = me.settings_webapp.timestamp_last_time_upgrade_app_shown
    assert upgrade == datetime(2025, 8, 1, 6, tzinfo=UTC)


def test_naive_moments_are_refused(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    with pytest.raises(ValueError, match=r"^from: .* time zone"):
        colour.run(client.trip.list(from_=NAIVE).first_page())
    with pytest.raises(ValueError, match=r"^to: .* time zone"):
        colour.run(
            client.insight.list_vehicle_summaries(
                interval="day", from_=NAIVE.replace(tzinfo=UTC), to=NAIVE
            )
        )
    with pytest.raises(ValueError, match=r"timestamp_planned_execution: .* time zone"):
        colour.run(
            client.vehicle_communication.send_command(
                seed.BIKE,
                priority="LOW",
                command="LOCK",
                timestamp_planned_execution=NAIVE,
            )
        )
    assert sandbox.world.requests == []


def test_dates(colour: Colour, client: CTechnology) -> None:
    summaries = colour.run(
        client.insight.list_vehicle_summaries(
            interval="month",
            from_=datetime(2025, 1, 1, tzinfo=UTC),
            to=datetime(2026, 1, 1, tzinfo=UTC),
        )
    )
    found = [one.timestamp for one in summaries]
    assert found == [date(2025, 8, 1), date(2025, 9, 1)]
    assert {type(one) for one in found} == {date}


# Null and left out


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        ({}, {}),
        ({"notes": None}, {"notes": None}),
        ({"notes": UNSET, "name": "x"}, {"name": "x"}),
        (
            {"deleted": False, "fuel_manual_lt": 0},
            {"deleted": False, "fuel_manual_lt": 0},
        ),
        (
            {"validation_score": 0.25, "driver": ""},
            {"validation_score": 0.25, "driver": ""},
        ),
        ({"visibility": models.VisibilityScope.PUBLIC}, {"visibility": "PUBLIC"}),
        ({"visibility": "PUBLIC"}, {"visibility": "PUBLIC"}),
        ({"name": "Zürich – Ürümqi 🚲"}, {"name": "Zürich – Ürümqi 🚲"}),
    ],
)
def test_what_is_left_out_is_not_sent(
    colour: Colour, client: CTechnology, changes: Any, body: Any
) -> None:
    trip = colour.run(client.trip.update(TRIP, **changes))
    assert colour.last.json() == body
    assert {name: getattr(trip, name) for name in body} == body


def test_null_is_kept(colour: Colour, client: CTechnology, sandbox: Sandbox) -> None:
    colour.run(client.trip.update(TRIP, notes="Wet", name="Lake"))
    trip = colour.run(client.trip.update(TRIP, notes=None))
    assert (trip.notes, trip.name) == (None, "Lake")
    assert sandbox.world.trips[TRIP]["notes"] is None


def test_members_inside_a_body_are_left_out_too(
    colour: Colour, client: CTechnology
) -> None:
    settings = models.UserSettingsWebapp(
        main_role=None,
        private_sidebar_filter_vehicles=(
            models.UserSettingsWebappSidebarFilterVehicles(show_own_vehicles=False)
        ),
        timestamp_last_time_upgrade_app_shown=START,
    )
    colour.run(client.user.update_profile(settings_webapp=settings))
    assert colour.last.json() == {
        "settings_webapp": {
            "main_role": None,
            "private_sidebar_filter_vehicles": {"show_own_vehicles": False},
            "timestamp_last_time_upgrade_app_shown": "2025-09-17T12:00:00Z",
        }
    }


def test_what_was_read_can_be_sent_back(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    before = sandbox.world.users[seed.RIDER].copy()
    me = colour.run(client.user.get_profile())
    assert isinstance(me.settings_webapp, models.UserSettingsWebapp)
    assert isinstance(me.settings_nativeapp, models.UserSettingsNativeapp)
    me.settings_nativeapp.theme = "light"
    colour.run(
        client.user.update_profile(
            settings_webapp=me.settings_webapp, settings_nativeapp=me.settings_nativeapp
        )
    )
    sent: Any = colour.last.json()
    native: Any = before["settings_nativeapp"]
    assert sent["settings_nativeapp"] == {**native, "theme": "light"}
    web: Any = before["settings_webapp"]
    moment = "timestamp_last_time_upgrade_app_shown"
    assert read_moment(sent["settings_webapp"].pop(moment)) == read_moment(web[moment])
    assert sent["settings_webapp"] == {k: v for k, v in web.items() if k != moment}


def test_trips_with_hardly_anything_in_them(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    """Each member of each trip is what the server holds, null included."""
    trips = colour.items(client.trip.list(limit=126))
    names = history.TRIPS[0].keys()
    sparse = 0
    for trip in trips:
        row = sandbox.world.trips[trip.id]
        found = {name: getattr(trip, name) for name in names}
        for name, value in found.items():
            if isinstance(value, datetime):
                found[name] = value.strftime("%Y-%m-%dT%H:%M:%S.%f%z")
        assert found == row
        assert trip.additional_properties == {}
        sparse += list(found.values()).count(None) > 45
    assert sparse == 18


# Enums


def test_unknown_values_of_enums(colour: Colour, client: CTechnology) -> None:
    status = colour.run(client.vehicle.get_status(seed.BOAT)).status
    assert isinstance(status, models.VehicleStatusStatus)
    assert (status, status.value, str(status)) == ("TOWED", "TOWED", "TOWED")
    assert status.is_known is False
    known = colour.run(client.vehicle.get_status(seed.EBIKE)).status
    assert known is models.VehicleStatusStatus.CRUISING
    assert known.is_known is True
    alerts = colour.items(client.notification.list())
    unknown = [one for one in alerts if one.priority and not one.priority.is_known]
    assert {one.priority for one in unknown} == {"URGENT"}
    assert len(unknown) == 12
    values = [one.value for one in models.VehicleStatusStatus]
    assert "TOWED" not in values


def test_enums_and_their_text_are_the_same_on_the_wire(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    for scope in (models.VisibilityScope.PUBLIC, "PUBLIC"):
        page = colour.run(client.vehicle.list_actions(scope=scope).first_page())
        assert len(page.items) == 3
    first, second = (one.path for one in sandbox.world.requests)
    assert first == second
    assert first.endswith("?scope=PUBLIC")


def test_an_unknown_value_can_be_sent_back(
    colour: Colour, client: CTechnology, sandbox: Sandbox
) -> None:
    sandbox.world.trips[TRIP]["visibility"] = "FRIENDS"
    trip = colour.run(client.trip.get(TRIP))
    assert isinstance(trip.visibility, models.VisibilityScope)
    assert (trip.visibility, trip.visibility.is_known) == ("FRIENDS", False)
    page = client.vehicle.list_actions(scope=trip.visibility).first_page
    with pytest.raises(BadRequestError, match="scope: one of PUBLIC, PRIVATE"):
        colour.run(page())
    assert colour.last.path.endswith("?scope=FRIENDS")


# Members and values that the document leaves open


def test_blocks_of_manufacturers(colour: Colour, client: CTechnology) -> None:
    boat = colour.run(client.vehicle.get_status(seed.BOAT))
    assert boat.additional_properties == {
        "wind_speed_kn": 11,
        "anchor": {"down": False, "chain_m": None},
        "vehicle_status_novus": {
            "novus_mode": "ECO",
            "novus_cells_v": [3.9, 4.0, None],
        },
    }
    answer = colour.run(with_response(client.vehicle.get_status)(seed.EBIKE))
    bosch = {"bosch_assist_level": 3, "bosch_error": None}
    assert answer.json()["data"]["vehicle_status_bosch"] == bosch
    assert answer.data.additional_properties == {"vehicle_status_bosch": bosch}
    bike = colour.run(client.vehicle.get_status(seed.BIKE))
    assert bike.additional_properties == {}


def test_additional_members_of_a_registration(
    colour: Colour, client: CTechnology
) -> None:
    """They lie beside the named ones, which win."""
    vehicle = colour.run(
        client.organization.register_vehicle(
            seed.FLEET,
            name="Van",
            additional_properties={"name": "Other", "desc": "White", "x": [1, None]},
        )
    )
    assert colour.last.json() == {"name": "Van", "desc": "White", "x": [1, None]}
    assert vehicle is not None
    assert (vehicle["name"], vehicle["desc"]) == ("Van", "White")


def test_data_of_any_kind(colour: Colour, client: CTechnology) -> None:
    alerts = colour.items(client.notification.list())
    assert [one.data for one in alerts[:5]] == [
        {"longitude": 8.54, "latitude": 47.37},
        11.9,
        ["home", "office"],
        "11.2 V",
        None,
    ]
    first = colour.run(client.vehicle.list_actions(limit=4).first_page()).items
    assert [one.data for one in first] == [
        None,
        None,
        None,
        {"voltage": 11.4, "source": "device"},
    ]
