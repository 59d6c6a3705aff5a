"""What trainings compute on: told by a process like theirs, because the web process has no torch to ask."""

from __future__ import annotations

from socket import socket

from server.jobs import framing, launch


async def find_device() -> dict[str, str]:
    """`{kind, name}` of the device."""
    worker = await launch.launch(_tell)
    message = await worker.read()
    await worker.ended()
    if message is None:
        raise RuntimeError("the process that looks for the device ended without a word")
    return dict(message[0])


def _tell(connection: socket) -> None:
    from models.device import choose_device, describe

    framing.send(connection, describe(choose_device()))
    connection.close()
