"""References to addresses, against a server on this machine that does as it likes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar, Final

import pytest
from click.testing import CliRunner, Result

from specloom import remote
from specloom.cli import main
from specloom.diagnostics import Diagnostic, Sink
from specloom.document import Document
from specloom.load import Reading, load

FILES: Final = {
    "/pets.yaml": "Pet: {type: object, properties: {owner: {$ref: 'more/owner.yaml#/Owner'}}}\n",
    "/more/owner.yaml": "Owner: {type: object, properties: {pet: {$ref: '../pets.yaml#/Pet'}}}\n",
    "/away.yaml": "Pet: {$ref: 'https://elsewhere.example/x.yaml'}\n",
    "/disk.yaml": "Pet: {$ref: 'file:///etc/hostname'}\n",
    "/up.yaml": "Pet: {$ref: '../../../../../../../../etc/hostname'}\n",
    "/bad.yaml": "Pet: [\n",
    "/new/pets.yaml": "Pet: {properties: {next: {$ref: next.yaml}}}\n",
    "/new/next.yaml": "{type: string}\n",
    "/a%20b.yaml": "Pet: {type: string}\n",
}
REDIRECTS: Final = {
    "/old/pets.yaml": "/new/pets.yaml",
    "/evil.yaml": "http://127.0.0.2:9/x.yaml",
    "/plain.yaml": "ftp://127.0.0.1/x.yaml",
    "/round.yaml": "/round.yaml",
}
ASKED: Final = Counter[str]()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    headers_seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        ASKED[self.path] += 1
        self.headers_seen[:] = [name.lower() for name in self.headers]
        if self.path in REDIRECTS:
            self._answer(302, b"", ("Location", REDIRECTS[self.path]))
        elif self.path == "/large.yaml":
            self._answer(200, b"x" * 5000)
        elif self.path == "/short.yaml":
            self._answer(200, b"", ("Content-Length", "9"))
        elif self.path == "/silent.yaml":
            time.sleep(3)
        elif self.path == "/slow.yaml":
            self._drip()
        elif self.path in FILES:
            self._answer(200, FILES[self.path].encode())
        else:
            self._answer(404, b"gone")
        self.close_connection = True

    def _answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if not any(name == "Content-Length" for name, _ in headers):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"#")
                time.sleep(0.01)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def host() -> Iterator[str]:
    ASKED.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


SPEC: Final = """\
openapi: 3.1.0
info: {title: Far, version: 1.0.0}
servers: [{url: https://far.example}]
paths:
  /pet:
    get:
      operationId: getPet
      responses:
        '200': {description: A., content: {application/json: {schema: {$ref: 'REF'}}}}
components: {schemas: {Again: {$ref: 'REF'}}}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return tmp_path / "spec.yaml"


def read(
    spec: Path, ref: str, *hosts: str
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    spec.write_text(SPEC.replace("REF", ref), "utf-8")
    sink = Sink()
    return load(spec, sink, Reading(hosts=hosts)), sink.all


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_files_of_an_allowed_host(host: str, spec: Path, tmp_path: Path) -> None:
    spec.write_text(SPEC.replace("REF", f"http://{host}/pets.yaml#/Pet"), "utf-8")
    assert run("validate", spec).exit_code == 1
    assert not ASKED
    output = tmp_path / "out"
    done = run("generate", spec, "-o", output, "--allow-remote", host)
    assert done.exit_code == 0, done.output
    assert ASKED == {"/pets.yaml": 1, "/more/owner.yaml": 1}
    models = (output / "src" / "far" / "models.py").read_text("utf-8")
    assert "owner: Owner | None" in models
    assert f"http://{host}/more/owner.yaml" in (output / "surface.json").read_text()
    (tmp_path / "specloom.toml").write_text(f'remote = ["{host}"]\n', "utf-8")
    assert run("validate", spec).exit_code == 0
    assert not {"cookie", "authorization"} & set(Handler.headers_seen)


def test_a_redirect_moves_what_is_relative_to_it(host: str, spec: Path) -> None:
    document, found = read(spec, f"http://{host}/old/pets.yaml#/Pet", host)
    assert document is not None
    assert not found
    assert f"http://{host}/new/next.yaml" in document.sources
    assert ASKED["/old/pets.yaml"] == 1


def test_an_address_may_need_quotes(host: str, spec: Path) -> None:
    assert not read(spec, f"http://{host}/a b.yaml#/Pet", host)[1]


@pytest.mark.parametrize("path", ["away", "disk"])
def test_a_fetched_file_keeps_to_allowed_hosts(
    path: str, host: str, spec: Path
) -> None:
    _, found = read(spec, f"http://{host}/{path}.yaml#/Pet", host)
    assert [d.code for d in found] == ["remote-ref"]
    assert found[0].at
    assert found[0].at.file == f"http://{host}/{path}.yaml"


def test_a_fetched_file_does_not_reach_the_disk(host: str, spec: Path) -> None:
    _, found = read(spec, f"http://{host}/up.yaml#/Pet", host)
    assert [d.code for d in found] == ["unreachable"]
    assert "/etc/hostname: the answer is 404 " in found[0].message


def test_a_fetched_file_can_be_wrong(host: str, spec: Path) -> None:
    _, found = read(spec, f"http://{host}/bad.yaml#/Pet", host)
    assert [d.code for d in found] == ["invalid-yaml"]
    assert found[0].at
    assert found[0].at.file == f"http://{host}/bad.yaml"


FAILURES: Final = {
    "http://{}/none.yaml": "the answer is 404 Not Found",
    "http://{}/evil.yaml": "it redirects to http://127.0.0.2:9/x.yaml, which is not allowed",
    "http://{}/round.yaml": "the answer is 302 ",
    "http://{}/large.yaml": "the answer has more than 4,000 bytes",
    "http://{}/short.yaml": "the answer broke off",
    "http://{}/silent.yaml": "there is no answer within 0.2 seconds",
    "http://{}/slow.yaml": "the answer takes over 0.3 seconds",
    "http://user:word@{}/pets.yaml": "an address with a user in it is not asked",
    "https://{}/pets.yaml": "no safe connection can be made: ",
    "http://127.0.0.1:1/pets.yaml": "Connection refused",
}


@pytest.mark.parametrize("url", FAILURES)
def test_what_cannot_be_fetched(
    url: str, host: str, spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silence = 0.2 if "silent" in url else 10
    limits = remote.Limits(silence, duration=0.3 if "slow" in url else 60, size=4000)
    monkeypatch.setattr(remote, "LIMITS", limits)
    _, found = read(spec, f"{url.format(host)}#/Pet", host, "127.0.0.1:1")
    assert [d.code for d in found] == ["unreachable"]
    assert found[0].message.startswith(f"{url.format(host)}: {FAILURES[url]}")
    assert found[0].at
    assert found[0].at.position().line == 9


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://a.example/x", ["a.example"]),
        ("https://A.example:443/x", ["a.EXAMPLE"]),
        ("https://a.example:8443/x", ["a.example:8443"]),
        ("http://localhost:80/x", ["localhost"]),
        ("http://[::1]:8000/x", ["[::1]:8000"]),
    ],
)
def test_allowed(url: str, allowed: list[str]) -> None:
    assert remote.is_allowed(url, tuple(allowed))


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://a.example/x", []),
        ("http://a.example/x", ["a.example"]),
        ("https://b.a.example/x", ["a.example"]),
        ("https://a.example:8443/x", ["a.example"]),
        ("https://a.example@b.example/x", ["a.example"]),
        ("https://a.example.b.example/x", ["a.example"]),
        ("file:///etc/hostname", ["a.example", ""]),
        ("ftp://a.example/x", ["a.example"]),
        ("//a.example/x", ["a.example"]),
        ("https://[x/y", ["a.example"]),
        ("https://a.example:port/x", ["a.example"]),
    ],
)
def test_not_allowed(url: str, allowed: list[str]) -> None:
    assert not remote.is_allowed(url, tuple(allowed))


@pytest.mark.parametrize("host", ["https://a.example", "a.example/x", "a b", "", "*"])
def test_what_is_no_host(host: str, spec: Path) -> None:
    spec.write_text(SPEC.replace("REF", "#/components/schemas/Again"), "utf-8")
    done = run("validate", spec, "--allow-remote", host)
    assert done.exit_code == 2
    assert "is no host" in done.stderr
    (spec.parent / "specloom.toml").write_text(f'remote = ["{host}"]\n', "utf-8")
    assert "must be a list of hosts" in run("validate", spec).stderr
