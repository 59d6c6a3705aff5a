"""As much of RFC 6455 as it takes to receive and to send short unmasked or zero-masked frames, and nothing that costs.

The viewers must cost less than the server they measure, and the broadcaster is to be the least that a server can cost.
"""

from __future__ import annotations

from collections.abc import Iterator

TEXT, BINARY = 1, 2
END_OF_HEAD = b"\r\n\r\n"
ZERO_MASK = bytes(4)  # a client must mask; with zeros the bytes stay what they are


def frame_head(opcode: int, length: int, *, masked: bool) -> bytes:
    """What stands before the ``length`` bytes of a message's only frame."""
    mask_bit = 0x80 if masked else 0
    if length < 126:
        sizes = bytes([mask_bit | length])
    elif length < 1 << 16:
        sizes = bytes([mask_bit | 126]) + length.to_bytes(2, "big")
    else:
        sizes = bytes([mask_bit | 127]) + length.to_bytes(8, "big")
    return bytes([0x80 | opcode]) + sizes + (ZERO_MASK if masked else b"")


def text_from_client(text: str) -> bytes:
    """A text message as a client sends it."""
    content = text.encode()
    return frame_head(TEXT, len(content), masked=True) + content


class Incoming:
    """Finds the ends of messages in a stream of bytes, looking at their heads only."""

    def __init__(self) -> None:
        self._head = bytearray()
        self._opcode = self._length = self._missing = 0
        self._is_inside = False

    def take(self, data: memoryview) -> Iterator[tuple[int, int]]:
        """The (opcode, payload length) of every frame that ends within ``data``."""
        while data or (self._is_inside and self._missing == 0):
            if self._is_inside:
                passed = min(self._missing, len(data))
                self._missing -= passed
                data = data[passed:]
                if self._missing == 0:
                    self._is_inside = False
                    yield self._opcode, self._length
            else:
                self._head.append(data[0])
                data = data[1:]
                self._begin()

    def _begin(self) -> None:
        """Enter the payload if the head is complete."""
        head = self._head
        if len(head) < 2:
            return
        short, mask = head[1] & 0x7F, 4 if head[1] & 0x80 else 0
        extended = {126: 2, 127: 8}.get(short, 0)
        if len(head) < 2 + extended + mask:
            return
        self._opcode = head[0] & 0x0F
        self._length = self._missing = int.from_bytes(head[2 : 2 + extended], "big") if extended else short
        self._is_inside = True
        head.clear()
