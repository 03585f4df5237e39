"""Models of Forms."""

from __future__ import annotations

from ._runtime import UNSET, Model, UnsetType

__all__ = [
    "SendClashRequest",
    "SendMultipartRequest",
    "SendMultipartRequestMeta",
    "SendUrlencodedRequest",
]


class SendMultipartRequestMeta(Model):
    """Source:
    `#/paths/~1multipart/post/requestBody/content/multipart~1form-data/schema/properties/meta`.
    """

    tag: str | UnsetType = UNSET


class SendMultipartRequest(Model):
    """Source: `#/paths/~1multipart/post/requestBody/content/multipart~1form-data/schema`."""

    file: str
    more: list[str] | UnsetType = UNSET
    name: str | UnsetType = UNSET
    size: int | UnsetType = UNSET
    meta: SendMultipartRequestMeta | UnsetType = UNSET


class SendClashRequest(Model):
    """Source:
    `#/paths/~1multipart~1{file}/post/requestBody/content/multipart~1form-data/schema`.
    """

    file: str


class SendUrlencodedRequest(Model):
    """Source:
    `#/paths/~1urlencoded/post/requestBody/content/application~1x-www-form-urlencoded/schema`.
    """

    grant_type: str
    scopes: list[str] | UnsetType = UNSET
