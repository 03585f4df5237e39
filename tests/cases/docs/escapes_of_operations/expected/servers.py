"""Where Quotes is: addresses for `base_url`."""

from __future__ import annotations

from typing import Literal

from ._runtime import server_url


def example(*, a_b: Literal['d"""e', "x\ny"] = 'd"""e') -> str:
    """\"\"\".

    Args:
        a_b: \"\"\" quoted.
    """
    return server_url('https://{a"b}.example', {'a"b': a_b}, {'a"b': ('d"""e', "x\ny")})
