"""Values to and from JSON: times, enums, unions, extra members, plain ones."""

from __future__ import annotations

import copy
import json
import pickle
from collections import deque
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast
from uuid import UUID

import pytest

from runtime import (
    UNSET,
    DateTime,
    Duration,
    Model,
    OpenIntEnum,
    OpenStrEnum,
    UnknownVariant,
    UnsetType,
    extra_members,
    field,
    to_wire,
    union,
)
from runtime.codec import CodecError, decode, encode


class Level(OpenIntEnum):
    LOW = 1
    HIGH = 2


class Size(OpenStrEnum):
    SMALL = "small"


class Inner(Model):
    n: int
    additional_properties: dict[str, Any] = extra_members()


class Card(Model):
    object: Literal["card"]
    last4: str
    additional_properties: dict[str, Any] = extra_members()


class Bank(Model):
    object: Literal["bank"]
    iban: str | None = None


class Cat(Model):
    name: str
    claws: int | None = None


class Dog(Model):
    name: str
    bark: str


if TYPE_CHECKING:
    Source: TypeAlias = Card | Bank | UnknownVariant
    Pet: TypeAlias = Cat | Dog | UnknownVariant
    Found: TypeAlias = Card | Bank | UnknownVariant
    Loose: TypeAlias = int | str | list[Cat] | Pet | DateTime | None
    Mixed: TypeAlias = str | Source
    Wallet: TypeAlias = str | Pet | Source
else:
    Source = union(
        "Source",
        __name__,
        discriminator="object",
        mapping=lambda: {"card": Card, "bank_account": Bank},
        variants=lambda: (Card, Bank),
    )
    Pet = union("Pet", __name__, variants=lambda: (Cat, Dog))
    Found = union("Found", __name__, variants=lambda: (Bank, Card))
    Loose = union("Loose", __name__, variants=lambda: (int, DateTime, list[Cat], Pet))
    Mixed = union(
        "Mixed", __name__, variants=lambda: (str, Source), discriminator="object"
    )
    Wallet = union("Wallet", __name__, variants=lambda: (str, Pet, Source))


class Everything(Model):
    at: DateTime | None = None
    ats: list[DateTime] = field(default_factory=list[DateTime])
    by_name: dict[str, DateTime] = field(default_factory=dict[str, DateTime])
    maybe: DateTime | UnsetType | None = UNSET
    took: Duration | None = None
    day: date | None = None
    id: UUID | None = None
    price: Decimal | None = None
    blob: bytes | None = None
    level: Level | None = None
    source: Source | None = None
    inner: Inner | None = None
    inners: dict[str, list[Inner]] = field(default_factory=dict[str, list[Inner]])
    child: Everything | None = None


class Keeper(Model):
    known: int | UnsetType = UNSET
    additional_properties: dict[str, Any] = extra_members()


def read(text: str, kind: Any = Everything) -> Any:
    return decode(kind, text.encode())


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-09-17T07:36:52.078000+0000", datetime(2025, 9, 17, 7, 36, 52, 78000)),
        ("2025-09-17T07:36:52Z", datetime(2025, 9, 17, 7, 36, 52)),
        ("2025-09-17t07:36:52z", datetime(2025, 9, 17, 7, 36, 52)),
        ("2025-09-17 07:36:52", datetime(2025, 9, 17, 7, 36, 52)),
        ("2025-09-17T07:36:52.1Z", datetime(2025, 9, 17, 7, 36, 52, 100000)),
        ("2025-09-17T07:36:52.123456789Z", datetime(2025, 9, 17, 7, 36, 52, 123456)),
        ("2025-09-17T09:36:52+02:00", datetime(2025, 9, 17, 7, 36, 52)),
    ],
)
def test_datetimes_in(text: str, moment: datetime) -> None:
    found = read(f'{{"at":"{text}","ats":["{text}"],"by_name":{{"a":"{text}"}}}}')
    aware = moment.replace(tzinfo=UTC)
    assert (found.at, found.ats, found.by_name) == (aware, [aware], {"a": aware})
    assert found.maybe is UNSET
    assert read(f'{{"maybe":"{text}"}}').maybe == aware
    assert read('{"maybe":null}').maybe is None


@pytest.mark.parametrize("value", ['"yesterday"', '""', "17", "{}"])
def test_what_is_no_datetime(value: str) -> None:
    with pytest.raises(CodecError, match="date-time") as caught:
        read(f'{{"ats":[{value}]}}')
    assert caught.value.pointer == "/ats/0"
    assert "yesterday" not in str(caught.value)


def test_datetimes_out() -> None:
    moment = datetime(2025, 9, 17, 7, 36, 52, 78000, tzinfo=UTC)
    assert to_wire(moment) == "2025-09-17T07:36:52.078000Z"
    east = timezone(timedelta(hours=5, minutes=30))
    assert to_wire(moment.astimezone(east)) == "2025-09-17T13:06:52.078000+05:30"
    odd = timezone(timedelta(seconds=30))
    assert to_wire(moment.astimezone(odd)) == "2025-09-17T07:36:52.078000Z"
    with pytest.raises(ValueError, match=r"value\.ats\[1\]: .*timezone\.utc"):
        to_wire(Everything(ats=[moment, datetime(2025, 1, 1)]))


def test_other_formats_both_ways() -> None:
    text = (
        '{"took":"PT1H30M","day":"2025-01-02","price":0.10,"blob":"aGk=",'
        '"id":"12345678-1234-5678-1234-567812345678"}'
    )
    found = read(text)
    assert found.took == timedelta(minutes=90)
    assert found.price == Decimal("0.10")
    assert found.blob == b"hi"
    wire: Any = to_wire(found)
    assert wire["took"] == "PT5400S"
    assert wire["day"] == "2025-01-02"
    assert wire["id"] == "12345678-1234-5678-1234-567812345678"
    assert b'"price":0.10' in encode(found)
    assert b'"blob":"aGk="' in encode(found)


def test_enums_stay_open() -> None:
    known, unknown = Size("small"), Size("huge")
    assert known is Size.SMALL
    assert known.is_known
    assert not unknown.is_known
    assert (unknown, unknown.value, unknown.name) == ("huge", "huge", "huge")
    assert hash(unknown) == hash("huge")
    assert hash(known) == hash("small")
    assert (str(unknown), f"{unknown:>6}") == ("huge", "  huge")
    assert unknown == Size("huge")
    assert list(Size) == [Size.SMALL]
    for member in (known, unknown, Level(7), Level.LOW):
        again = pickle.loads(pickle.dumps(member))
        assert again == member
        assert type(again) is type(member)
        assert copy.deepcopy(member) == member
    assert not Size("SMALL").is_known
    with pytest.raises(ValueError):
        Size(cast(Any, 3))
    with pytest.raises(ValueError):
        Level(cast(Any, "1"))


def test_whole_number_enums_stay_open() -> None:
    unknown = Level(7)
    assert (unknown, unknown.value, unknown.name, str(unknown)) == (7, 7, "7", "7")
    assert not unknown.is_known
    assert Level.HIGH.is_known
    assert f"{Level.HIGH:02}" == "02"
    assert read('{"level":9}').level == Level(9)
    for wrong in ('"1"', "1.5", "true"):
        with pytest.raises(CodecError):
            read(f'{{"level":{wrong}}}')
    assert encode({Size("x"): [Level(9), Size.SMALL]}) == b'{"x":[9,"small"]}'


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        (Source, {"object": "card", "last4": "1"}, Card(object="card", last4="1")),
        (Source, {"object": "Card", "last4": "1"}, UnknownVariant),
        (Source, {"object": "cash", "last4": "1"}, UnknownVariant),
        (Source, {"last4": "1"}, UnknownVariant),
        (Source, 3, UnknownVariant),
        (Found, {"object": "bank"}, Bank(object="bank")),
        (Found, {"object": "card", "last4": "1"}, Card(object="card", last4="1")),
        (Found, {"object": "cash", "last4": "1"}, UnknownVariant),
        (Pet, {"name": "a"}, Cat(name="a")),
        (Pet, {"name": "a", "bark": "wuff"}, Dog(name="a", bark="wuff")),
        (Pet, {"name": "a", "bark": 3}, Cat(name="a")),
        (Pet, {"claws": 3}, UnknownVariant),
        (Pet, None, UnknownVariant),
        (Loose, 3, 3),
        (Loose, True, UnknownVariant),
        (Loose, "2025-01-01T00:00:00Z", datetime(2025, 1, 1, tzinfo=UTC)),
        (Loose, "soon", UnknownVariant),
        (Loose, [{"name": "a"}], [Cat(name="a")]),
        (Loose, {"name": "a", "bark": "b"}, Dog(name="a", bark="b")),
        (Mixed, "id", "id"),
        (Wallet, {"object": "cash"}, UnknownVariant),
        (Mixed, {"object": "card", "last4": "1"}, UnknownVariant),
    ],
)
def test_unions(kind: Any, raw: Any, expected: Any) -> None:
    found = read(json.dumps([raw]), list[kind])[0]
    if expected is UnknownVariant:
        has_tag = hasattr(raw, "get") and kind not in (Found, Wallet)
        tag = raw.get("object") if has_tag else None
        assert found == UnknownVariant(tag, raw)
    else:
        assert found == expected
    assert json.loads(encode(found)) == raw or found == expected


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Source, {"object": "bank_account"}),
        (Source, {"object": "card"}),
        (Found, {"object": "card", "last4": 1}),
        (list[Source], [{"object": "card"}]),
        (Wallet, {"object": "card"}),
        (Loose, [{"name": 1}]),
    ],
)
def test_a_variant_that_is_named_has_to_fit(kind: Any, raw: Any) -> None:
    with pytest.raises(CodecError, match="the variant that the value says it is"):
        decode(kind, encode(raw))


def test_a_tag_that_nothing_maps_is_an_unknown_variant() -> None:
    kind = union("U", __name__, variants=lambda: (Cat, Dog), discriminator="kind")
    raw = {"kind": "Dog", "name": "a", "bark": "b"}
    assert read(json.dumps(raw), kind) == UnknownVariant("Dog", raw)


def test_unknown_variants_are_frozen() -> None:
    unknown = UnknownVariant("a", 1)
    with pytest.raises(AttributeError):
        unknown.raw = 2  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # the point of the test


def test_extra_members_in_and_out() -> None:
    text = (
        '{"inner":{"n":1,"x":[1]},"inners":{"a":[{"n":2,"y":null},{"n":3}]},'
        '"child":{"inner":{"n":4,"z":{"n":5}}},'
        '"source":{"object":"card","last4":"1","brand":"b"}}'
    )
    found = read(text)
    assert found.inner.additional_properties == {"x": [1]}
    first, second = found.inners["a"]
    assert first.additional_properties == {"y": None}
    assert second.additional_properties == {}
    assert found.child.inner.additional_properties == {"z": {"n": 5}}
    assert found.source.additional_properties == {"brand": "b"}
    wire: Any = to_wire(found)
    assert wire["inner"] == {"n": 1, "x": [1]}
    assert wire["source"] == {"object": "card", "last4": "1", "brand": "b"}
    assert read(encode(found).decode()) == found


def test_extra_members_never_hide_declared_ones() -> None:
    keeper = Keeper(known=1, additional_properties={"known": 2, "x": 3, "y": UNSET})
    assert to_wire(keeper) == {"known": 1, "x": 3}
    unset = Keeper(additional_properties={"known": 2})
    assert to_wire(unset) == {}


def test_any_name_can_be_an_extra_member() -> None:
    text = '{"*":1,"":2,"additional_properties":3,"<extra members>":{"a":4}}'
    found = read(text, Keeper)
    expected = {"*": 1, "": 2, "additional_properties": 3, "a": 4}
    assert found.additional_properties == expected


def test_models_are_keyword_only_and_compare() -> None:
    assert Cat(name="a") == Cat(name="a", claws=None)
    with pytest.raises(TypeError):
        Cat("a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the point of the test


@pytest.mark.parametrize(
    ("value", "wire"),
    [
        ((1, "a", None), [1, "a", None]),
        (deque([1]), [1]),
        (range(2), [0, 1]),
        (frozenset({1}), [1]),
        ({"a": UNSET, "b": 1}, {"b": 1}),
        ({1: 2, False: 3, Size.SMALL: 4}, {"1": 2, "false": 3, "small": 4}),
        (bytearray(b"hi"), "aGk="),
        (memoryview(b"hi"), "aGk="),
        (time(1, 2), "01:02:00"),
        (UnknownVariant(None, {"a": [1]}), {"a": [1]}),
    ],
)
def test_plain_values_out(value: object, wire: object) -> None:
    assert to_wire(value) == wire


@pytest.mark.parametrize(
    ("value", "error", "text"),
    [
        ({"a": [object()]}, TypeError, r"value\.a\[0\]: a object cannot be sent"),
        ({(1, 2): 1}, TypeError, r"a tuple cannot be the name"),
        ([float("nan")], ValueError, r"value\[0\]: JSON has no number nan"),
        ({"a": Decimal("Infinity")}, ValueError, r"value\.a: JSON has no number"),
        ([UNSET], TypeError, r"value\[0\]: a UnsetType cannot be sent"),
    ],
)
def test_what_cannot_be_sent(value: object, error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        to_wire(value)


def test_pointers() -> None:
    with pytest.raises(CodecError) as caught:
        read('{"inners":{"a":[{"n":1},{"n":"x"}]}}')
    assert caught.value.pointer == "/inners/*/1/n"
    with pytest.raises(CodecError) as caught:
        read('{"child":{"day":"x"}}')
    assert caught.value.pointer == "/child/day"


def test_values_stay_out_of_texts() -> None:
    with pytest.raises(CodecError) as caught:
        read('{"object":"hush-hush","last4":"1"}', Card)
    assert "hush" not in str(caught.value)


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert decode(Any, b'\xef\xbb\xbf{"a":1}') == {"a": 1}
