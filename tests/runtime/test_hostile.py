"""What a hostile service, document or argument tries with a client, X01 to X18 by name.

The modules of each subject test more of the same; here every attempt stands once.
"""

from __future__ import annotations

import builtins
import gzip
import hmac
import logging
import pickle
from pathlib import Path
from traceback import TracebackException
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from runtime import (
    APIError,
    APIStatusError,
    AsyncAPIClient,
    Binary,
    Body,
    DecodeError,
    Endpoints,
    Events,
    Json,
    LinkPages,
    OAuth2,
    OAuthError,
    Operation,
    PaginationError,
    ResponseTooLargeError,
    Service,
    SyncAPIClient,
    Text,
    UrlPages,
    WebhookVerificationError,
    server_url,
    signatures,
)
from runtime.flows import ClientCredentials

from .colours import Clock, Colour, Server, envelope, vehicle
from .scripted import Script, answer, endless, events, scripted

HIDDEN = "hush-5ecret"
EVIL = "https://evil.example"


def operation(result: Any = None, **more: Any) -> Operation[Any, Any]:
    given: dict[str, Any] = {"method": "GET", **more}
    answers = {"200": result or Json(Any)}
    return Operation(id="try", path="/try", responses=answers, **given)


def made(colour: Colour, script: Script, **options: Any) -> Any:
    """A client of a real server, to be closed by `over`."""
    return colour.kind(token="t", base_url=script.url, **options)


def outcome(colour: Colour, client: Any, wanted: Operation[Any, Any]) -> Any:
    """The result of a call, or its error; the client is closed."""
    try:
        return colour.run(client.call(wanted))
    except APIError as error:
        return error
    finally:
        colour.run(client.close())


@pytest.mark.parametrize("value", ["..", ".", ""])
def test_x01_path_arguments_that_lead_elsewhere(colour: Colour, value: str) -> None:
    server = Server(envelope(vehicle()))
    client = colour.client(server)
    with pytest.raises(ValueError, match="vehicle_id"):
        colour.run(client.vehicle.get(value))
    assert server.requests == []


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("a/../b", b"a%2F..%2Fb"),
        ("a/b?c#d", b"a%2Fb%3Fc%23d"),
        ("é\u2024", b"%C3%A9%E2%80%A4"),
        ("%2f", b"%252f"),
        ("%2e%2E", b"%252e%252E"),
        ("a\0b", b"a%00b"),
        ("//evil.example", b"%2F%2Fevil.example"),
        ("\\", b"%5C"),
    ],
)
def test_x01_path_arguments_stay_one_segment(
    colour: Colour, value: str, path: bytes
) -> None:
    server = Server(envelope(vehicle()))
    colour.run(colour.client(server).vehicle.get(value))
    assert server.last.url.raw_path == b"/v1/vehicle/" + path


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b"])
def test_x02_header_values_with_line_breaks(colour: Colour, value: str) -> None:
    server = Server(httpx2.Response(200, json=1))
    client: Any = colour.client(server)
    with pytest.raises(ValueError, match="header x-a"):
        colour.run(client.call(operation(), headers={"x-a": value}))
    assert server.requests == []


@pytest.mark.parametrize("name", ["x a", "x:", "x\r\nEvil", "", "é", "x\0"])
def test_x03_names_of_headers_out_of_the_document(colour: Colour, name: str) -> None:
    server = Server(httpx2.Response(200, json=1))
    client: Any = colour.client(server)
    with pytest.raises(ValueError, match="cannot be the name of a header"):
        colour.run(client.call(operation(), headers={name: "1"}))
    assert server.requests == []


def test_x04_cookies_that_bring_others_along(colour: Colour) -> None:
    server = Server(httpx2.Response(200, json=1))
    client: Any = colour.client(server)
    cookies = {"a": "1; admin=1", "b; c=2": "x\r\nSet: 1,2"}
    colour.run(client.call(operation(), cookies=cookies))
    (sent,) = server.last.headers.get_list("cookie")
    first, second = sent.split("; ")
    assert first == "a=1%3B%20admin=1"
    assert second.count("=") == 1 + second.count("c=")
    assert "\r" not in sent
    assert "," not in sent


@pytest.mark.parametrize("pages", [LinkPages(), UrlPages(next=("next",), items=("i",))])
@pytest.mark.parametrize(
    "target", [f"{EVIL}/2", "//evil.example/2", "http://api.example/v1/2"]
)
def test_x05_next_pages_on_another_origin(
    colour: Colour, pages: Any, target: str
) -> None:
    is_link = isinstance(pages, LinkPages)
    page = httpx2.Response(
        200,
        json=[1] if is_link else {"i": [1], "next": target},
        headers={"link": f'<{target}>; rel="next"'} if is_link else {},
    )
    server = Server(page)
    with pytest.raises(PaginationError, match="next page is at"):
        colour.items(colour.client(server).paginate(operation(pages=pages)))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "target", [f"{EVIL}/x", "http://api.example/x", "https://api.example:8443/x"]
)
def test_x06_redirects_to_another_origin(colour: Colour, target: str) -> None:
    moved = httpx2.Response(307, headers={"location": target})
    server = Server(moved, httpx2.Response(200, json=1))
    client: Any = colour.anonymous(
        server, token=HIDDEN, organization_key=HIDDEN, cookie_key=HIDDEN
    )
    keys = (("TokenAuth", "OrganizationKey", "CookieKey"),)
    colour.run(client.call(operation(security=keys)))
    home, away = server.requests
    assert HIDDEN in str(home.url)
    assert home.headers["authorization"] == f"Token {HIDDEN}"
    assert home.headers["cookie"] == f"sid={HIDDEN}"
    assert away.url.host == urlsplit(target).hostname
    assert HIDDEN not in f"{away.url} {away.headers.raw!r}"


@pytest.mark.parametrize("value", ["evil.example/", "evil.example#", "a@evil.example"])
def test_x07_variables_of_servers_that_change_the_host(value: str) -> None:
    with pytest.raises(ValueError, match="tenant cannot be"):
        server_url("https://{tenant}.good.example/v1", {"tenant": value})


def test_x08_answers_without_end_and_bombs(colour: Colour) -> None:
    chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    piece = b"10000\r\n" + b"0" * 65536 + b"\r\n"
    bomb = answer(gzip.compress(b"0" * 20_000_000), "Content-Encoding: gzip")
    ten = b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n"
    for reaction in (endless(chunks, piece), bomb, endless(ten, b"0" * 65536)):
        with scripted(reaction) as script:
            client = made(colour, script, max_response_bytes=1_000_000)
            found = outcome(colour, client, operation())
        assert isinstance(found, ResponseTooLargeError)
        assert len(script.requests) == 1


def test_x09_events_without_end(colour: Colour, clock: Clock) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: "
    with scripted(endless(head, b"x" * 1_000_000)) as script:
        client = made(colour, script)
        with pytest.raises(ResponseTooLargeError, match="longer than"):
            colour.items(client.stream(operation(Events(str))))
        colour.run(client.close())
    asked_for = events(b"retry: 99999999999999999999\nid: 1\ndata: a\n\n")
    over = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
    with scripted(asked_for, over) as script:
        client = made(colour, script)
        assert colour.items(client.stream(operation(Events(str)))) == ["a"]
        colour.run(client.close())
    assert max(clock.slept) <= 60


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_x10_json_that_nests_for_ever(colour: Colour, opening: bytes) -> None:
    found = outcome(
        colour,
        colour.client(Server(httpx2.Response(200, content=opening * 100_000))),
        operation(),
    )
    assert isinstance(found, DecodeError)


@pytest.mark.parametrize("body", [b"NaN", b"[Infinity]", b'{"a": -Infinity}'])
def test_x10_numbers_that_are_none(colour: Colour, body: bytes) -> None:
    client = colour.client(Server(httpx2.Response(200, content=body)))
    assert isinstance(outcome(colour, client, operation()), DecodeError)


def test_x10_keys_that_come_twice(colour: Colour) -> None:
    client = colour.client(Server(httpx2.Response(200, content=b'{"a":1,"a":2}')))
    assert outcome(colour, client, operation()) == {"a": 2}


def test_x11_multipart_that_breaks_out(colour: Colour) -> None:
    server = Server(httpx2.Response(200, json=1))
    client: Any = colour.client(server)
    evil = 'a"\r\nX-Evil: 1\r\n\r\n'
    content = b"--boundary\r\nContent-Disposition: form-data; name=admin\r\n\r\n1"
    wanted = operation(method="POST", body=Body("multipart/form-data", required=True))
    colour.run(client.call(wanted, body={evil: (evil, content)}))
    boundary = server.last.headers["content-type"].partition("boundary=")[2].encode()
    start, part, end = server.last.content.split(b"--" + boundary)
    assert (start, end) == (b"", b"--\r\n")
    head, _, rest = part.partition(b"\r\n\r\n")
    assert rest == content + b"\r\n"
    assert b"X-Evil" not in [line[:6] for line in head.splitlines()]


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "C:\\x", "..\\x", "a/%2e%2e/x"])
def test_x12_names_of_files_that_lead_elsewhere(
    colour: Colour, tmp_path: Path, name: str
) -> None:
    said = f'Content-Disposition: attachment; filename="{name}"'
    folder = tmp_path / "here"
    folder.mkdir()
    with scripted(answer(b"content", said)) as script:
        client = made(colour, script)
        found: Any = client.download(operation(Binary())).write_to(folder)
        path = Path(str(colour.run(found)))
        colour.run(client.close())
    assert path.parent == folder
    assert list(tmp_path.rglob("*")) == [folder, path]
    assert path.read_bytes() == b"content"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">
<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&c;&f;</a>"""


def test_x13_entities_of_xml_stay_as_they_are(colour: Colour) -> None:
    answered = httpx2.Response(
        200, content=BOMB, headers={"content-type": "application/xml"}
    )
    found = outcome(colour, colour.client(Server(answered)), operation(Text()))
    assert found == BOMB.decode()
    failed = httpx2.Response(404, content=BOMB, headers=answered.headers)
    error = outcome(colour, colour.client(Server(failed)), operation())
    assert isinstance(error, APIStatusError)
    assert "root:" not in f"{error}{error.body!r}"


class Evil:
    """Runs code when somebody unpickles it."""

    def __reduce__(self) -> tuple[Any, tuple[str, ...]]:
        return exec, ("import builtins; builtins.PWNED = True",)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-pickle", pickle.dumps(Evil())),
        ("application/python-pickle", pickle.dumps(Evil(), 0)),
        ("application/yaml", b"!!python/object/apply:os.mkdir [PWNED]"),
        ("text/x-python", b"import builtins; builtins.PWNED = True"),
    ],
)
def test_x14_code_in_answers_is_not_run(
    colour: Colour,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    body: bytes,
) -> None:
    monkeypatch.chdir(tmp_path)
    answered = httpx2.Response(200, content=body, headers={"content-type": kind})
    raw = outcome(colour, colour.client(Server(answered)), operation(Binary()))
    assert raw == body
    undocumented: Any = colour.client(Server(answered))
    with pytest.raises(DecodeError):
        colour.run(undocumented.request("GET", "/x", cast_to=dict))
    failed = httpx2.Response(500, content=body, headers={"content-type": kind})
    client = colour.client(Server(failed), max_retries=0)
    assert isinstance(outcome(colour, client, operation()), APIStatusError)
    assert not hasattr(builtins, "PWNED")
    assert list(tmp_path.iterdir()) == []


def test_x15_webhooks_that_are_forged(monkeypatch: pytest.MonkeyPatch) -> None:
    secret, body = "whsec_" + "A" * 43 + "=", b'{"type": "paid"}'
    standard, compared = signatures.STANDARD_WEBHOOKS, list[object]()
    real = hmac.compare_digest

    def noted(a: Any, b: Any) -> bool:
        compared.append((a, b))
        return real(a, b)

    monkeypatch.setattr(hmac, "compare_digest", noted)
    sent = standard.sign(body, secret=secret, id="msg_1", timestamp=1_700_000_000)
    standard.verify(sent, body, secret=secret, clock=lambda: 1_700_000_000)
    assert compared
    signed = sent["webhook-signature"]
    for forged in (signed[:-1], signed + "A", "v1,", "v1", "", "v9," + signed[3:]):
        with pytest.raises(WebhookVerificationError):
            standard.verify(
                {**sent, "webhook-signature": forged},
                body,
                secret=secret,
                clock=lambda: 1_700_000_000,
            )
    for late in (301.0, 1e9, -301.0):
        clock = iter([1_700_000_000 + late]).__next__
        with pytest.raises(WebhookVerificationError):
            standard.verify(sent, body, secret=secret, clock=clock)


def test_x16_tokens_in_what_is_shown(
    colour: Colour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server = Server(httpx2.Response(500, text="no"), httpx2.ReadError("cut"))
    client: Any = colour.client(server, token=HIDDEN, max_retries=1)
    with pytest.raises(APIError) as caught:
        colour.run(client.call(operation()))
    trace = TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [f for f in trace.stack if "/tests/" not in f.filename]
    assert frames
    shown = [repr(client), str(client), repr(caught.value), str(caught.value)]
    shown += [caplog.text, *(str(frame.locals) for frame in frames)]
    assert HIDDEN not in "\n".join(shown)
    assert server.last.headers["authorization"] == f"Token {HIDDEN}"


@pytest.mark.parametrize(
    ("said", "waited"),
    [
        ("7200", []),
        ("1000000000", [0.5]),
        ("-5", [0.5]),
        ("Sun, 06 Nov 1994 08:49:37 GMT", [0.0]),
        ("soon", [0.5]),
        ("1e400", [0.5]),
        ("9" * 5000, [0.5]),
        ("NaN", [0.5]),
    ],
)
def test_x17_waits_that_make_no_sense(
    colour: Colour, clock: Clock, said: str, waited: list[float]
) -> None:
    busy = httpx2.Response(503, headers={"retry-after": said})
    client = colour.client(Server(busy, httpx2.Response(200, json=1)))
    found = outcome(colour, client, operation())
    assert clock.slept == waited
    assert found == 1 if waited else isinstance(found, APIStatusError)


def test_x17_retries_do_not_storm(colour: Colour) -> None:
    server = Server(httpx2.Response(503))
    client = colour.client(server)
    for _ in range(500):
        with pytest.raises(APIStatusError):
            colour.run(client.call(operation()))
    assert len(server.requests) <= 600


@pytest.mark.parametrize(
    "reaction",
    [
        httpx2.Response(200, text="<html><script>alert(1)</script>"),
        httpx2.Response(302, headers={"location": f"{EVIL}/token"}),
        httpx2.Response(200, json=["token"]),
        httpx2.Response(200, json={"access_token": "a\r\nX: 1"}),
    ],
    ids=["html", "moved", "list", "lines"],
)
def test_x18_token_endpoints_that_are_none(
    colour: Colour, reaction: httpx2.Response
) -> None:
    server = Server(reaction)
    endpoints = Endpoints("https://id.example/token")
    scheme = OAuth2("auth", "SAMPLE_ACCESS", {"clientCredentials": endpoints})
    service = Service(
        name="sample",
        version="1",
        base_url="https://api.example",
        schemes={"Auth": scheme},
        security=(("Auth",),),
    )
    base: Any = AsyncAPIClient if colour.is_async else SyncAPIClient
    client = base(
        service,
        {"Auth": ClientCredentials("id", HIDDEN)},
        {"http_client": colour.pool(server), "max_retries": 0},
    )
    with pytest.raises(OAuthError) as caught:
        colour.run(client.call(operation()))
    assert {request.url.host for request in server.requests} == {"id.example"}
    assert "script" not in str(caught.value)
