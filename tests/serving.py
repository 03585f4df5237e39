"""A service on the loopback that answers each path with what it was given."""

from __future__ import annotations

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

Answers: TypeAlias = Mapping[str, tuple[str, bytes]]
"""Media type and body by path without its query; a path with a media type behind it is for
calls that accept just that."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that came."""

    method: str
    path: str
    accept: str
    body: bytes


@dataclass
class Service:
    """The address, and what was asked."""

    url: str
    requests: list[Seen] = field(default_factory=list[Seen])


@contextmanager
def serving(answers: Answers) -> Generator[Service]:
    """The service, while the block runs."""
    service = Service("")

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            body, accept = self.rfile.read(length), self.headers.get("Accept", "")
            service.requests.append(Seen(self.command, self.path, accept, body))
            path = self.path.partition("?")[0]
            kind, content = answers.get(f"{path} {accept}") or answers[path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()
