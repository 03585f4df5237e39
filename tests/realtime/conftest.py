"""Fixtures: a server in memory, and certificates."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.realtime.hub import Hub


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A server in memory."""
    yield Hub()


_TLS = Path(__file__).parents[1] / "runtime" / "tls"


@pytest.fixture
def certified() -> ssl.SSLContext:
    """For servers, with a certificate that nobody trusts who is not told to."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_TLS / "certificate.pem", _TLS / "key.pem")
    return context


@pytest.fixture
def trusting() -> ssl.SSLContext:
    """For clients that trust it."""
    return ssl.create_default_context(cafile=_TLS / "certificate.pem")
