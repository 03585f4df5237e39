"""The names of the members of the larger documents."""

TRIP_MOMENTS = ("timestamp_start", "timestamp_end")

JOURNEY = (
    *TRIP_MOMENTS,
    "completed",
    "valid",
    "validation_score",
    "name",
    "speed_max",
    "speed_avg",
    "distance_tot",
    "distance_tot_gps",
    "distance_tot_can",
    "distance_tot_odo",
    "duration_tot",
    "duration_cruising",
    "battery_start_level_volt",
    "battery_end_level_volt",
    "fuel_start_level_pct",
    "fuel_start_level_lt",
    "fuel_most_recent_pct",
    "fuel_most_recent_vlt",
    "fuel_used_pct",
    "fuel_used_lt",
    "fuel_num_refueled",
    "fuel_refueled_pct",
    "fuel_refueled_lt",
    "fuel_avg_lt_per_100km",
    *(f"start_energy_available_{unit}" for unit in ("ah", "wh", "pct")),
    *(f"end_energy_available_{unit}" for unit in ("ah", "wh", "pct")),
    *(f"continuous_energy_consumption_{unit}" for unit in ("ah", "wh", "pct")),
    "n2k_operation_hours_tot",
    *(f"can_fuel_consumption_{kind}" for kind in ("avg", "max", "tot")),
    "can_rpm_max",
    "can_rpm_avg",
)
"""What trips and triplegs share, besides `id` and `vehicle_id`."""

TRIP_ONLY = (
    "deleted",
    "driver",
    "notes",
    "image_rect_url",
    "visibility",
    "num_likes",
    "is_liked_by_me",
    "timestamp_original_start",
    "timestamp_original_end",
    "on_land",
    "fuel_manual_lt",
    "fuel_avg_pct_per_100km",
)

_BATTERIES = ("main", "ext_1", "ext_2", "ext_3", "ext_4")

STATUS = (
    "last_update",
    "status",
    "fuel_level_pct",
    "fuel_level",
    "expected_range",
    "remaining_energy_wh",
    "remaining_energy_ah",
    "state_of_charge_pct",
    *(
        f"battery_{battery}_{part}"
        for battery in _BATTERIES
        for part in ("pct", "voltage", "trend", "trend_slope")
    ),
    "speed",
    "total_odometer",
    "pdop_value",
    "last_valid_location_update",
    "distance_to_shore",
    "shore_zone",
    *(f"temp_{number}" for number in range(1, 5)),
    *(f"sensor_temp_{number}_state" for number in range(1, 5)),
    "longitude",
    "latitude",
    "altitude",
    "angle",
    "ignition_on",
    "current_power_w",
    "vehicle_status_hd",
)

VEHICLE_TEXTS = (
    "drivetrain_type",
    "bluetooth_address",
    "name",
    "brand",
    "type",
    "desc",
    "description",
    "image_id",
    "primary_organization_id",
    "manufacturing_organization_id",
    "professional_vehicle_id",
    "professional_vehicle_name",
    "professional_location_main_desc",
    "oem_vehicle_id",
    "oem_vehicle_type_id",
    "vehicle_registration_id",
    "vehicle_identification_number",
    *(f"ain_{number}_{part}" for number in range(1, 5) for part in ("type", "desc")),
    *(f"din_{number}_{part}" for number in range(1, 6) for part in ("type", "desc")),
    *(f"dout_{number}_{part}" for number in range(1, 5) for part in ("type", "desc")),
    "ble_temp_type",
    *(f"temp_{number}_desc" for number in range(1, 5)),
    *(
        f"battery_{battery}_{part}"
        for battery in _BATTERIES
        for part in ("model", "desc")
    ),
)
VEHICLE_NUMBERS = ("professional_location_main_lon", "professional_location_main_lat")

USER_TEXTS = (
    "first_name",
    "last_name",
    "address_country_code",
    "address_street",
    "address_city",
    "address_zip",
    "profile_picture_id",
    "primary_locale",
    "measurement_units",
    "time_format",
    "company_name",
    "company_tel",
)
USER_FLAGS = (
    "may_use_email_for_marketing",
    "notification_new_message",
    "notification_new_news_article",
)

RULE_TEXTS = (
    "property_indicator",
    "value_key",
    "tw_start",
    "tw_end",
    "tw_timezone",
)
