"""Every fault that links are tested against, and the tests that do it, by their names."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent

FAULTS: dict[str, tuple[str, ...]] = {
    # Links
    "restart of the server": ("faults.restart", "faults.subscriptions_are_sent_again"),
    "half-open link, with ping": (
        "faults.half_open_with_ping",
        "mock.a_half_open_link_is_found",
    ),
    "half-open link, with an idle limit": ("faults.half_open_with_an_idle_limit",),
    "half-open link, with neither": ("faults.half_open_without_either_is_never_found",),
    "server closes during auth": ("faults.server_closes_during_auth",),
    "server speaks before auth": (
        "faults.server_speaks_before_auth",
        "keys.a_refusal_after_a_greeting_counts",
    ),
    "reconnect storm": (
        "faults.reconnect_storm",
        "backoff.two_hundred_clients_do_not_come_back_at_once",
    ),
    "clock jump": ("faults.clock_jump",),
    "slow DNS": ("faults.slow_dns", "faults.no_such_host"),
    "TLS failure": (
        "faults.tls_failure",
        "websocket.tls_towards_a_server_without_it",
    ),
    "proxy": (
        "faults.proxy",
        "websocket.a_proxy_that_refuses",
        "websocket.tls_through_a_proxy",
    ),
    "handshake without an answer": ("websocket.a_handshake_that_is_never_answered",),
    # Credentials
    "4401": (
        "faults.4401_asks_for_a_token_once_and_goes_on",
        "faults.4401_twice_in_a_row_is_the_end",
        "keys.a_second_refusal_in_a_row_is_the_end",
    ),
    "4403": ("faults.4403_is_tried_once",),
    "auth expiry while idle": ("faults.auth_expiry_while_idle",),
    "token provider raises": (
        "faults.token_provider_raises_at_first",
        "faults.token_provider_raises_later_and_recovers",
        "keys.a_provider_that_fails_ends_only_the_first_try",
    ),
    "refused with 401": ("faults.refused_with_401",),
    "refused with 403": ("faults.refused_with_403",),
    "refused with 429 and Retry-After": (
        "faults.refused_with_429",
        "websocket.retry_after_as_a_date",
        "websocket.retry_after_beyond_all_patience",
    ),
    # Messages
    "slow consumer, block": ("faults.slow_reader_blocks", "buffer.block"),
    "slow consumer, drop the oldest": (
        "faults.slow_reader_drops_the_oldest",
        "buffer.drop_oldest",
        "links.messages_that_are_dropped_are_told_of",
    ),
    "slow consumer, latest": ("faults.slow_reader_gets_the_latest", "buffer.latest"),
    "slow consumer, error": ("faults.slow_reader_gets_an_error", "buffer.error"),
    "malformed message": (
        "faults.malformed",
        "faults.malformed_is_raised_and_the_stream_goes_on",
        "consumer.invalid_messages_are_raised_and_not_settled",
    ),
    "wrong type": (
        "faults.malformed",
        "reading.anything_is_a_type_or_unknown_or_does_not_fit",
    ),
    "unknown tag": ("faults.unknown_tag",),
    "duplicates after resume": (
        "links.duplicates_after_a_link_that_goes_on",
        "mock.repeated_messages_say_so",
    ),
    "frame beyond the limit": (
        "faults.frame_beyond_the_limit",
        "faults.frame_far_beyond_the_limit",
    ),
    "fragmented and binary frames": ("faults.fragmented_and_binary_frames",),
    "frame that is cut": ("websocket.a_link_that_is_cut_in_a_frame",),
    "invalid UTF-8": ("websocket.invalid_utf_8_in_a_text_frame",),
    "compression bomb": ("faults.compression_bomb",),
    "any interleaving keeps order, and tells of loss": (
        "promises.order_and_every_loss_is_told",
        "promises.what_is_dropped_is_counted",
    ),
    # Messages that are settled
    "crash before ack": (
        "consumer.what_is_not_done_comes_again_to_who_comes_next",
        "consumer.what_is_settled_after_its_link_is_gone_comes_again",
    ),
    "poison message to dead letters": (
        "consumer.a_poison_message_goes_to_the_dead_letters",
        "consumer.a_poison_message_is_rejected_after_so_many_tries",
    ),
    "rebalance mid-batch": ("consumer.members_of_a_group_share_and_take_over",),
    "any interleaving works on all, and acks only work that ended": (
        "promises.every_message_is_worked_on_and_only_then_done",
    ),
    # Messages that are sent
    "kill between send and confirm": (
        "links.a_link_that_breaks_between_send_and_confirm",
        "promises.nothing_is_sent_twice",
    ),
    "reply late, twice, and with a wrong id": (
        "faults.reply_late_twice_and_with_a_wrong_id",
        "answers.each_answer_goes_to_one_request",
    ),
    "reply never": ("faults.reply_never",),
    "subscription acknowledged with fewer topics": (
        "faults.reply_that_says_fewer_topics",
    ),
    # Programs
    "cancel at every await": (
        "faults.cancel_at_every_await",
        "links.cancelled_after_every_step",
    ),
    "break out of the loop": (
        "faults.break_out_of_the_loop",
        "sync.leaving_a_loop_loses_nothing",
    ),
    "two loops": (
        "links.two_loops",
        "links.two_loops_over_a_broker",
        "links.two_loops_one_after_the_other",
    ),
    "fork": ("sync.fork",),
    "generator not closed": (
        "faults.not_closed_leaves_nothing_behind",
        "links.a_generator_that_is_not_closed_leaves_nothing",
    ),
    "drain deadline": ("faults.drain_deadline", "faults.drain", "sync.draining"),
}


@cache
def named_in(module: str) -> frozenset[str]:
    """The names of the tests of a module, without `test_`."""
    tree = ast.parse((HERE / f"test_{module}.py").read_text("utf-8"))
    return frozenset(
        node.name.removeprefix("test_")
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_its_tests(fault: str) -> None:
    for name in FAULTS[fault]:
        module, _, test = name.partition(".")
        assert test in named_in(module), name
