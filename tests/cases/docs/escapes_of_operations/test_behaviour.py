"""Whatever stands in media types, headers, links and servers stays text."""

from __future__ import annotations

from typing import Any

import pytest


def test_docstrings(client: Any) -> None:
    doc = client.Sample().quote.send.__doc__
    assert '""" done.' in doc
    assert 'X-"""\\ (str): """.' in doc
    assert "`webhooks.parse_cb`" in doc


def test_servers(client: Any) -> None:
    with pytest.raises(ValueError, match='a"b cannot be \'d"""e\' within'):
        client.servers.example()
    with pytest.raises(ValueError, match="must be one of"):
        client.servers.example(a_b="other")


def test_names_that_the_method_needs_itself(client: Any, sent: Any) -> None:
    text = {"body": "a", "content_type": 'text/plain\n"', "body_of_": "c"}
    body = client.models.SendQuotesRequest(body_of="b")
    warned = pytest.warns(DeprecationWarning)
    with sent(client.Sample, [1, 1]) as (api, requests), warned:
        api.quote.send(body=body, content_type_="d")
        with pytest.raises(ValueError, match="line breaks"):
            api.quote.send(**text)
    assert requests[0].content == b'{"body_of":"b"}'
    assert requests[0].url.params["content_type"] == "d"
