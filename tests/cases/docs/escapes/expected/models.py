"""Models of Quotes"] [tool.evil] x = "1 ${HOME} {{ 7*7 }} \"\"\" ''' \\ {% raw %} | <b>."""

from __future__ import annotations

from typing import Any, Literal

from ._runtime import Model, OpenStrEnum, extra_members, field

__all__ = [
    "QuoTe",
    "QuoTeChoice",
]


class QuoTeChoice(OpenStrEnum):
    """Source: `#/components/schemas/Quo.te/properties/choice`."""

    VALUE = '"'
    VALUE_2 = "'"
    VALUE_3 = "\\"
    VALUE_4 = '"""'
    VALUE_5 = "\n"
    VALUE_6 = "\u2028"
    VALUE_7_STAR_7 = "{{ 7*7 }}"
    X = "${x}"
    VALUE_7 = "\x00"


class QuoTe(Model):
    """'''single''' \"\"\"double\"\"\".

    Source: `#/components/schemas/Quo.te`.
    """

    its: str = field(name="it's")
    """Ends with three quotes \"\"\"."""
    n_7_star_7: str | None = field(name="{{ 7*7 }}", default=None)
    member_2: str | None = field(name="\u2028", default=None)
    member: str | None = field(name="", default=None)
    class_: str | None = field(name="__class__", default=None)
    init: str | None = field(name="__init__", default=None)
    constant: Literal['"; import os #\\\n'] | None = None
    choice: QuoTeChoice | None = None
    additional_properties: dict[str, Any] = extra_members()
    """Members that the document does not name."""
