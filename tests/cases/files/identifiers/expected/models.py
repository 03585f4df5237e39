"""Models of Identifiers."""

from __future__ import annotations

from typing import TypeAlias

from ._runtime import Model, OpenStrEnum

__all__ = [
    "Address",
    "Cat",
    "Dog",
    "Guest",
    "GuestLanguage",
    "GuestStay",
    "Room",
    "Stay",
]


class GuestLanguage(OpenStrEnum):
    """Source: `#/components/schemas/Guest/$defs/Language`."""

    DE = "de"
    EN = "en"


class Guest(Model):
    """Source: `#/components/schemas/Guest`."""

    address: Address | None = None
    companion: Guest | None = None
    language: GuestLanguage | None = None
    stay: GuestStay | None = None
    room: Room | None = None
    dog: Dog | None = None
    cat: Cat | None = None


class Address(Model):
    """Source: `#/components/schemas/Address`."""

    street: str | None = None
    stay: str | None = None


class Room(Model):
    """Source: `#/components/schemas/Room`."""

    number: int | None = None


class GuestStay(Model):
    """Source: `#/components/schemas/Guest/$defs/Stay`."""

    nights: int | None = None


class Dog(Model):
    """Source: `pets.yaml#/dog`."""

    name: str | None = None
    cat: Cat | None = None


class Cat(Model):
    """Source: `pets.yaml#/cat`."""

    lives: int | None = None


Stay: TypeAlias = str
"""Source: `#/components/schemas/Stay`."""
