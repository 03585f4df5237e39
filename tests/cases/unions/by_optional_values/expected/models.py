"""Models of Studio."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ._runtime import UNSET, Model, OpenStrEnum, UnknownVariant, UnsetType, union

__all__ = [
    "Tasks",
    "TasksItem",
    "TasksItemCut",
    "TasksItemCutName",
    "TasksItemCutOptions",
    "TasksItemIntro",
    "TasksItemIntroName",
    "TasksItemIntroOptions",
]


class TasksItemCutName(OpenStrEnum):
    """Source: `#/components/schemas/Tasks/items/anyOf/0/properties/name`."""

    CUT = "cut"


class TasksItemIntroName(OpenStrEnum):
    """Source: `#/components/schemas/Tasks/items/anyOf/1/properties/name`."""

    ADD_INTRO = "add-intro"


class TasksItemCutOptions(Model):
    """Source: `#/components/schemas/Tasks/items/anyOf/0/properties/options`."""

    end: int | UnsetType = UNSET


class TasksItemCut(Model):
    """Source: `#/components/schemas/Tasks/items/anyOf/0`."""

    name: TasksItemCutName | UnsetType = UNSET
    options: TasksItemCutOptions | UnsetType = UNSET


class TasksItemIntroOptions(Model):
    """Source: `#/components/schemas/Tasks/items/anyOf/1/properties/options`."""

    file: str | UnsetType = UNSET


class TasksItemIntro(Model):
    """Source: `#/components/schemas/Tasks/items/anyOf/1`."""

    name: TasksItemIntroName | UnsetType = UNSET
    options: TasksItemIntroOptions | UnsetType = UNSET


if TYPE_CHECKING:
    TasksItem: TypeAlias = TasksItemCut | TasksItemIntro | UnknownVariant
    """Source: `#/components/schemas/Tasks/items`."""
else:
    TasksItem = union(
        "TasksItem",
        __name__,
        variants=lambda: (TasksItemCut, TasksItemIntro),
    )


Tasks: TypeAlias = list[TasksItem]
"""Source: `#/components/schemas/Tasks`."""
