"""Whether what a document describes can be trained: the network, the data set, and the recipe for both."""

from __future__ import annotations

from models.analysis import analyse
from models.data import Dataset
from models.training.feasibility import obstacles
from server.errors import Refusal

from .documents import MAIN, Checked, check, read_dataset
from .fitting import misfits


def trainable(document: object) -> Checked:
    """The document in its normal form, if it can be trained. A large network takes a third of a second: use a thread.

    Raises:
        Refusal: `dataset_only_to_look_at`, `graph_unfit` with the network's problems, `recipe_unfit` with the recipe's,
            `dataset_unavailable`, `dataset_vanished`; and what `check` refuses.
    """
    checked = check(document)
    recipe = checked.recipe
    analysis = analyse(checked.graphs[MAIN], batch_size=recipe.batch_size, optimizer=recipe.optimizer)
    dataset = read_dataset(checked.document["dataset"])
    if not dataset.trainable:
        raise Refusal("dataset_only_to_look_at", name=dataset.name)
    found = [*analysis.problems] or [*misfits(analysis, dataset, recipe.batch_size)]
    if found:
        raise Refusal("graph_unfit", faults=found, count=len(found))
    impossible = obstacles(recipe, dataset.splits["train"], checked.graphs[MAIN], analysis)
    if impossible:
        raise Refusal("recipe_unfit", faults=impossible)
    require_images(dataset)
    return checked


def require_images(dataset: Dataset) -> None:
    """Refuses a data set whose images are not here: `dataset_unavailable`, `dataset_vanished`."""
    if not dataset.available():
        raise Refusal(dataset.absence().code, field="dataset", name=dataset.name, title=dataset.title.in_all())
