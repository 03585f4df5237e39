"""Ways to page: a page and the arguments that it was asked with in, those of the next out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from .kinds import is_array
from .outcome import dig

if TYPE_CHECKING:
    from .outcome import Reply
    from .settings import Arguments

Path: TypeAlias = tuple[str, ...]
"""Names of members, one inside the other; no names mean the value itself."""


class OffsetPages(Struct, frozen=True, kw_only=True):
    """The next page starts after the items of this one; an empty page is the end.

    offset  query parameter: how many items to pass over
    first   its value on the first page
    items   path to the list in what the call returns
    """

    offset: str
    first: int = 0
    items: Path = ()

    def following(self, reply: Reply, arguments: Arguments) -> Arguments | None:
        """The arguments of the next page, None at the end."""
        count = len(items_at(reply, self.items))
        if not count:
            return None
        known = _number(arguments, self.offset, self.first)
        return _asking(arguments, self.offset, known + count)

    def mark(self, reply: Reply) -> object:
        """What must not be the same on two pages in a row."""
        return items_at(reply, self.items)


class NumberPages(Struct, frozen=True, kw_only=True):
    """Pages are counted; an empty page is the end.

    page   query parameter: the number of the page
    first  its value on the first page
    items  path to the list in what the call returns
    """

    page: str
    first: int = 1
    items: Path = ()

    def following(self, reply: Reply, arguments: Arguments) -> Arguments | None:
        """The arguments of the next page, None at the end."""
        if not items_at(reply, self.items):
            return None
        known = _number(arguments, self.page, self.first)
        return _asking(arguments, self.page, known + 1)

    def mark(self, reply: Reply) -> object:
        """What must not be the same on two pages in a row."""
        return items_at(reply, self.items)


class CursorPages(Struct, frozen=True, kw_only=True):
    """Each page tells the cursor of the next one; no cursor is the end.

    cursor     query parameter that takes it
    next       path to it in what the call returns, or
    last       path to it in the last item of the page
    before     query parameter that goes back instead, from the first item of a page;
               a list that is asked for with it goes on with it
    more       path to a flag that says whether there is more, where there is one
    in_header  `next` and `more` are paths in the envelope's header
    items      path to the list in what the call returns
    """

    cursor: str
    next: Path = ()
    last: Path = ()
    before: str = ""
    more: Path = ()
    in_header: bool = False
    items: Path = ()

    def following(self, reply: Reply, arguments: Arguments) -> Arguments | None:
        """The arguments of the next page, None at the end.

        Raises ValueError for an answer that says there is more, but not where.
        """
        source = reply.header if self.in_header else reply.value
        if self.more and not dig(source, self.more):
            return None
        is_back = bool(self.before) and _given(arguments, self.before) is not None
        if self.last:
            items = items_at(reply, self.items)
            cursor = dig(items[0 if is_back else -1], self.last) if items else None
        else:
            cursor = dig(source, self.next)
        if cursor:
            return _asking(arguments, self.before if is_back else self.cursor, cursor)
        if self.more:
            raise ValueError("the answer says that there is more, but has no cursor")
        return None

    def mark(self, reply: Reply) -> object:
        """What must not be the same on two pages in a row."""
        return reply.response.body


class LinkPages(Struct, frozen=True, kw_only=True):
    """The header `Link` has the address of the next page (RFC 8288); no link is the end.

    items  path to the list in what the call returns
    """

    items: Path = ()

    def following(self, reply: Reply, arguments: Arguments) -> Arguments | None:
        """The arguments of the next page, None at the end.

        Raises ValueError for an address of another origin.
        """
        values = reply.response.headers.get_list("link")
        if not values:
            return None
        from .links import link_to

        return _leading(reply, arguments, link_to("next", values))

    def mark(self, reply: Reply) -> object:
        """What must not be the same on two pages in a row."""
        return reply.response.body


class UrlPages(Struct, frozen=True, kw_only=True):
    """Each answer has the address of the next page; no address is the end.

    next       path to it in what the call returns
    in_header  it is a path in the envelope's header
    items      path to the list in what the call returns
    """

    next: Path
    in_header: bool = False
    items: Path = ()

    def following(self, reply: Reply, arguments: Arguments) -> Arguments | None:
        """The arguments of the next page, None at the end.

        Raises ValueError for an address of another origin.
        """
        source = reply.header if self.in_header else reply.value
        target = dig(source, self.next)
        return _leading(reply, arguments, target if isinstance(target, str) else None)

    def mark(self, reply: Reply) -> object:
        """What must not be the same on two pages in a row."""
        return reply.response.body


Pages: TypeAlias = OffsetPages | NumberPages | CursorPages | LinkPages | UrlPages
"""The ways to page: records with `items`, `following` and `mark`."""


def items_at(reply: Reply, path: Path) -> list[Any]:
    """The items of a page; none where there is no list."""
    value = dig(reply.value, path)
    return list(value) if is_array(value) else []


def _given(arguments: Arguments, name: str) -> object:
    """What the caller gave for a query parameter, None where that is nothing."""
    options = arguments.options.get("query", {})
    return options.get(name, arguments.query.get(name))


def _number(arguments: Arguments, name: str, first: int) -> int:
    """What the caller asked to start with."""
    given = _given(arguments, name)
    if isinstance(given, str) and given.isdecimal():
        return int(given)
    return int(given) if isinstance(given, int | float | Decimal) else first


def _asking(arguments: Arguments, name: str, value: object) -> Arguments:
    """The same arguments with one query parameter, wherever it was given before."""
    options = arguments.options
    query = options.get("query", {})
    if name in query:
        rest = {key: text for key, text in query.items() if key != name}
        options = {**options, "query": rest}
    return replace(arguments, query={**arguments.query, name: value}, options=options)


def _leading(
    reply: Reply, arguments: Arguments, target: str | None
) -> Arguments | None:
    """The same arguments for another address of the same origin."""
    if not target:
        return None
    from .links import followed

    return replace(arguments, url=followed(reply.url, target))
