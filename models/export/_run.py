"""Runs an exported file alone: its network, with weights, on pixels; writes the logits. Started by ``proof``.

`python -I -S -B _run.py SITE DIRECTORY CLASS SECONDS`; it sees nothing of ours but this file.
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path


def main(site: str, directory: Path, name: str, seconds: int) -> None:
    """Reads network.py, weights.safetensors and pixels.safetensors in ``directory``; writes logits.safetensors."""
    if os.name == "posix":
        import resource

        os.nice(10)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    sys.path.append(site)  # torch and what it needs

    import torch
    from safetensors.torch import load_file, save_file

    torch.set_num_threads(1)
    network: torch.nn.Module = runpy.run_path(str(directory / "network.py"), run_name="exported")[name]()
    network.load_state_dict(load_file(directory / "weights.safetensors"), strict=True)
    network.eval()
    with torch.inference_mode():
        logits = network(load_file(directory / "pixels.safetensors")["pixels"])
    save_file({"logits": logits.contiguous()}, directory / "logits.safetensors")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
