"""An answer is read as what its media type says it is."""

from __future__ import annotations

from typing import Any

import pytest

EXCEL = "application/vnd.ms-excel"


@pytest.mark.parametrize(
    ("kind", "body", "wanted"),
    [
        ("application/json; charset=utf-8", b'{"n": 1}', 1),
        ("text/csv", b"n\n1", "n\n1"),
        ("application/vnd.report.diff", b"+n", "+n"),
        (EXCEL, b"\xd0\xcf", b"\xd0\xcf"),
        ("application/octet-stream", b"\xd0\xcf", b"\xd0\xcf"),
    ],
)
def test_report(
    client: Any, answering: Any, kind: str, body: bytes, wanted: object
) -> None:
    headers = {"content-type": kind}
    with answering(client.Sample, headers=headers, content=body) as api:
        found = api.report.get()
    assert getattr(found, "n", found) == wanted


def test_accept(client: Any, sent: Any) -> None:
    with sent(client.Sample, [{"n": 1}] * 4) as (api, requests):
        api.report.get()
        api.report.get(options={"headers": {"Accept": EXCEL}})
        api.report.same()
        api.report.two()
    assert [request.headers["accept"] for request in requests] == [
        f"application/json, {EXCEL};q=0.9, text/csv;q=0.9, "
        "application/vnd.report.diff;q=0.9",
        EXCEL,
        "application/hal+json",
        "application/json, application/problem+json, application/vnd.brief+json;q=0.9, "
        "text/html;q=0.9",
    ]


def test_two_kinds_of_json(client: Any, answering: Any) -> None:
    brief = {"content-type": "application/vnd.brief+json"}
    with answering(client.Sample, headers=brief, content=b"[1]") as api:
        assert api.report.two() == [1]


def test_errors(client: Any, answering: Any) -> None:
    html = {"content-type": "text/html"}
    lost = {"status_code": 404, "headers": html, "content": b"<p>Lost"}
    with (
        answering(client.Sample, **lost) as api,
        pytest.raises(client.NotFoundError) as caught,
    ):
        api.report.two()
    assert caught.value.data == "<p>Lost"


def test_head(client: Any, answering: Any) -> None:
    with answering(client.Sample, headers={"etag": "1"}) as api:
        assert api.report.head() is None
        assert client.with_response(api.report.head)().headers["etag"] == "1"


@pytest.mark.parametrize(
    ("kind", "body", "wanted"),
    [
        ("application/json", b"[1]", [1]),
        ("text/html", b"<p>", "<p>"),
        ("image/png", b"\x89", b"\x89"),
    ],
)
def test_anything(
    client: Any, answering: Any, kind: str, body: bytes, wanted: object
) -> None:
    headers = {"content-type": kind}
    with answering(client.Sample, headers=headers, content=body) as api:
        assert api.report.anything() == wanted


@pytest.mark.parametrize(
    ("kind", "body"), [("application/json", b'"a"'), ("text/plain", b"a")]
)
def test_words(client: Any, answering: Any, kind: str, body: bytes) -> None:
    headers = {"content-type": kind}
    with answering(client.Sample, headers=headers, content=body) as api:
        assert api.report.words() == "a"
