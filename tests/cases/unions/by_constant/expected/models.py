"""Models of Messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ._runtime import Model, UnknownVariant, union

__all__ = [
    "ListMessagesResponseItem",
    "ListMessagesResponseItemPictureMessage",
    "ListMessagesResponseItemTextMessage",
]


class ListMessagesResponseItemTextMessage(Model):
    """Source:
    `#/paths/~1message/get/responses/200/content/application~1json/schema/items/oneOf/0`.
    """

    kind: Literal["text"]
    text: str


class ListMessagesResponseItemPictureMessage(Model):
    """Source:
    `#/paths/~1message/get/responses/200/content/application~1json/schema/items/oneOf/1`.
    """

    kind: Literal["picture"]
    text: str


if TYPE_CHECKING:
    ListMessagesResponseItem: TypeAlias = (
        ListMessagesResponseItemTextMessage
        | ListMessagesResponseItemPictureMessage
        | UnknownVariant
    )
    """Source:
    `#/paths/~1message/get/responses/200/content/application~1json/schema/items`.
    """
else:
    ListMessagesResponseItem = union(
        "ListMessagesResponseItem",
        __name__,
        variants=lambda: (
            ListMessagesResponseItemTextMessage,
            ListMessagesResponseItemPictureMessage,
        ),
    )
