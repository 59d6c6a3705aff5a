"""What makes a recipe impossible for a network and a data set, found before anything starts, each with its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.problems import Problem, declare
from models.text import Text
from models.training.paces import paces
from models.training.schedules import NEEDS_LENGTH, Plan, steps_per_epoch, warmup_steps

if TYPE_CHECKING:
    from models.analysis import Analysis
    from models.graph import Graph
    from models.training.recipe import Recipe

declare(
    "batch_above_images",
    Text(
        "A batch of {batch} images is more than the {images} there are to learn from. Make it smaller.",
        "Батч из {batch} изображений больше, чем есть для обучения ({images}). Уменьшите его.",
    ),
)
declare(
    "images_above_dataset",
    Text(
        "{received} training images are asked for; the data set has {images}. Ask for fewer, or for all.",
        "Запрошено обучающих изображений: {received}, в наборе их {images}. Возьмите меньше или все.",
    ),
)
declare(
    "warmup_above_length",
    Text(
        "The warm-up takes {warmup} steps, the whole training {steps}. Shorten the one or lengthen the other.",
        "Разогрев занимает шагов: {warmup}, всё обучение — {steps}. Сократите первое или продлите второе.",
    ),
)
declare(
    "schedule_needs_length",
    Text(
        "This schedule ends with the training, and a length in minutes does not say at which step that is. Give the "
        "length in epochs or steps, or choose another schedule.",
        "Это расписание кончается вместе с обучением, а длительность в минутах не говорит, на каком шаге. Задайте её в "
        "эпохах или шагах либо выберите другое расписание.",
    ),
)
declare(
    "recipe_layer_unknown",
    Text(
        "The recipe speaks of “{received}”, which this network does not have. Remove it from the recipe.",
        "В рецепте упомянуто «{received}», чего в этой сети нет. Уберите это из рецепта.",
    ),
)
declare(
    "everything_frozen",
    Text(
        "Every layer that has weights is frozen, so there is nothing to train. Let at least one learn.",
        "Все слои с весами заморожены, обучать нечего. Разморозьте хотя бы один.",
    ),
)


def learned_images(recipe: Recipe, images: int) -> int:
    """How many of the training split's images the recipe learns from."""
    return images if recipe.train_images is None else min(images, recipe.train_images)


def plan_of(recipe: Recipe, images: int) -> Plan:
    """The plan of a recipe on a training split of so many images."""
    return Plan.of(recipe, steps_per_epoch(learned_images(recipe, images), recipe.batch_size))


def timing_obstacles(recipe: Recipe, images: int) -> Iterator[Problem]:
    """What is impossible with so many training images, whatever the network."""
    if recipe.train_images is not None and recipe.train_images > images:
        params = {"received": recipe.train_images, "images": images}
        yield Problem("images_above_dataset", params, field="train_images")
    learned = learned_images(recipe, images)
    if recipe.batch_size > learned:
        yield Problem("batch_above_images", {"batch": recipe.batch_size, "images": learned}, field="batch_size")
    plan = plan_of(recipe, images)
    if plan.steps is None and recipe.schedule in NEEDS_LENGTH:
        yield Problem("schedule_needs_length", field="schedule")
    warmup = warmup_steps(recipe, plan)
    if plan.steps is not None and warmup >= plan.steps:
        yield Problem("warmup_above_length", {"warmup": warmup, "steps": plan.steps}, field="warmup")


def obstacles(recipe: Recipe, images: int, graph: Graph, analysis: Analysis) -> list[Problem]:
    """Everything that makes ``recipe`` impossible for ``graph`` with so many training images."""
    return [*timing_obstacles(recipe, images), *_part_obstacles(recipe, graph, analysis)]


def _part_obstacles(recipe: Recipe, graph: Graph, analysis: Analysis) -> Iterator[Problem]:
    known = (("layers", recipe.layers, graph.nodes), ("groups", recipe.groups, graph.groups))
    unknown = [(field, name) for field, named, there in known for name in named if name not in there]
    for field, name in unknown:
        yield Problem("recipe_layer_unknown", {"received": name}, field=f"{field}.{name}")
    learning = paces(graph, recipe)
    weighty = [node for node, report in analysis.nodes.items() if report.parameters]
    if weighty and all(learning[node].frozen for node in weighty):
        yield Problem("everything_frozen", field="layers")
