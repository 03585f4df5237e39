"""A server that answers every request with the same small status of a vehicle."""

from __future__ import annotations

import asyncio
import sys
from typing import Final

BODY: Final = (
    b'{"header":{"api_version":"2.2","status":"SUCCESS","message":null},'
    b'"data":{"vehicle_id":"veh_1","timestamp":"2026-01-01T00:00:00Z",'
    b'"odometer_total_km":1234.5,"state_of_charge_pct":50}}'
)
ANSWER: Final = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
    + str(len(BODY)).encode()
    + b"\r\n\r\n"
    + BODY
)


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer on one connection until it is closed."""
    try:
        while True:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(ANSWER)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main() -> None:
    """Print the address, and answer until the process is stopped."""
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
