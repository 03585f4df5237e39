"""TLS of links: what callers chose and certificates in, a context out."""

from __future__ import annotations

import ssl

from .frames import Credentials
from .transport import Tls


def context_of(tls: Tls, credentials: Credentials) -> ssl.SSLContext:
    """A context that checks the server, and shows a certificate where there is one."""
    context = tls if isinstance(tls, ssl.SSLContext) else ssl.create_default_context()
    if credentials.certificate is not None:
        certificate, key = credentials.certificate
        context.load_cert_chain(certificate, key or None)
    return context
