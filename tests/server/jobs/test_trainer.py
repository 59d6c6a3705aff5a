"""What a training's process may take."""

from __future__ import annotations

from models import data
from models.training.recipe import Recipe
from models.training.spec import TrainingSpec
from server.jobs.trainer import HEADROOM, memory
from tests.server.visitor import small_network


def test_images_take_nothing_of_what_a_training_may_have():
    spec, mnist = TrainingSpec(graph=small_network(), dataset="mnist"), data.get("mnist")
    mapped = sum(part.nbytes for split in ("train", "val") for part in vars(mnist.load(split)).values())
    assert memory(spec, Recipe(), 1000) == mapped + 1000
    assert mapped + HEADROOM < memory(spec, Recipe(), None) < mapped + 2 * HEADROOM
