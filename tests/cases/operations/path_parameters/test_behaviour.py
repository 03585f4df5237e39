"""Paths are filled in in their own order, and kept exactly."""

from __future__ import annotations

from typing import Any

import pytest


def test_paths(client: Any, sent: Any) -> None:
    with sent(client.Sample) as (api, requests):
        api.file.copy("a/b")
        api.file.get("x y", "z", 3, options={"timeout": 1.0})
    assert [request.url.raw_path for request in requests] == [
        b"/copy/a%2Fb/to/a%2Fb",
        b"/folder/x%20y/file/z/3/",
    ]


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_names_that_would_change_the_path(client: Any, sent: Any, name: str) -> None:
    refused = pytest.raises(ValueError, match="path parameter name")
    with sent(client.Sample) as (api, requests), refused:
        api.file.copy(name)
    assert not requests
