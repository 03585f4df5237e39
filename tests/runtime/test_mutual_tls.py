"""Mutual TLS: what satisfies the scheme, and a server that asks for the certificate."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime import (
    APIConnectionError,
    ApiKey,
    AsyncAPIClient,
    Json,
    MissingCredentialError,
    MutualTLS,
    Operation,
    Service,
    SyncAPIClient,
)

from .colours import Colour, Server

FOLDER = Path(__file__).parent / "tls"
CERTIFICATE, KEY = str(FOLDER / "certificate.pem"), str(FOLDER / "key.pem")
"""Good for servers and clients on this machine; no secret."""

OPEN: Operation[Any] = Operation(
    id="open", method="GET", path="/open", responses={"200": Json(Any)}
)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"ok": true}')

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


class Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Refused handshakes are what some tests want."""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that lets nobody in without the certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", CERTIFICATE)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, KEY)
    context.load_verify_locations(CERTIFICATE)
    context.verify_mode = ssl.CERT_REQUIRED
    with Quiet(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def client(colour: Colour, address: str, certificate: Any, **options: Any) -> Any:
    service = Service(
        name="sample",
        version="1",
        base_url=address,
        schemes={
            "Certificate": MutualTLS("certificate", "SAMPLE_TOKEN", "SAMPLE_KEY"),
            "Key": ApiKey("header", "X-Key", argument="key", env="SAMPLE_COOKIE"),
        },
        security=(("Certificate", "Key"),),
    )
    kind: Any = AsyncAPIClient if colour.is_async else SyncAPIClient
    credentials = {"Certificate": certificate, "Key": "k"}
    return kind(service, credentials, {"max_retries": 0, **options})


def opened(colour: Colour, made: Any) -> Any:
    try:
        return colour.run(made.call(OPEN))
    finally:
        colour.run(made.close())


@pytest.mark.parametrize("in_environment", [False, True])
def test_the_certificate_is_shown(
    colour: Colour,
    address: str,
    in_environment: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if in_environment:
        monkeypatch.setenv("SAMPLE_TOKEN", CERTIFICATE)
        monkeypatch.setenv("SAMPLE_KEY", KEY)
    given = None if in_environment else (CERTIFICATE, KEY)
    assert opened(colour, client(colour, address, given)) == {"ok": True}


def test_one_file_with_both(colour: Colour, address: str, tmp_path: Path) -> None:
    both = tmp_path / "both.pem"
    both.write_text(Path(CERTIFICATE).read_text() + Path(KEY).read_text())
    assert opened(colour, client(colour, address, str(both))) == {"ok": True}


def test_the_server_refuses_whoever_shows_none(colour: Colour, address: str) -> None:
    pool: Any = httpx2.AsyncClient() if colour.is_async else httpx2.Client()
    made = client(colour, address, True, http_client=pool)
    try:
        with pytest.raises(APIConnectionError):
            opened(colour, made)
    finally:
        colour.run(pool.aclose() if colour.is_async else pool.close())


def test_what_satisfies_the_scheme(colour: Colour) -> None:
    server = Server(httpx2.Response(200, json={}))
    pool = colour.pool(server)
    needed = (
        "open needs a client certificate: argument certificate "
        r"\(or environment variable SAMPLE_TOKEN\)$"
    )
    url = "https://api.example"
    for given in (None, False, ""):
        with pytest.raises(MissingCredentialError, match=needed):
            colour.run(client(colour, url, given, http_client=pool).call(OPEN))
    colour.run(client(colour, url, True, http_client=pool).call(OPEN))
    assert server.last.headers["x-key"] == "k"
    assert "authorization" not in server.last.headers


def test_certificates_that_cannot_be_used(colour: Colour) -> None:
    pool = colour.pool(Server(httpx2.Response(200)))
    url = "https://api.example"
    with pytest.raises(ValueError, match="certificate: pass the paths"):
        client(colour, url, True)
    with pytest.raises(ValueError, match="certificate: pass the paths"):
        client(colour, url, (CERTIFICATE, KEY), http_client=pool)
    with pytest.raises(OSError, match="No such file"):
        client(colour, url, "/nowhere.pem")
