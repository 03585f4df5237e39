"""Models of Animals."""

from __future__ import annotations

from typing import TypeAlias

from ._runtime import Model

__all__ = [
    "Animal",
    "Dog",
    "DogWalker",
    "Person",
    "Puppy",
]


class Animal(Model):
    """Source: `#/components/schemas/Animal`."""

    name: str
    legs: int | None = None


class DogWalker(Model):
    """Source: `#/components/schemas/Dog/allOf/2/properties/walker`."""

    phone: str
    name: str


class Dog(Model):
    """An animal that barks.

    Source: `#/components/schemas/Dog`.
    """

    name: str
    """How it is called."""
    legs: int
    breed: str | None = None
    owner: Person | None = None
    keeper: Person | None = None
    """Who feeds it."""
    vet: Person | None = None
    """Who heals it."""
    walker: DogWalker | None = None


class Person(Model):
    """Source: `#/components/schemas/Person`."""

    name: str


Puppy: TypeAlias = Dog
"""Source: `#/components/schemas/Puppy`."""
