"""Where Files is: addresses for `base_url`."""

from __future__ import annotations

from typing import Literal

from ._runtime import server_url


def production() -> str:
    """Production server."""
    return "https://files.example/v1"


def sandbox() -> str:
    """For tests; data is deleted every night."""
    return "https://sandbox.files.example/v1"


def files_example(
    *,
    scheme: Literal["https", "http"] = "https",
    tenant: str = "demo",
    port: str = "443",
    base_path: str = "v1",
) -> str:
    """A server of your own, somewhere in the world.

    Args:
        tenant: Your account.
    """
    return server_url(
        "{scheme}://{tenant}.files.example:{port}/{base-path}",
        {"scheme": scheme, "tenant": tenant, "port": port, "base-path": base_path},
        {"scheme": ("https", "http")},
    )


def uploads_example(*, region: Literal["eu", "us"] = "eu") -> str:
    """`https://{region}.uploads.example`."""
    return server_url(
        "https://{region}.uploads.example",
        {"region": region},
        {"region": ("eu", "us")},
    )
