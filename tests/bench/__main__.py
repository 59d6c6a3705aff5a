"""`python -m tests.bench [NAME ...]`: every benchmark, or those of the modules named, a JSON object a line."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module

import torch

MODULES = [
    "analysis", "insight", "augmentation", "start", "training", "accuracy", "signals", "transfer", "fanout", "pen",
    "classroom",
]  # fmt: skip


def main(names: list[str]) -> int:
    """Print each result as soon as it is there; 1 where a benchmark could not be run, which hides no other's result."""
    torch.set_num_threads(1)
    failed = []
    for name in names or MODULES:
        try:
            for result in import_module(f"{__package__}.{name}").benchmarks():
                print(result.as_line(), flush=True)
        except Exception:  # noqa: BLE001 - whatever it was is told
            traceback.print_exc()
            failed.append(name)
    if failed:
        print(f"not measured: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
