"""What went wrong with a call, as one family of exceptions with `APIError` at its head."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from .headers import Headers


class APIError(Exception):
    """Any failure of a call; catch this one to catch all."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


def _restore(
    kind: type[APIError], args: tuple[object, ...], members: dict[str, Any]
) -> APIError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(members)
    return error


class MissingCredentialError(APIError):
    """The operation needs a credential that was neither passed nor in the environment."""


class WebhookVerificationError(APIError):
    """A message is not from the service, or not of now; says why, and no secret."""


class LimiterUnavailableError(APIError):
    """The store that rate limits are shared through does not answer; nothing was sent."""


class OAuthError(APIError):
    """No access token could be had.

    error        the server's code, such as `invalid_client` (RFC 6749), "" without one
    description  the server's own words, "" where it has none
    status_code  HTTP status of the answer, None where there was none
    """

    def __init__(
        self,
        message: str,
        *,
        error: str = "",
        description: str = "",
        status_code: int | None = None,
    ) -> None:
        super().__init__(message)
        self.error = error
        self.description = description
        self.status_code = status_code


class APIConnectionError(APIError):
    """No answer arrived: name lookup, connection, TLS or a broken transfer."""

    failure: object = None

    def __reduce__(self) -> tuple[Any, ...]:
        # Why: a failure holds the HTTP library's request, with its credentials.
        members = {k: v for k, v in self.__dict__.items() if k != "failure"}
        return _restore, (type(self), self.args, members)


class APITimeoutError(APIConnectionError):
    """No answer arrived in time."""


class ResponseTooLargeError(APIError):
    """The answer is longer than `max_response_bytes`; the rest of it was not read."""


class DecodeError(APIError):
    """The answer does not fit the document.

    operation_id  the operation
    pointer       JSON pointer to the place in the body, "" for the whole
    expected      what was expected there and what was found, without the value
    body          the body: parsed JSON, else text, else bytes
    status_code   HTTP status of the answer
    """

    def __init__(
        self,
        *,
        operation_id: str,
        pointer: str,
        expected: str,
        body: Any,
        status_code: int,
    ) -> None:
        place = f" at {pointer}" if pointer else ""
        super().__init__(
            f"{operation_id}: the answer does not fit the document{place}: {expected}"
        )
        self.operation_id = operation_id
        self.pointer = pointer
        self.expected = expected
        self.body = body
        self.status_code = status_code


class PaginationError(APIError):
    """A list cannot be followed: it leads to another origin, or in a circle."""


class APIStatusError(APIError):
    """The server answered that the call failed.

    status_code   HTTP status
    message       the server's own words where it has any, else the HTTP reason
    request_id    the server's id of the request, if it sent one
    retry_after   seconds after which to try again, if the server said so
    body          the body: parsed JSON, else text, else bytes
    data          the body typed by the document's error schema, None if it does not fit
    headers       headers of the answer
    operation_id  the operation
    """

    def __init__(
        self,
        message: str,
        *,
        status_code: int,
        operation_id: str,
        headers: Headers,
        body: Any = None,
        data: Any = None,
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(_sentence(message, status_code, operation_id, request_id))
        self.message = message
        self.status_code = status_code
        self.operation_id = operation_id
        self.headers = headers
        self.body = body
        self.data = data
        self.request_id = request_id
        self.retry_after = retry_after


class BadRequestError(APIStatusError):
    """400: the server does not understand the request."""


class AuthenticationError(APIStatusError):
    """401: the credential is missing, wrong or expired."""


class PermissionDeniedError(APIStatusError):
    """403: the credential does not allow this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing, or it is hidden."""


class ConflictError(APIStatusError):
    """409: the state on the server forbids this."""


class GoneError(APIStatusError):
    """410: the thing existed and is gone."""


class UnprocessableEntityError(APIStatusError):
    """422: the request is well formed, its values are not acceptable."""


class RateLimitError(APIStatusError):
    """429: too many requests; see `retry_after`."""


class InternalServerError(APIStatusError):
    """500 and above: the server failed."""


class RedirectError(APIStatusError):
    """3xx: a redirect that is not followed."""


class EnvelopeError(APIStatusError):
    """The HTTP status says success, the status in the envelope says otherwise."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def class_for(status: int) -> type[APIStatusError]:
    """The exception class of a status that is not a success."""
    if status < 400:
        return RedirectError
    if status >= 500:
        return InternalServerError
    return _BY_STATUS.get(status, APIStatusError)


def reason(status: int) -> str:
    """The standard words for a status, "" for one that has none."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def bounded(text: str) -> str:
    """Words of a server in one line, without control characters and not endless."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown if len(shown) <= 300 else f"{shown[:300]}…"


def _sentence(message: str, status: int, operation: str, request: str | None) -> str:
    phrase = reason(status)
    head = f"{status} {phrase}".rstrip()
    said = f": {message}" if message and message != phrase else ""
    tail = f"{operation}, request {request}" if request else operation
    return f"{head}{said} ({tail})"
