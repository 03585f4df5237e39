"""Ends with a quote"."""

from __future__ import annotations

from functools import cache

from .. import models
from .._runtime import AsyncResource, Json, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[models.QuoTe, None]:
    return Operation(
        id='get"Quote\\',
        method="GET",
        path='/quote/{a"b}',
        responses={"200": Json(models.QuoTe)},
    )


class QuoteResource(Resource):
    """Ends with a quote"."""

    def get(
        self,
        a_b: str,
        *,
        x: str | None = None,
        x_q: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.QuoTe:
        """A backslash \\ and \"\"\" and {braces} {{ 7*7 }} {% if %} # comment.

        Two lines apart \\u202ereversed\\u0007 \\N{BULLET} \\x41 \\.

        Args:
            a_b: \"\"\" + __import__('os').system('true') + \"\"\".
            x: Ends with \\.

        Returns:
            Fine".

        Source:
            `GET /quote/{a"b}`
        """
        return self._client.call(
            _get(),
            path={'a"b': a_b},
            query={"x\\": x},
            headers={'X-"Q"': x_q},
            options=options,
        )


class AsyncQuoteResource(AsyncResource):
    """Ends with a quote"."""

    async def get(
        self,
        a_b: str,
        *,
        x: str | None = None,
        x_q: str | None = None,
        options: RequestOptions | None = None,
    ) -> models.QuoTe:
        """A backslash \\ and \"\"\" and {braces} {{ 7*7 }} {% if %} # comment.

        Two lines apart \\u202ereversed\\u0007 \\N{BULLET} \\x41 \\.

        Args:
            a_b: \"\"\" + __import__('os').system('true') + \"\"\".
            x: Ends with \\.

        Returns:
            Fine".

        Source:
            `GET /quote/{a"b}`
        """
        return await self._client.call(
            _get(),
            path={'a"b': a_b},
            query={"x\\": x},
            headers={'X-"Q"': x_q},
            options=options,
        )
