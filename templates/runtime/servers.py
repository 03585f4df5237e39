"""Addresses with variables: a template and values in, a base URL out."""

from __future__ import annotations

from collections.abc import Mapping

from .settings import checked_base_url


def server_url(
    template: str,
    values: Mapping[str, str],
    allowed: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """The address of a server.

    Raises ValueError for a value that is not allowed, or that makes no address.
    """
    url = template
    for name, value in values.items():
        options = (allowed or {}).get(name, (value,))
        if value not in options:
            raise ValueError(f"{name} must be one of {', '.join(options)}")
        url = url.replace(f"{{{name}}}", value)
    return checked_base_url(url)
