"""`users`"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from .. import models
from .._runtime import UNSET, UnsetType
from .._runtime.realtime import (
    Channel,
    ChannelSpec,
    Receipt,
    Sending,
    SyncChannel,
    Told,
)
from ..channels import _messages

if TYPE_CHECKING:
    from .._runtime.realtime import SendOptions

UsersEvent: TypeAlias = models.Created
"""What comes over `users`."""


@cache
def users_channel() -> ChannelSpec:
    return ChannelSpec(
        key="users",
        address="users",
        receives=Told(rest=(_messages.created(),)),
    )


@cache
def _create_user() -> Sending[None]:
    return Sending(
        id="createUser",
        messages=(_messages.created(),),
    )


class UsersChannel(Channel[UsersEvent]):
    """`users`

    Address: `users`.
    """

    async def create_user(
        self,
        *,
        id: UUID,
        at: datetime,
        kind: models.Kind | str,
        scores: Mapping[str, float],
        nick: str | UnsetType | None = UNSET,
        address: models.Address | UnsetType | None = UNSET,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `createUser` is about.

        Args:
            nick: Default: `null`.
            address: Default: `null`.
            key: What messages are kept in order by.

        Source:
            Operation `createUser`.
        """
        return await self._send(
            _create_user(),
            {
                "id": id,
                "at": at,
                "kind": kind,
                "scores": scores,
                "nick": nick,
                "address": address,
            },
            key=key,
            options=options,
        )


class SyncUsersChannel(SyncChannel[UsersEvent]):
    """`users`

    Address: `users`.
    """

    def create_user(
        self,
        *,
        id: UUID,
        at: datetime,
        kind: models.Kind | str,
        scores: Mapping[str, float],
        nick: str | UnsetType | None = UNSET,
        address: models.Address | UnsetType | None = UNSET,
        key: str | bytes | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Send what `createUser` is about.

        Args:
            nick: Default: `null`.
            address: Default: `null`.
            key: What messages are kept in order by.

        Source:
            Operation `createUser`.
        """
        return self._send(
            _create_user(),
            {
                "id": id,
                "at": at,
                "kind": kind,
                "scores": scores,
                "nick": nick,
                "address": address,
            },
            key=key,
            options=options,
        )
