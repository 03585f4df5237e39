"""When a lost link is made again: pauses, what resets them, and when it is given up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.realtime.backoff import NEVER, Course, Life, Reconnect
from runtime.realtime.closing import closed, refused
from runtime.realtime.errors import AuthError, ConnectionLost
from runtime.realtime.frames import Lost

CHANCE = st.floats(0, 1, exclude_max=True)
SECONDS = st.floats(0.001, 1000)
BROKEN = Lost("broken")
DENIED = Lost("who are you", auth=True)
FOR_EVER = 1e9


def life(
    lost: Lost = BROKEN, lived: float | None = None, *, heard: bool = False
) -> Life:
    return Life(lost=lost, lived=lived, heard=heard)


@given(SECONDS, SECONDS, st.integers(0, 10_000), CHANCE)
def test_pauses_are_spread_from_nothing_to_the_longest(
    base: float, cap: float, failures: int, chance: float
) -> None:
    rules = Reconnect(base=base, cap=cap)
    longest = min(cap, base * 2.0 ** min(failures, 32))
    pause = rules.pause(failures, BROKEN, chance)
    assert pause == pytest.approx(chance * longest)
    assert rules.pause(failures, BROKEN, 0.0) == 0.0


@given(st.floats(0, 1e6), st.integers(0, 100), CHANCE)
def test_what_the_server_asks_for_is_kept(
    asked: float, failures: int, chance: float
) -> None:
    rules = Reconnect()
    pause = rules.pause(failures, Lost("busy", retry_after=asked), chance)
    assert pause is not None
    assert pause >= min(asked, 10 * rules.cap)
    assert pause <= 11 * rules.cap


def test_two_hundred_clients_do_not_come_back_at_once() -> None:
    from random import Random

    chance = Random(7).random
    for failures in range(8):
        rules = Reconnect()
        pauses = [rules.pause(failures, BROKEN, chance()) or 0.0 for _ in range(200)]
        longest = min(rules.cap, rules.base * 2**failures)
        tenths = [int(10 * pause / longest) for pause in pauses]
        assert max(tenths.count(n) for n in range(10)) <= 40


@given(st.lists(st.floats(0, 59), max_size=20), CHANCE)
def test_pauses_grow_until_a_link_was_healthy(
    lived: list[float], chance: float
) -> None:
    rules, course = Reconnect(), Course()
    for number, seconds in enumerate(lived):
        course, delay = course.after(life(lived=seconds), rules, chance, FOR_EVER)
        assert course.failures == number + 1
        assert delay == pytest.approx(chance * min(30, 0.5 * 2**number))
    course, delay = course.after(life(lived=60.0), rules, chance, FOR_EVER)
    assert delay == pytest.approx(chance * 0.5)
    assert course.failures == 1


def test_a_weekend_without_a_server() -> None:
    rules, course = Reconnect(), Course(made=True)
    for _ in range(20_000):
        course, delay = course.after(life(), rules, 0.999, -FOR_EVER)
        assert delay <= rules.cap


def test_no_more_tries_than_allowed() -> None:
    rules, course = Reconnect(attempts=2), Course(made=True)
    for _ in range(2):
        course, _ = course.after(life(), rules, 0.5, FOR_EVER)
    with pytest.raises(ConnectionLost, match="broken"):
        course.after(life(), rules, 0.5, FOR_EVER)
    with pytest.raises(ConnectionLost):
        Course().after(life(lived=1000.0), NEVER, 0.5, FOR_EVER)


def test_the_first_link_has_its_time_and_others_have_all() -> None:
    with pytest.raises(ConnectionLost):
        Course().after(life(), Reconnect(), 0.5, 0.1)
    course, _ = Course().after(life(lived=0.1), Reconnect(), 0.5, FOR_EVER)
    course.after(life(), Reconnect(), 0.5, 0.1)


def test_new_credentials_once() -> None:
    course, _ = Course().after(life(DENIED), Reconnect(), 0.5, FOR_EVER)
    assert course.refused
    with pytest.raises(AuthError, match="who are you"):
        course.after(life(DENIED), Reconnect(), 0.5, FOR_EVER)


def test_what_comes_over_a_link_says_that_credentials_are_good() -> None:
    course, _ = Course().after(life(DENIED), Reconnect(), 0.5, FOR_EVER)
    lived = life(DENIED, lived=30.0, heard=True)
    course, _ = course.after(lived, Reconnect(), 0.5, FOR_EVER)
    assert course.refused
    healthy = life(DENIED, lived=60.0)
    assert course.after(healthy, Reconnect(), 0.5, FOR_EVER)[0].refused


def test_a_greeting_does_not_say_that_credentials_are_good() -> None:
    """Servers say hello, and refuse what they are shown a moment later."""
    course, _ = Course().after(
        life(DENIED, lived=0.1, heard=True), Reconnect(), 0.5, FOR_EVER
    )
    with pytest.raises(AuthError):
        course.after(life(DENIED, lived=0.1, heard=True), Reconnect(), 0.5, FOR_EVER)


RETRIED = (1001, 1005, 1006, 1011, 1012, 1013, 1014, 4000)
FATAL = (1002, 1003, 1007, 1008, 1010, 3003, 4403)


@pytest.mark.parametrize("code", RETRIED)
def test_codes_after_which_it_is_tried_again(code: int) -> None:
    lost = closed(code, "", {})
    assert (lost.retry, lost.auth, lost.ended) == (True, False, False)


@pytest.mark.parametrize("code", FATAL)
def test_codes_that_are_final(code: int) -> None:
    lost = closed(code, "no", {})
    assert (lost.retry, lost.auth, lost.ended) == (False, False, False)
    assert lost.reason == f"closed with {code}: no"


def test_codes_as_the_document_says() -> None:
    assert closed(1000, "", {}).ended
    assert closed(4401, "", {}).auth
    assert closed(4001, "", {4001: "auth"}).auth
    assert closed(1008, "", {1008: "retry"}).retry
    assert closed(1012, "", {1012: "end"}).ended
    assert not closed(4000, "", {4000: "fatal"}).retry


def test_reasons_of_servers_are_cut() -> None:
    assert len(closed(4000, "x" * 1000, {}).reason) < 130


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_statuses_after_which_it_is_tried_again(status: int) -> None:
    lost = refused(status, 3.0)
    assert (lost.retry, lost.auth, lost.retry_after) == (True, False, 3.0)


@pytest.mark.parametrize("status", [400, 403, 404, 410, 426, 501])
def test_statuses_that_are_final(status: int) -> None:
    assert not refused(status, None).retry


def test_a_status_that_asks_for_credentials() -> None:
    assert refused(401, None).auth
    assert refused(401, None).retry
