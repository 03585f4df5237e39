"""Objects in objects, lists in objects and objects in lists, in the query."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote


def query_of(request: Any) -> list[str]:
    return unquote(request.url.query.decode()).split("&")


def test_nested(client: Any, sent: Any) -> None:
    models = client.models
    within = models.ListChargesCreatedVariant1Range(lt=9)
    created = models.ListChargesCreatedVariant1(gt=1, range=within)
    line = models.ListChargesLinesItem(price="p", tags=["a", "b"])
    with sent(client.Sample) as (api, requests):
        api.charge.list(created=created, expand=["x", "y"], lines=[line])
        api.charge.list(created=7)
    assert query_of(requests[0]) == [
        "created[gt]=1",
        "created[range][lt]=9",
        "expand[0]=x",
        "expand[1]=y",
        "lines[0][price]=p",
        "lines[0][tags][0]=a",
        "lines[0][tags][1]=b",
    ]
    assert query_of(requests[1]) == ["created=7"]
