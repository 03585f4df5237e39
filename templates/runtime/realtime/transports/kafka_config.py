"""Settings of librdkafka from those of links, and what its errors mean."""

from __future__ import annotations

import logging
import ssl
import time
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from ..extra import needed
from ..frames import Credentials, Lost
from ..servers import is_secure
from ..transport import Dial

if TYPE_CHECKING:
    from ..endpoints import Kafka

# Why: the types of the package are known in part only.
kafka: Any = needed("confluent_kafka", "kafka")
Errors: Any = kafka.KafkaError
Failure: Any = kafka.KafkaException
"""What calls of the package raise, with a KafkaError as its argument."""

_LOG: Final = logging.getLogger((__package__ or __name__).partition(".")[0])
_TOKEN_LIVES: Final = 3600.0
"""Seconds after which librdkafka asks for a token again; a new link has another."""
UNSENDABLE: Final = frozenset(
    {
        Errors.MSG_SIZE_TOO_LARGE,
        Errors.INVALID_MSG,
        Errors.INVALID_MSG_SIZE,
        Errors.TOPIC_EXCEPTION,
        Errors.TOPIC_AUTHORIZATION_FAILED,
        Errors.CLUSTER_AUTHORIZATION_FAILED,
        Errors.RECORD_LIST_TOO_LARGE,
        Errors.POLICY_VIOLATION,
        Errors.INVALID_RECORD,
        Errors.UNKNOWN_TOPIC_OR_PART,
        Errors._UNKNOWN_TOPIC,
        Errors._UNKNOWN_PARTITION,
        Errors._INVALID_ARG,
    }
)
FORBIDDEN: Final = frozenset(
    {
        Errors.TOPIC_AUTHORIZATION_FAILED,
        Errors.GROUP_AUTHORIZATION_FAILED,
        Errors.TOPIC_EXCEPTION,
        Errors.INVALID_GROUP_ID,
    }
)
"""What means that nothing can be received, whatever the link."""


def settings(endpoint: Kafka, dial: Dial, credentials: Credentials) -> dict[str, Any]:
    """What producers and consumers have in common; raises Lost for what cannot be."""
    if isinstance(dial.tls, ssl.SSLContext):
        reason = "Kafka takes no SSLContext: name files in `config`, as ssl.ca.location"
        raise Lost(reason, retry=False)
    patience = max(int(dial.options.ping_timeout * 1000), 10)
    found: dict[str, Any] = {
        "bootstrap.servers": urlsplit(dial.url).netloc,
        "socket.timeout.ms": patience,
        "socket.keepalive.enable": True,
        "logger": _LOG,
        "log_level": 2,
        **_login(endpoint, is_secure(dial.url), credentials),
    }
    return {**found, **endpoint.config}


def _login(endpoint: Kafka, secure: bool, shown: Credentials) -> dict[str, Any]:
    """What librdkafka is told about who we are."""
    found: dict[str, Any] = {}
    user = endpoint.username or shown.user
    password = endpoint.password or shown.password
    if shown.certificate is not None:
        certificate, key = shown.certificate
        found["ssl.certificate.location"] = certificate
        found["ssl.key.location"] = key or certificate
    has_login = bool(user or shown.token)
    protocol = ("SASL_" if has_login else "") + ("SSL" if secure else "PLAINTEXT")
    found["security.protocol"] = protocol
    if user:
        found["sasl.mechanism"] = shown.mechanism or "PLAIN"
        found["sasl.username"], found["sasl.password"] = user, password
    elif shown.token:
        token = shown.token
        found["sasl.mechanism"] = "OAUTHBEARER"

        def give(_: str) -> tuple[str, float]:
            return token, time.time() + _TOKEN_LIVES

        found["oauth_cb"] = give
    return found


def lost_by(error: Any) -> Lost | None:
    """What an error means for a link; None where librdkafka gets over it by itself."""
    code = error.code()
    name = error.name()
    if code in (Errors._AUTHENTICATION, Errors.SASL_AUTHENTICATION_FAILED):
        return Lost("the server refuses the credentials", auth=True)
    if code == Errors._SSL:
        return Lost("TLS: the server has none that is trusted", retry=False)
    if code == Errors._RESOLVE:
        return Lost("no server has that name")
    if code == Errors._ALL_BROKERS_DOWN or error.fatal():
        return Lost(f"the connections are gone: {name}")
    return None
