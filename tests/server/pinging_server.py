"""The real server, which asks its live sockets for a sign of life every second instead of every twenty."""

from __future__ import annotations

import sys

PING = 1.0

if __name__ == "__main__":  # every worker process imports this file too, and does not need the server
    from server import __main__ as product

    product.PING = PING
    sys.exit(product.main())
