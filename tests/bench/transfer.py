"""A frozen encoder that is computed once against one that is computed at every step: a whole epoch with its validation.

The small VGG on MNIST, all but its last layer frozen. The first epoch, in which the one computes its encoder and the
other does nothing else, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from models.training import encoder
from models.training.loop import train
from models.training.spec import TrainingSpec
from models.zoo import build

from .measure import Result, in_turn, seconds

IMAGES, BATCH = 1280, 64
BLOCKS = 8


class Training:
    """A training of endless length behind a frozen encoder, as far as it is asked."""

    def __init__(self, directory: Path, *, largest: int) -> None:
        graph = build("vgg_small", classes=10, shape=(1, 28, 28))
        frozen = {name: {"frozen": True} for name in graph.nodes if name != "fc2"}
        recipe = {"epochs": 10_000, "train_images": IMAGES, "batch_size": BATCH, "layers": frozen}
        spec = TrainingSpec(graph=graph.as_json(), dataset="mnist", recipe=recipe, directory=directory)
        with patch.object(encoder, "LARGEST", largest):
            self._events = train(spec)
            assert next(self._events)["encoder"]["is_kept"] == (largest > 0)
        self.epoch()

    def epoch(self) -> None:
        """Train to the end of an epoch, and measure."""
        for event in self._events:
            [point] = event.get("points", [{"split": None}])
            if point["split"] == "val" and point["step"] % (IMAGES // BATCH) == 0:
                return


def benchmarks() -> Iterator[Result]:
    """An epoch behind an encoder that is computed once, against one behind an encoder that is not (budget 0.1)."""
    with TemporaryDirectory() as folder:
        ours = Training(Path(folder, "once"), largest=encoder.LARGEST)
        reference = Training(Path(folder, "again"), largest=0)
        yield in_turn(
            "frozen_encoder",
            "s/epoch",
            0.1,
            ours=partial(seconds, ours.epoch),
            reference=partial(seconds, reference.epoch),
            blocks=BLOCKS,
        )
