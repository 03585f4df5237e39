"""What forms look like on the wire."""

from __future__ import annotations

from typing import Any


def test_urlencoded(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.form.send_urlencoded(grant_type="a b&c", scopes=["one", "two"])
    assert requests[0].content == b"grant_type=a%20b%26c&scopes=one&scopes=two"
    kind = requests[0].headers["content-type"]
    assert kind == "application/x-www-form-urlencoded"


def test_a_file_with_the_name_of_a_parameter(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.form.send_clash("a", body={"file": ("a.png", b"png")})
    assert b'filename="a.png"\r\nContent-Type: image/png' in requests[0].content


def test_multipart(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        files = [("b.txt", b"second"), b"third"]
        api.form.send_multipart(file=b"first", more=files, size=3)
    content = requests[0].content
    assert content.count(b'name="more"') == 2
    assert b'filename="b.txt"' in content
    assert b'name="size"\r\n\r\n3\r\n' in content
    assert b'name="name"' not in content
