"""The idx format of the MNIST family: a big-endian header of sizes, then bytes.

Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", section "File formats".
"""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

UNSIGNED_BYTES = 0x08


def read_idx(content: bytes) -> NDArray[np.uint8]:
    """The array in an idx file of unsigned bytes: two zero bytes, a type, the rank, one u32 per axis, the values.

    Raises:
        ValueError: the content is no idx file of unsigned bytes, or its length is not what its header promises.
    """
    if content[:3] != bytes([0, 0, UNSIGNED_BYTES]) or len(content) < 4:
        raise ValueError(f"expected an idx file of unsigned bytes (00 00 08), received {content[:4].hex(' ')}")
    rank = content[3]
    start = 4 + 4 * rank
    if len(content) < start:
        raise ValueError(f"expected an idx header of {start} bytes, received {len(content)}")
    shape = struct.unpack_from(f">{rank}I", content, 4)
    values = np.frombuffer(content, np.uint8, offset=start)
    if values.size != np.prod(shape, dtype=np.int64):
        raise ValueError(f"expected {shape} values after the idx header, received {values.size}")
    return values.reshape(shape)
