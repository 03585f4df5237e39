"""A small OAuth server on loopback: all flows, with what servers check and get wrong."""

from __future__ import annotations

import json
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Generator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

Answer: TypeAlias = tuple[int, dict[str, str], bytes]

ID, SECRET = "my id", "s+cret/%ü"
PASSWORD = "pass-word-hush"


class Authority:
    """The state of the server; what it was sent is in `forms` and `headers`."""

    def __init__(self) -> None:
        self.forms: list[dict[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.calls: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.valid: set[str] = set()
        self.refresh: set[str] = set()
        self.challenges: dict[str, str] = {}
        self.polls: list[dict[str, str]] = []
        self.script: list[Answer] = []
        self.life: object = 3600
        self.delay = 0.0
        self.issued = 0
        self.metadata: dict[str, object] = {}
        self.lock = threading.Lock()

    def answer(
        self, method: str, url: str, headers: dict[str, str], body: str
    ) -> Answer:
        path = urlsplit(url).path
        with self.lock:
            self.paths.append(path)
        if path.startswith("/api/"):
            return self.resource(headers)
        if "/.well-known/" in path:
            return _json(200, self.metadata)
        if path == "/authorize":
            return self.agree(parse_qs(urlsplit(url).query))
        time.sleep(self.delay)
        with self.lock:
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self.forms.append(form)
            self.headers.append(headers)
            if self.script:
                return self.script.pop(0)
            if path == "/device":
                return self.device()
            return self.token(form, headers)

    def resource(self, headers: dict[str, str]) -> Answer:
        self.calls.append(headers)
        token = headers.get("authorization", "").removeprefix("Bearer ")
        if token not in self.valid:
            return _json(401, {"message": "who are you?"})
        return _json(200, {"token": token})

    def agree(self, query: dict[str, list[str]]) -> Answer:
        """The user agrees at once and is sent back."""
        assert query["response_type"] == ["code"]
        assert query["code_challenge_method"] == ["S256"]
        code = f"code-{len(self.challenges)}"
        self.challenges[code] = query["code_challenge"][0]
        back = urlencode({"code": code, "state": query["state"][0]})
        return 302, {"location": f"{query['redirect_uri'][0]}?{back}"}, b""

    def device(self) -> Answer:
        return _json(
            200,
            {
                "device_code": "device-hush",
                "user_code": "ABCD-EFGH",
                "verification_uri": "https://id.example/device",
                "expires_in": 600,
                "interval": 2,
            },
        )

    def token(self, form: dict[str, str], headers: dict[str, str]) -> Answer:
        if not self.knows(form, headers):
            return _json(401, {"error": "invalid_client"})
        kind = form.get("grant_type", "")
        if kind == "client_credentials":
            return self.issue(form, rotates=False)
        if kind == "password":
            good = (form["username"], form["password"]) == ("me", PASSWORD)
            return self.issue(form) if good else _refused()
        if kind == "refresh_token":
            if form["refresh_token"] not in self.refresh:
                return _refused()
            self.refresh.remove(form["refresh_token"])
            return self.issue(form)
        if kind == "authorization_code":
            challenge = self.challenges.pop(form["code"], "")
            return self.issue(form) if challenge == challenge_of(form) else _refused()
        if self.polls:
            return _json(400, self.polls.pop(0))
        return self.issue(form)

    def knows(self, form: dict[str, str], headers: dict[str, str]) -> bool:
        """Whether the client is ours: by header, by body, or public."""
        scheme, _, value = headers.get("authorization", "").partition(" ")
        if scheme == "Basic":
            pair = b64decode(value).decode().split(":")
            return [unquote_plus(part) for part in pair] == [ID, SECRET]
        if "client_secret" in form:
            return (form["client_id"], form["client_secret"]) == (ID, SECRET)
        return form.get("client_id", "public") == "public"

    def issue(self, form: dict[str, str], *, rotates: bool = True) -> Answer:
        self.issued += 1
        token, refresh = f"at-{self.issued}-hush", f"rt-{self.issued}-hush"
        self.valid = {token}
        found = {"access_token": token, "token_type": "bearer"}
        if rotates:
            self.refresh.add(refresh)
            found["refresh_token"] = refresh
        life = {} if self.life is None else {"expires_in": self.life}
        return _json(200, found | life)


def challenge_of(form: dict[str, str]) -> str:
    digest = sha256(form["code_verifier"].encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def _json(status: int, data: object) -> Answer:
    return status, {"content-type": "application/json"}, json.dumps(data).encode()


def _refused() -> Answer:
    return _json(
        400, {"error": "invalid_grant", "error_description": "no\r\nsuch grant"}
    )


@contextmanager
def serving(authority: Authority) -> Generator[str]:
    """The address at which it answers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def reply(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = self.rfile.read(length).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, more, content = authority.answer(
                self.command, self.path, headers, body
            )
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = reply  # noqa: N815 the base class calls these names

        def log_message(self, format: str, *args: Any) -> None:
            """Stay silent."""

    class Quick(ThreadingHTTPServer):
        request_queue_size = 64

    with Quick(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
