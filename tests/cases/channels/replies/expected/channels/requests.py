"""`requests`"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from .. import models
from .._runtime.realtime import (
    Answering,
    Channel,
    ChannelSpec,
    Receipt,
    Replying,
    Sending,
    SyncChannel,
    Told,
    Unknown,
    Where,
)
from ..channels import _messages, answers, done

if TYPE_CHECKING:
    from .._runtime.realtime import Received, SendOptions

RequestsEvent: TypeAlias = models.Ask | models.Cancel | Unknown
"""What comes over `requests`."""


@cache
def requests_channel() -> ChannelSpec:
    return ChannelSpec(
        key="requests",
        address="quotes",
        receives=Told(rest=(_messages.ask(), _messages.cancel())),
    )


@cache
def _answer_quotes() -> Answering:
    return Answering(
        id="answerQuotes",
        messages=(_messages.quote(), _messages.refusal()),
        to=Where(False, ("replyTo",)),
        ids=(Where(False, ("requestId",)),),
        channel=answers.answers_channel(),
    )


@cache
def _cancel_quote() -> Sending[models.Cancelled]:
    return Sending(
        id="cancelQuote",
        messages=(_messages.cancel(),),
        reply=Replying(
            told=Told(rest=(_messages.cancelled(),)),
            channel=done.done_channel(),
        ),
    )


@cache
def _request_quotes() -> Sending[models.Quote]:
    return Sending(
        id="answerQuotes",
        messages=(_messages.ask(),),
        reply=Replying(
            told=Told(rest=(_messages.quote(), _messages.refusal())),
            channel=answers.answers_channel(),
            to=Where(False, ("replyTo",)),
        ),
    )


@cache
def _answer_cancel_quote() -> Answering:
    return Answering(
        id="cancelQuote",
        messages=(_messages.cancelled(),),
        channel=done.done_channel(),
    )


class RequestsChannel(Channel[RequestsEvent]):
    """`requests`

    Address: `quotes`.

    Messages are told apart by the members that are required.
    """

    async def answer_quotes(
        self,
        request: Received[models.Ask],
        *,
        body: models.Quote | models.Refusal,
        headers: models.QuoteHeaders | Mapping[str, object] | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Gives prices.

        Args:
            headers: Headers of the message.

        Source:
            Operation `answerQuotes`.
        """
        return await self._answer(
            _answer_quotes(),
            request,
            body,
            headers=headers,
            options=options,
        )

    async def cancel_quote(
        self,
        *,
        quote_id: str,
        options: SendOptions | None = None,
    ) -> models.Cancelled:
        """Takes a quote back.

        Source:
            Operation `cancelQuote`.
        """
        return await self._request(
            _cancel_quote(),
            {"quoteId": quote_id},
            options=options,
        )

    async def request_quotes(
        self,
        *,
        km: float,
        headers: models.AskHeaders | Mapping[str, object] | None = None,
        options: SendOptions | None = None,
    ) -> models.Quote:
        """Gives prices.

        Args:
            headers: Headers of the message.

        Source:
            Operation `answerQuotes` of the other side.
        """
        return await self._request(
            _request_quotes(),
            {"km": km},
            headers=headers,
            options=options,
        )

    async def answer_cancel_quote(
        self,
        request: Received[models.Cancel],
        *,
        quote_id: str,
        paid: bool,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Takes a quote back.

        Source:
            Operation `cancelQuote` of the other side.
        """
        return await self._answer(
            _answer_cancel_quote(),
            request,
            {"quoteId": quote_id, "paid": paid},
            options=options,
        )


class SyncRequestsChannel(SyncChannel[RequestsEvent]):
    """`requests`

    Address: `quotes`.

    Messages are told apart by the members that are required.
    """

    def answer_quotes(
        self,
        request: Received[models.Ask],
        *,
        body: models.Quote | models.Refusal,
        headers: models.QuoteHeaders | Mapping[str, object] | None = None,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Gives prices.

        Args:
            headers: Headers of the message.

        Source:
            Operation `answerQuotes`.
        """
        return self._answer(
            _answer_quotes(),
            request,
            body,
            headers=headers,
            options=options,
        )

    def cancel_quote(
        self,
        *,
        quote_id: str,
        options: SendOptions | None = None,
    ) -> models.Cancelled:
        """Takes a quote back.

        Source:
            Operation `cancelQuote`.
        """
        return self._request(
            _cancel_quote(),
            {"quoteId": quote_id},
            options=options,
        )

    def request_quotes(
        self,
        *,
        km: float,
        headers: models.AskHeaders | Mapping[str, object] | None = None,
        options: SendOptions | None = None,
    ) -> models.Quote:
        """Gives prices.

        Args:
            headers: Headers of the message.

        Source:
            Operation `answerQuotes` of the other side.
        """
        return self._request(
            _request_quotes(),
            {"km": km},
            headers=headers,
            options=options,
        )

    def answer_cancel_quote(
        self,
        request: Received[models.Cancel],
        *,
        quote_id: str,
        paid: bool,
        options: SendOptions | None = None,
    ) -> Receipt:
        """Takes a quote back.

        Source:
            Operation `cancelQuote` of the other side.
        """
        return self._answer(
            _answer_cancel_quote(),
            request,
            {"quoteId": quote_id, "paid": paid},
            options=options,
        )
