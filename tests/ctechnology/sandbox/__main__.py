"""Run the sandbox until Ctrl-C: `python -m sandbox [--port PORT]`."""

import argparse
import signal
import threading

from sandbox import seed
from sandbox.server import running
from sandbox.state import World

GREETING = """\
c.technology sandbox at {url}

e-mail            {email}
password          {password}
token             {token}
organization      {organization}
organization key  {key}

export CTECHNOLOGY_BASE_URL={url}
export CTECHNOLOGY_TOKEN={token}
export CTECHNOLOGY_ORGANIZATION_API_KEY={key}

Ctrl-C stops it.
"""


def greeting(url: str) -> str:
    return GREETING.format(
        url=url,
        email=seed.EMAIL,
        password=seed.PASSWORD,
        token=seed.TOKEN,
        organization=seed.FLEET,
        key=seed.FLEET_KEY,
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="any free one by default")
    # A script's background jobs start with SIGINT ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with running(World(ticking=True), port=parser.parse_args().port) as url:
        try:
            print(greeting(url), flush=True)  # noqa: T201 for the person who started it
            threading.Event().wait()
        except KeyboardInterrupt:
            print("Stopped.")  # noqa: T201 for the person who started it


if __name__ == "__main__":
    main()
