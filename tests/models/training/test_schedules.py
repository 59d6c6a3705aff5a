"""Schedules are torch's own, step for step."""

from __future__ import annotations

import warnings

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.optim import SGD, lr_scheduler

from models.training.progress import Lowest, Progress
from models.training.recipe import Recipe
from models.training.schedules import Plan, curve, rate, steps_per_epoch, warmup_steps

EPOCH = 7


def theirs(build, steps: int, base: float = 0.5) -> list[float]:
    """The rates of a torch scheduler that is stepped after every update."""
    optimizer = SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
    scheduler = build(optimizer)
    rates = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SequentialLR calls its parts in a way that torch itself deprecates
        for _ in range(steps):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
    return rates


def ours(epochs: int = 4, **fields) -> list[float]:
    recipe = Recipe(learning_rate=0.5, epochs=epochs, **fields)
    plan = Plan.of(recipe, EPOCH)
    return [rate(recipe, plan, step) for step in range(plan.steps)]


def warm(optimizer: SGD, steps: int) -> lr_scheduler.LinearLR:
    return lr_scheduler.LinearLR(optimizer, start_factor=1 / steps, total_iters=steps - 1)


def test_constant_with_warm_up():
    assert ours(warmup=1.0) == pytest.approx(theirs(lambda optimizer: warm(optimizer, EPOCH), 4 * EPOCH))


def test_steps():
    expected = theirs(lambda optimizer: lr_scheduler.StepLR(optimizer, 2 * EPOCH, 0.3), 6 * EPOCH)
    assert ours(6, schedule="step", step_epochs=2, schedule_factor=0.3) == pytest.approx(expected)


@pytest.mark.parametrize("warmup", [0, 1, 2])
def test_cosine_after_a_warm_up(warmup):
    def build(optimizer):
        cosine = lr_scheduler.CosineAnnealingLR(optimizer, (4 - warmup) * EPOCH, eta_min=0.05)
        if not warmup:
            return cosine
        first = warm(optimizer, warmup * EPOCH)
        return lr_scheduler.SequentialLR(optimizer, [first, cosine], [warmup * EPOCH])

    expected = theirs(build, 4 * EPOCH)
    assert ours(schedule="cosine", lowest_rate=0.1, warmup=float(warmup)) == pytest.approx(expected)


@pytest.mark.parametrize("peak", [0.1, 0.3, 0.75])
def test_one_cycle(peak):
    def build(optimizer):
        return lr_scheduler.OneCycleLR(optimizer, 0.5, total_steps=4 * EPOCH, pct_start=peak, cycle_momentum=False)

    expected = theirs(build, 4 * EPOCH - 1)  # torch refuses the step after the last
    assert ours(schedule="one_cycle", cycle_peak=peak, warmup=3.0)[:-1] == pytest.approx(expected)
    assert ours(schedule="one_cycle", cycle_peak=peak)[-1] == pytest.approx(0.5 / 25 / 1e4)


@given(
    losses=st.lists(st.sampled_from([3.0, 2.0, 1.9999, 1.0, float("nan"), float("inf")]), max_size=20),
    patience=st.integers(0, 3),
)
def test_a_plateau_is_torchs(losses, patience):
    recipe = Recipe(schedule="plateau", learning_rate=0.5, schedule_factor=0.3, plateau_epochs=patience)
    optimizer = SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.5)
    scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.3, patience=patience)
    progress = Progress()
    for epoch, loss in enumerate(losses, 1):
        progress.take(loss, epoch, recipe)
        progress = Progress.model_validate_json(progress.model_dump_json())  # as a snapshot carries it
        scheduler.step(loss)
        lowered = rate(recipe, Plan(1, 100), epoch, progress.reductions)
        assert max(lowered, 1e-8) == pytest.approx(max(optimizer.param_groups[0]["lr"], 1e-8), rel=1e-6)


def test_early_stopping_waits_as_long_as_it_says():
    recipe, progress = Recipe(early_stopping=2), Progress()
    stuck = []
    for epoch, loss in enumerate([2.0, 1.0, 1.5, 0.99999, 0.5, 0.6, 0.5]):
        progress.take(loss, epoch, recipe)
        stuck.append(progress.is_stuck(recipe))
    assert stuck == [False, False, False, True, False, False, True]
    assert (progress.stopping.loss, progress.stopping.step) == (0.5, 4)
    assert not progress.is_stuck(Recipe())


def test_who_is_asked_for_more_waits_its_whole_patience_again():
    recipe, progress = Recipe(early_stopping=2), Progress()
    progress.go_on(None, recipe)
    for epoch, loss in enumerate([1.0, 2.0, 2.0]):
        progress.take(loss, epoch, recipe)
    progress.go_on(None, recipe)
    assert progress.is_stuck(recipe), "a crash before the end was told gives nothing"
    progress.go_on(100, recipe)
    stuck = []
    for epoch in (3, 4):
        progress.take(1.5, epoch, recipe)
        progress = Progress.model_validate_json(progress.model_dump_json())  # as a snapshot carries it
        progress.go_on(100, recipe)
        stuck.append(progress.is_stuck(recipe))
    assert stuck == [False, True]
    assert progress.stopping.step == 0, "the best is the best of all"
    waiting = Progress(stopping=Lowest(loss=1.0, waited=1))
    waiting.go_on(100, recipe)
    assert waiting.stopping.waited == 1, "a fork from before the early end stops where its parent did"


def test_what_nobody_asked_for_is_not_waited_for():
    progress = Progress()
    for epoch in range(20):
        progress.take(float(epoch), epoch, Recipe())
    assert progress == Progress(), "a fork that turns either on begins with a full patience and the whole rate"
    progress.take(20.0, 20, Recipe(schedule="plateau", plateau_epochs=0, early_stopping=1))
    assert (progress.reductions, progress.plateau.loss, progress.stopping.waited) == (0, 20.0, 0)


def test_a_changed_learning_rate_is_the_new_base():
    recipe = Recipe(schedule="cosine", learning_rate=0.4, warmup=0.5)
    plan = Plan.of(recipe, EPOCH)
    faster = recipe.changed({"learning_rate": 0.8})
    assert all(rate(faster, plan, step) == pytest.approx(2 * rate(recipe, plan, step)) for step in range(plan.steps))


@pytest.mark.parametrize("schedule", ["cosine", "one_cycle"])
def test_what_is_played_on_begins_again(schedule):
    recipe = Recipe(schedule=schedule)
    plan = Plan.of(recipe, EPOCH)
    assert plan.steps == 3 * EPOCH
    assert all(rate(recipe, plan, plan.steps + step) == rate(recipe, plan, step) for step in range(plan.steps))


def test_the_drawn_curve_has_both_ends_and_a_bounded_number_of_points():
    for recipe in (Recipe(length="steps", steps=1), Recipe(length="steps", steps=5000), Recipe(length="minutes")):
        plan = Plan.of(recipe, EPOCH)
        drawn = curve(recipe, plan)
        assert len(drawn) <= 200
        assert drawn[0][0] == 0
        assert drawn[-1][0] == (plan.steps or 10 * EPOCH) - 1
        assert all(value == rate(recipe, plan, step) for step, value in drawn)


def test_lengths_and_warm_ups_in_steps():
    assert Plan.of(Recipe(length="steps", steps=12), EPOCH).steps == 12
    assert Plan.of(Recipe(length="minutes"), EPOCH).steps is None
    assert warmup_steps(Recipe(warmup=0.4), Plan(10, 30)) == 4
    assert [steps_per_epoch(count, 4) for count in (1, 4, 5, 6, 8)] == [1, 1, 1, 2, 2]
    assert Recipe(epochs=2).further(EPOCH, None) == 2 * EPOCH
    assert Recipe(length="steps", steps=9).further(EPOCH, None) == 9
    assert Recipe(length="minutes", minutes=2.0, batch_size=10).further(EPOCH, 100.0) == 1200
