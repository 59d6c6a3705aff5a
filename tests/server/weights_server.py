"""The real server with one more set of weights, whose file a web server of the test gives; the same flags."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from hashlib import sha256

from models.torchvision_weights import Published, get, register

HOST = "WEIGHTS_HOST"
FILE = "WEIGHTS_FILE"
BYTES = "WEIGHTS_BYTES"
"""The variables that say where the file is, its name, and its length; every process of the server reads them."""

ARCHITECTURE = "resnet_tiny"
SIDE = 32


def name_of(content: bytes) -> str:
    """What the authors would call the file."""
    return f"resnet_tiny-{sha256(content).hexdigest()[:8]}"


def published() -> Published:
    """The weights, as they would be published."""
    megabytes = round(int(os.environ[BYTES]) / 2**20, 3)
    about = {"architecture": ARCHITECTURE, "file": os.environ[FILE], "host": f"{os.environ[HOST]}/"}
    return replace(get("resnet18"), **about, megabytes=megabytes, side=SIDE)


if HOST in os.environ:
    register(published())

if __name__ == "__main__":  # every worker process imports this file too, and does not need the server
    from server.__main__ import main

    sys.exit(main())
