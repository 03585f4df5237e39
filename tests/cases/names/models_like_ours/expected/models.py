"""Models of Models."""

from __future__ import annotations

from ._runtime import DateTime, Model, PlainDate, field

__all__ = [
    "Any_",
    "Date",
    "DateTime_",
    "Field",
    "FooBar",
    "FooBar_2",
    "FooBar_3",
    "List",
    "Model_",
    "N200",
    "None_",
]


class Model_(Model):
    """Source: `#/components/schemas/Model`."""

    any: Any_ | None = None
    none: None_ | None = None
    datetime: DateTime_ | None = None
    list_: List | None = field(name="list", default=None)
    date: Date | None = None
    day: PlainDate | None = None
    field_: Field | None = field(name="field", default=None)
    one: FooBar_2 | None = None
    two: FooBar | None = None
    three: FooBar_3 | None = None
    base64: bytes | None = None


class Any_(Model):
    """Source: `#/components/schemas/Any`."""

    a: str | None = None


class None_(Model):
    """Source: `#/components/schemas/None`."""

    a: str | None = None


class DateTime_(Model):
    """Source: `#/components/schemas/DateTime`."""

    a: DateTime | None = None


class Date(Model):
    """Source: `#/components/schemas/Date`."""

    date: PlainDate | None = None


class List(Model):
    """Source: `#/components/schemas/list`."""

    a: list[str] | None = None


class Field(Model):
    """Source: `#/components/schemas/field`."""

    a_b: str | None = field(name="a-b", default=None)


class FooBar_2(Model):
    """Source: `#/components/schemas/foo_bar`."""

    a: str | None = None


class FooBar(Model):
    """Source: `#/components/schemas/FooBar`."""

    b: str | None = None


class FooBar_3(Model):
    """Source: `#/components/schemas/foo.bar`."""

    c: str | None = None


class N200(Model):
    """Source: `#/components/schemas/200`."""

    d: str | None = None
