"""Signatures of webhooks: what is accepted, and that nothing else is."""

from __future__ import annotations

import base64
import hashlib
import hmac
import math
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime import Headers, WebhookVerificationError
from runtime.signatures import STANDARD_WEBHOOKS, Delivery, Signature

KEY: Final = bytes(range(32))
SECRET: Final = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
OTHER: Final = "whsec_" + base64.b64encode(b"another key").decode()
BODY: Final = b'{"type": "paid", "by": "J\xc3\xbcrg"}'
NOW: Final = 1_700_000_000
ID: Final = "msg_1"
STRIPED: Final = Signature(
    header="Pay-Signature",
    prefix="v1=",
    separator=",",
    signed="{timestamp}.{body}",
    timestamp_prefix="t=",
)
PLAIN: Final = Signature(header="X-Signature", prefix="sha256=")


def standard(
    body: bytes = BODY, key: bytes = KEY, id: str = ID, at: int = NOW
) -> dict[str, str]:
    """Headers as the specification has them, made by hand."""
    content = f"{id}.{at}.".encode() + body
    digest = hmac.new(key, content, hashlib.sha256).digest()
    return {
        "webhook-id": id,
        "webhook-timestamp": str(at),
        "webhook-signature": "v1," + base64.b64encode(digest).decode(),
    }


def verified(
    headers: Any,
    body: bytes | str = BODY,
    signature: Signature = STANDARD_WEBHOOKS,
    *,
    now: float = NOW,
    secret: Any = SECRET,
    **options: Any,
) -> Delivery:
    return signature.verify(headers, body, secret=secret, clock=lambda: now, **options)


def refused(
    headers: Any,
    body: bytes | str = BODY,
    signature: Signature = STANDARD_WEBHOOKS,
    **options: Any,
) -> str:
    """Why a message is refused; the secret is not part of it."""
    with pytest.raises(WebhookVerificationError) as caught:
        verified(headers, body, signature, **options)
    assert caught.value.__cause__ is None
    assert SECRET not in repr(caught.value)
    return str(caught.value)


def test_a_vector_of_the_specification() -> None:
    """The message with which implementations of Standard Webhooks are compared."""
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    found = verified(
        headers,
        b'{"test": 2432232314}',
        now=1614265330,
        secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    )
    assert found == Delivery("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330.0)


def test_a_message() -> None:
    assert verified(standard()) == Delivery(ID, float(NOW))
    assert verified(standard(), BODY.decode()) == Delivery(ID, float(NOW))
    assert verified(standard(b""), b"").id == ID


@pytest.mark.parametrize(
    "headers",
    [
        standard().items(),
        Headers(standard().items()),
        {name.upper(): value for name, value in standard().items()},
        {name.title().encode(): v.encode() for name, v in standard().items()},
        [(name.encode(), value.encode()) for name, value in standard().items()],
    ],
)
def test_headers_of_any_framework(headers: Any) -> None:
    assert verified(headers).id == ID


def test_several_signatures() -> None:
    good = standard()["webhook-signature"]
    bad = standard(key=b"old")["webhook-signature"]
    for value in (f"{bad} {good}", f"v1a,{good[3:]} {good} v2,x", f" {good} "):
        assert verified(standard() | {"webhook-signature": value}).id == ID
    pairs = [*standard().items(), ("webhook-signature", bad)]
    assert verified(pairs).id == ID
    for value in (f"{bad} {bad}", f"v1a,{good[3:]}", good[3:], f"v1,{good}", "v1,", ""):
        assert "fits" in refused(standard() | {"webhook-signature": value})


def test_rotation_of_secrets() -> None:
    old = standard(key=b"another key")
    for secret in ([SECRET, OTHER], (OTHER, SECRET), [KEY, b"another key"]):
        assert verified(old, secret=secret).id == verified(standard(), secret=secret).id
    assert "fits" in refused(old)


@pytest.mark.parametrize("secret", [SECRET, SECRET[6:], f" {SECRET}\n", KEY])
def test_spellings_of_a_secret(secret: str | bytes) -> None:
    assert verified(standard(), secret=secret).id == ID
    assert verified(standard(), secret=SECRET.rstrip("=")).id == ID


@pytest.mark.parametrize("signature", [STANDARD_WEBHOOKS, PLAIN])
@pytest.mark.parametrize("secret", ["", b"", [], ["", SECRET]])
def test_no_secret_is_none(signature: Signature, secret: Any) -> None:
    with pytest.raises(ValueError, match="it is empty"):
        verified(standard() | {"X-Signature": "x"}, signature=signature, secret=secret)
    with pytest.raises(ValueError, match="it is empty"):
        signature.sign(BODY, secret=secret)


@pytest.mark.parametrize("secret", ["whsec_s3cr%t", "whsec_tooA", "gehäim"])
def test_a_malformed_secret_is_not_shown(secret: str) -> None:
    with pytest.raises(ValueError, match="is not base64") as caught:
        verified(standard(), secret=f"{secret}!")
    assert secret not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("age", [-300, -299.5, 0, 300])
def test_messages_of_now(age: float) -> None:
    assert verified(standard(), now=NOW + age).timestamp == NOW


@pytest.mark.parametrize(
    ("age", "words"),
    [(300.1, "301 s old"), (-301, "301 s early"), (10**9, "1000000000 s old")],
)
def test_messages_of_another_time(age: float, words: str) -> None:
    assert words in refused(standard(), now=NOW + age)
    assert verified(standard(), now=NOW + age, tolerance=math.inf).id == ID


def test_tolerance() -> None:
    assert verified(standard(), now=NOW + 9, tolerance=9).id == ID
    assert "10 s old; tolerated are 9 s" in refused(
        standard(), now=NOW + 10, tolerance=9
    )
    for tolerance in (-1, math.nan):
        with pytest.raises(ValueError, match="tolerance"):
            verified(standard(), tolerance=tolerance)


def test_forged_messages_are_not_told_the_time() -> None:
    assert "fits" in refused(standard(key=b"x"), now=0)


@pytest.mark.parametrize("name", standard())
def test_missing_headers(name: str) -> None:
    headers = standard()
    del headers[name]
    assert refused(headers) == f"the header {name} is missing"
    if name != "webhook-signature":
        assert refused(headers | {name: ""}) == f"the header {name} is missing"


@pytest.mark.parametrize(
    "text",
    [
        "now",
        "-1",
        "1_7",
        "１７",
        "9" * 13,
        "1e9",
        "inf",
        "nan",
        "0x1",
        "\udc80",
        "9999-",
    ],
)
def test_malformed_timestamps(text: str) -> None:
    assert "timestamp" in refused(standard() | {"webhook-timestamp": text})


def test_dates() -> None:
    """Some services say the time as RFC 3339 text; it is signed as it is written."""
    signature = Signature(
        header="s", signed="{id}{timestamp}{body}", timestamp="t", id="i"
    )
    content = b"7" + b"2023-11-14T22:13:20.5Z" + BODY
    headers = {
        "i": "7",
        "t": "2023-11-14T22:13:20.5Z",
        "s": hmac.new(b"key", content, hashlib.sha256).hexdigest(),
    }
    found = verified(headers, signature=signature, secret="key")
    assert found == Delivery("7", NOW + 0.5)
    assert "old" in refused(headers, signature=signature, secret="key", now=NOW + 400)


@pytest.mark.parametrize("place", range(len(BODY)))
def test_every_byte_of_the_body_is_signed(place: int) -> None:
    for bit in (1, 128):
        tampered = bytearray(BODY)
        tampered[place] ^= bit
        assert "fits" in refused(standard(), bytes(tampered))
    assert "fits" in refused(standard(), BODY[:place] + BODY[place + 1 :])


@pytest.mark.parametrize("name", standard())
def test_every_character_of_a_header_is_signed(name: str) -> None:
    value = standard()[name]
    for place in range(len(value)):
        other = "1" if value[place] != "1" else "2"
        tampered = value[:place] + other + value[place + 1 :]
        refused(standard() | {name: tampered}, tolerance=math.inf)
        if name == "webhook-signature":
            refused(standard() | {name: value[:place]})


def test_signature_and_timestamp_in_one_header() -> None:
    content = str(NOW).encode() + b"." + BODY
    good = hmac.new(SECRET.encode(), content, hashlib.sha256).hexdigest()
    header = f"t={NOW}, v1={'0' * 64},v0=x, v1={good.upper()}"
    assert verified({"pay-signature": header}, signature=STRIPED) == Delivery(None, NOW)
    assert "old" in refused({"pay-signature": header}, signature=STRIPED, now=NOW + 301)
    for header in (
        f"v1={good}",
        f"t={NOW + 1},v1={good}",
        f"t=,v1={good}",
        "",
        ",,t,=",
    ):
        refused({"pay-signature": header}, signature=STRIPED)


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "sha512"])
@pytest.mark.parametrize("encoding", ["hex", "base64"])
def test_algorithms(algorithm: Any, encoding: Any) -> None:
    signature = Signature(
        header="S", algorithm=algorithm, encoding=encoding, prefix="a="
    )
    digest = hmac.new(b"key", BODY, algorithm).digest()
    text = digest.hex() if encoding == "hex" else base64.b64encode(digest).decode()
    headers = {"s": f"a={text}"}
    found = verified(headers, signature=signature, secret="key", now=0)
    assert found == Delivery(None, None)
    assert signature.sign(BODY, secret="key") == {"S": f"a={text}"}
    assert "fits" in refused({"s": text}, signature=signature, secret="key")
    assert "fits" in refused({"s": f"a={text}"}, b"", signature, secret="key")


def test_braces_of_a_template_are_text() -> None:
    signature = Signature(header="S", signed="v0:{x}:{body}{}")
    digest = hmac.new(b"key", b"v0:{x}:" + BODY + b"{}", hashlib.sha256).hexdigest()
    assert verified({"S": digest}, signature=signature, secret="key").id is None


def test_halves_of_pairs_are_no_text() -> None:
    assert "fits" in refused(standard(), "\ud800")
    for name, value in standard().items():
        refused(standard() | {name: f"{value}\ud800"})


def test_placeholders_in_what_arrives_are_text() -> None:
    assert verified(standard(b"{id}{body}", id="{body}"), b"{id}{body}").id == "{body}"


ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(
    names=st.sampled_from(["S", "T", "I"]),
    values=st.dictionaries(st.sampled_from(["S", "T", "I"]), ANY_TEXT),
    body=st.one_of(st.binary(), ANY_TEXT),
    prefix=st.sampled_from(["", "v1="]),
)
def test_nothing_else_is_raised(
    names: str, values: dict[str, str], body: bytes | str, prefix: str
) -> None:
    for signature in (
        Signature(header="S", prefix=prefix),
        Signature(header="S", prefix=prefix, separator=",", timestamp_prefix="t="),
        Signature(header="S", encoding="base64", id="I", timestamp="T"),
    ):
        refused(values, body, signature)
        refused({**values, names: f"t=1,{prefix}", "T": "7"}, body, signature)


@given(st.lists(st.tuples(st.sampled_from([b"s", b"T", b"i"]), st.binary())))
def test_nothing_else_is_raised_for_bytes(headers: list[tuple[bytes, bytes]]) -> None:
    refused(headers, BODY, Signature(header="S", id="I", timestamp="T"))
    refused([*headers, (b"t", b"7"), (b"i", b"7")], BODY, STRIPED)


SIGNATURES = st.builds(
    Signature,
    header=st.just("S"),
    algorithm=st.sampled_from(["sha1", "sha256", "sha512"]),
    encoding=st.sampled_from(["hex", "base64"]),
    prefix=st.sampled_from(["", "v1=", "sha="]),
    separator=st.sampled_from(["", " ", ";"]),
    signed=st.sampled_from(
        ["{body}", "{timestamp}.{id}.{body}", "v0:{id}{timestamp}{body}"]
    ),
    timestamp=st.just("T"),
    id=st.just("I"),
    secret=st.sampled_from(["text", "base64"]),
)


@given(
    signature=SIGNATURES,
    body=st.binary(),
    key=st.binary(min_size=1),
    age=st.integers(-600, 600),
)
def test_what_is_signed_is_verified(
    signature: Signature, body: bytes, key: bytes, age: int
) -> None:
    headers = signature.sign(body, secret=key, id="7", timestamp=NOW)
    if abs(age) <= 300:
        found = verified(headers, body, signature, secret=key, now=NOW + age)
        assert found == Delivery("7", NOW)
    else:
        assert "tolerated" in refused(
            headers, body, signature, secret=key, now=NOW + age
        )
    assert "fits" in refused(headers, body + b"x", signature, secret=key)
    assert "fits" in refused(headers, body, signature, secret=key + b"x")


def test_signing_without_particulars() -> None:
    first, second = (STANDARD_WEBHOOKS.sign(BODY, secret=SECRET) for _ in range(2))
    assert first["webhook-id"] != second["webhook-id"]
    assert (
        STANDARD_WEBHOOKS.verify(first, BODY, secret=SECRET).id == first["webhook-id"]
    )


def test_signing_with_several_secrets() -> None:
    headers = STANDARD_WEBHOOKS.sign(BODY, secret=[OTHER, SECRET])
    for secret in (OTHER, SECRET):
        assert STANDARD_WEBHOOKS.verify(headers, BODY, secret=secret).id
