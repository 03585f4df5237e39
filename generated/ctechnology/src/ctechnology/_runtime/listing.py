"""Where a list is: one of its pages in, the next place out, or why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from .errors import PaginationError

if TYPE_CHECKING:
    from .operation import Operation
    from .outcome import Reply
    from .paging import Pages
    from .settings import Arguments

MAX_EMPTY: Final = 1000
"""Pages without items in a row that are passed over before a list counts as broken."""


class Listing(Struct, frozen=True, kw_only=True):
    """A list at one of its pages, which `arguments` ask for.

    Circles are found by Brent's algorithm: the arguments of one earlier page, the anchor,
    are remembered, and replaced after 1, 2, 4, 8 … pages. `previous` is what the page
    before must not have in common with this one, `empty` counts pages without items.
    """

    operation_id: str
    style: Pages | None
    arguments: Arguments
    anchor: Arguments | None = None
    steps: int = 0
    span: int = 1
    previous: object = None
    empty: int = 0

    def __repr__(self) -> str:
        return f"<Listing {self.operation_id}>"

    def items(self, reply: Reply) -> list[Any]:
        """What is on this page."""
        from .paging import items_at

        return items_at(reply, self.style.items if self.style else ())

    def check(self, reply: Reply) -> None:
        """Raise PaginationError where this page is the one before once more."""
        if self.style is None or self.previous is None or not self.items(reply):
            return
        if self.style.mark(reply) == self.previous:
            raise self._error("the server sent the same page twice")

    def following(self, reply: Reply) -> Listing | None:
        """The list at its next page, None at the end.

        Raises PaginationError for a server that leads to another origin or in a circle.
        """
        if self.style is None:
            return None
        try:
            arguments = self.style.following(reply, self.arguments)
        except ValueError as error:
            raise self._error(str(error)) from None
        if arguments is None:
            return None
        is_empty = not self.items(reply)
        if _asked(arguments) == _asked(self.arguments) and is_empty:
            return None
        anchor = self.anchor or self.arguments
        if _asked(arguments) in (_asked(self.arguments), _asked(anchor)):
            raise self._error("the server leads back to a page that was read before")
        if is_empty and self.empty == MAX_EMPTY:
            raise self._error(f"{MAX_EMPTY} pages in a row are empty")
        is_due = self.steps + 1 == self.span
        return Listing(
            operation_id=self.operation_id,
            style=self.style,
            arguments=arguments,
            anchor=arguments if is_due else anchor,
            steps=0 if is_due else self.steps + 1,
            span=self.span * 2 if is_due else self.span,
            previous=self.style.mark(reply),
            empty=self.empty + 1 if is_empty else 0,
        )

    def _error(self, reason: str) -> PaginationError:
        return PaginationError(f"{self.operation_id}: {reason}")


def listing(operation: Operation[object, object], given: Arguments) -> Listing:
    """A list at the page that is asked for first."""
    return Listing(operation_id=operation.id, style=operation.pages, arguments=given)


def _asked(arguments: Arguments) -> object:
    """What tells the requests of a list apart."""
    return arguments.url, arguments.query
