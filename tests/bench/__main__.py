"""`python -m tests.bench [NAME ...]`: every benchmark, or those of the modules named, a JSON object a line."""

from __future__ import annotations

import sys
from importlib import import_module

import torch

MODULES = ["analysis", "insight", "start", "training", "fanout", "pen"]


def main(names: list[str]) -> None:
    """Print each result as soon as it is there."""
    torch.set_num_threads(1)
    for name in names or MODULES:
        for result in import_module(f"{__package__}.{name}").benchmarks():
            print(result.as_line(), flush=True)  # noqa: T201 - the output is the product here


if __name__ == "__main__":
    main(sys.argv[1:])
