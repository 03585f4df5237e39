"""Words and identifiers: tables of what documents contain."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.words import constant, pascal, singular, snake, words

WORDS = {
    "getVehicleStatus": ("get", "vehicle", "status"),
    "vehicle-data_upload.token": ("vehicle", "data", "upload", "token"),
    "StartTime<": ("start", "time", "lt"),
    "StartTime>": ("start", "time", "gt"),
    "StartTime": ("start", "time"),
    "+1": ("plus", "1"),
    "-1": ("minus", "1"),
    "HTTPServer": ("http", "server"),
    "userIDs": ("user", "ids"),
    "OAuth2Token": ("oauth2", "token"),
    "n2k_operation": ("n2k", "operation"),
    "fuel_avg_lt_per_100km": ("fuel", "avg", "lt", "per", "100km"),
    "DOUT1:ON": ("dout1", "on"),
    "12V-DEF": ("12v", "def"),
    "größe": ("größe",),
    "": (),
    "💥": (),
    "/": (),
}


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    assert words(text) == WORDS[text]


NAMES = [
    ("from", "from_", "From", "FROM"),
    ("class", "class_", "Class", "CLASS"),
    ("24H", "n_24h", "N24H", "VALUE_24H"),
    ("n2k_operation_hours_tot", "n2k_operation_hours_tot", "N2kOperationHoursTot", "N2K_OPERATION_HOURS_TOT"),
    ("API Header Single", "api_header_single", "APIHeaderSingle", "API_HEADER_SINGLE"),
    ("NOTIF_OP_LT_TW", "notif_op_lt_tw", "NotifOpLtTw", "NOTIF_OP_LT_TW"),
    ("simple-user", "simple_user", "SimpleUser", "SIMPLE_USER"),
    ("__proto__", "proto", "Proto", "PROTO"),
    ("none", "none", "None_", "NONE"),
    ("ﬁle", "file", "File", "FILE"),
    ("x" * 300, "x" * 75 + "_0d4e", "X" + "x" * 58 + "_3d74", "X" * 75 + "_0D4E"),
    ("very " * 20 + "long", "very_" * 14 + "long_7ae1", "Very" * 13 + "Long_0176", "VERY_" * 14 + "LONG_7AE1"),
    ("!!!", "not_not_not", "NotNotNot", "NOT_NOT_NOT"),
    ("…", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "snaked", "pascaled", "shouted"), NAMES)
def test_names(text: str, snaked: str, pascaled: str, shouted: str) -> None:
    assert (snake(text), pascal(text), constant(text)) == (snaked, pascaled, shouted)


@given(st.text(max_size=40))
def test_names_are_identifiers_or_nothing(text: str) -> None:
    for name in (snake(text), pascal(text), constant(text)):
        assert not name or (name.isidentifier() and not keyword.iskeyword(name))


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("trips", "trip"),
        ("summaries", "summary"),
        ("boxes", "box"),
        ("status", "status"),
        ("access", "access"),
        ("vehicle", "vehicle"),
        ("analysis", "analysis"),
        ("ids", "ids"),
    ],
)
def test_singular(plural: str, single: str) -> None:
    assert singular(plural) == single
