"""What is known of messages."""

from __future__ import annotations

from functools import cache
from typing import Any

from .. import models
from .._runtime.realtime import MessageSpec


@cache
def created() -> MessageSpec:
    return MessageSpec(
        name="created",
        kind=models.Created,
        written="avro",
        content_type="application/avro",
        avro='{"type":"record","name":"Created","namespace":"com.example","doc":"Somebody new.","fields":[{"name":"id","type":{"type":"string","logicalType":"uuid"}},{"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},{"name":"kind","type":{"type":"enum","name":"Kind","symbols":["PERSON","ROBOT"]}},{"name":"nick","type":["null","string"],"default":null},{"name":"scores","type":{"type":"map","values":"double"}},{"name":"address","type":["null",{"type":"record","name":"Address","fields":[{"name":"city","type":"string"}]}],"default":null}]}',
        schema_id=True,
    )


@cache
def picture() -> MessageSpec:
    return MessageSpec(
        name="picture",
        kind=bytes,
        written="bytes",
        content_type="image/png",
    )


@cache
def line() -> MessageSpec:
    return MessageSpec(
        name="line",
        kind=str,
        written="text",
        content_type="text/plain",
    )


@cache
def batch() -> MessageSpec:
    return MessageSpec(
        name="batch",
        kind=list[int],
    )


@cache
def state() -> MessageSpec:
    return MessageSpec(
        name="state",
        kind=bytes,
        written="bytes",
        content_type="application/protobuf",
    )


@cache
def whatever() -> MessageSpec:
    return MessageSpec(
        name="whatever",
        kind=Any,
    )
