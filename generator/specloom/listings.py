"""Operations → the same with how their lists go on: as declared, or else as detected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import ir
from .detection import detected
from .pagination import KEY, declared, fitted

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .document import Document
    from .paths import Types


@dataclass(frozen=True, slots=True)
class Lists:
    """What tells how lists go on; `detects` whether the document need not say so."""

    document: Document
    envelope: ir.Envelope | None
    types: Types
    sink: Sink
    detects: bool

    def with_pages(
        self, operations: tuple[ir.Operation, ...]
    ) -> Iterator[ir.Operation]:
        """The operations with their pages; what does not fit is reported.

        What the document says of all goes for those that it fits, and then nothing is
        detected; what an operation says has to fit.
        """
        root = self.document.node
        node = root.get(KEY) or root.child("info").get(KEY)
        default = declared(node, self.sink)
        is_used = False
        for operation in operations:
            own = operation.pages
            if own is not None:
                pages = self._own(own, operation)
            elif node is not None:
                pages = self._default(default, operation)
                is_used = is_used or pages is not None
            else:
                pages = self._detected(operation)
            yield replace(operation, pages=pages)
        if default and default.style is not ir.PageStyle.NONE and not is_used:
            message = f"{KEY} fits no operation that says nothing else"
            self.sink.report("bad-extension", message, default.at)

    def _own(self, pages: ir.Pages, operation: ir.Operation) -> ir.Pages | None:
        if pages.style is ir.PageStyle.NONE:
            return None
        found = fitted(pages, operation, self.envelope, self.types)
        if isinstance(found, ir.Pages):
            return found
        self.sink.report("bad-extension", found, pages.at)
        return None

    def _default(
        self, pages: ir.Pages | None, operation: ir.Operation
    ) -> ir.Pages | None:
        if pages is None or pages.style is ir.PageStyle.NONE:
            return None
        found = fitted(pages, operation, self.envelope, self.types)
        return found if isinstance(found, ir.Pages) else None

    def _detected(self, operation: ir.Operation) -> ir.Pages | None:
        found = detected(self.document, operation, self.types) if self.detects else None
        if found is None:
            return None
        pages, reason = found
        message = f"{operation.id} is read page by page: {reason}"
        self.sink.report("detected-pages", message, operation.at)
        return pages
