"""A small server that behaves like the c.technology vehicle API v2.2.

It keeps its data in memory, starts from the same sample data every time, and does
what a test tells it to: refuse calls, break answers, drop connections.
"""

from sandbox.server import Serving, running
from sandbox.state import Recorded, Sandbox, World
from sandbox.trouble import Fault, http_date

__all__ = ["Fault", "Recorded", "Sandbox", "Serving", "World", "http_date", "running"]
