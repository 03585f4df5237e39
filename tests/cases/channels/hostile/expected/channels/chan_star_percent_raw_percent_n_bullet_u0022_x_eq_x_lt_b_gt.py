"""cs \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022
#x=1'''`${X}`<b>\\u202e
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from .. import models
from .._runtime import UNSET, UnsetType
from .._runtime.realtime import (
    Channel,
    ChannelSpec,
    Part,
    Replying,
    Sending,
    SyncChannel,
    Told,
    Unknown,
    Where,
)
from ..channels import _messages

if TYPE_CHECKING:
    from .._runtime.realtime import SendOptions

ChanStarPercentRawPercentNBulletU0022XEqXLtBGtPQ: TypeAlias = Literal['x"', "y\\"]
ChanStarPercentRawPercentNBulletU0022XEqXLtBGtEvent: TypeAlias = (
    models.M1 | models.M2 | Unknown
)
"""What comes over `chan \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022
#x=1'''`${X}`<b>\\u202e`.
"""


@cache
def chan_star_percent_raw_percent_n_bullet_u0022_x_eq_x_lt_b_gt_channel() -> (
    ChannelSpec
):
    return ChannelSpec(
        key="chan \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022\n#x=1'''`${X}`<b>\u202e",
        address="/a\"b/{p\"q}/'''",
        parts=(Part('p"q', values=('x"', "y\\"), default='x"'),),
        receives=Told(
            by=(Where(True, ("kind",)),),
            values={
                ('a"""\\',): (_messages.m1(),),
                ("b{{ 1 }}",): (_messages.m2(),),
            },
        ),
    )


@cache
def _ask() -> Sending[models.M2]:
    return Sending(
        id="ask",
        messages=(_messages.ask(),),
        reply=Replying(
            told=Told(
                by=(Where(True, ("kind",)),),
                values={
                    ("b{{ 1 }}",): (_messages.m2(),),
                },
            ),
        ),
        replayed=True,
    )


class ChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel(
    Channel[ChanStarPercentRawPercentNBulletU0022XEqXLtBGtEvent]
):
    """cs \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022
    #x=1'''`${X}`<b>\\u202e

    cd \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022
    #x=1'''`${X}`<b>\\u202e

    Address: `/a"b/{p"q}/'''`.

    Messages are told apart by a constant member.
    """

    async def ask(
        self,
        *,
        kind: Literal["ask'''"] = "ask'''",
        id_x: str | UnsetType = UNSET,
        options: SendOptions | None = None,
    ) -> models.M2:
        """Send what `ask` is about.

        Source:
            Operation `ask` of the other side.
        """
        return await self._request(
            _ask(),
            {"kind": kind, "id-x": id_x},
            options=options,
        )


class SyncChanStarPercentRawPercentNBulletU0022XEqXLtBGtChannel(
    SyncChannel[ChanStarPercentRawPercentNBulletU0022XEqXLtBGtEvent]
):
    """cs \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022
    #x=1'''`${X}`<b>\\u202e

    cd \"\"\"');{{ 7*7 }}{% raw %}\\N{BULLET}\\u0022
    #x=1'''`${X}`<b>\\u202e

    Address: `/a"b/{p"q}/'''`.

    Messages are told apart by a constant member.
    """

    def ask(
        self,
        *,
        kind: Literal["ask'''"] = "ask'''",
        id_x: str | UnsetType = UNSET,
        options: SendOptions | None = None,
    ) -> models.M2:
        """Send what `ask` is about.

        Source:
            Operation `ask` of the other side.
        """
        return self._request(
            _ask(),
            {"kind": kind, "id-x": id_x},
            options=options,
        )
