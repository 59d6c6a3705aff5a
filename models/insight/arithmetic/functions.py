"""Functions of one value, masks, softmax, and what a picture becomes at the input."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import torch

from models.insight.arithmetic.computed import Computed, Number, Page, Step, Unit, number, slopes
from models.insight.arithmetic.registry import works_out, works_out_family, works_out_masking
from models.layers import activation
from models.layers.activation.softmax import Softmax
from models.layers.input_output.input import Input


@dataclass(frozen=True, kw_only=True)
class Function:
    """x ↦ f(x), and its slope there."""

    form: Literal["function"] = "function"
    x: Number
    slope: Number
    output: Number


@works_out_family(activation.FAMILY)
def function(computed: Computed, unit: Unit) -> list[Step]:
    """What the activation makes of the value, and the factor that a gradient gets on its way back."""
    # Every value is for itself: one place of the maps is enough to derive.
    values = computed.inputs[0]
    for axis, index in enumerate(unit.place[1:], start=2):
        values = values.narrow(axis, index, 1)
    here = Unit.at((unit.channel, *(0 for _ in unit.place[1:])))
    slope = slopes(replace(computed, inputs=(values,)), here)[0][here.place]
    return [Function(x=number(computed.input[unit.place]), slope=number(slope), output=computed.value(unit))]


@dataclass(frozen=True, kw_only=True)
class Masked:
    """x times 0 or, so that the mean stays as it was, 1/(1 − p); outside training times 1."""

    form: Literal["masked"] = "masked"
    x: Number
    factor: Number
    p: float | None
    is_training: bool
    output: Number


@works_out_masking
def masked(computed: Computed, unit: Unit) -> list[Step]:
    """What the mask that was drawn does to the value."""
    assert computed.mask is not None
    return [
        Masked(
            x=number(computed.input[unit.place]),
            factor=number(computed.mask[0][unit.place]),
            p=getattr(computed.layer, "p", None),
            is_training=computed.is_training,
            output=computed.value(unit),
        )
    ]


@dataclass(frozen=True, kw_only=True)
class Score:
    """One of the scores that a softmax compares."""

    channel: int
    score: Number
    exponential: Number
    """exp(score − highest)"""
    probability: Number


@dataclass(frozen=True, kw_only=True)
class Shares:
    """exp(x − m) / Σ exp(x − m), where m is the highest score: the same numbers as without it, and none too large."""

    form: Literal["shares"] = "shares"
    highest: Number
    sum: Number
    """Of all exponentials."""
    scores: list[Score]
    total: int
    output: Number


def shares(scores: torch.Tensor, channel: int, page: Page, output: Number) -> Shares:
    """The softmax of scores (K,): those of highest probability, and always the one asked for."""
    wide = scores.double()
    highest = wide.max()
    exponentials = (wide - highest).exp()
    total = exponentials.sum()
    told = page.of(exponentials)
    told += [] if channel in told else [channel]
    return Shares(
        highest=number(highest),
        sum=number(total),
        scores=[
            Score(
                channel=each,
                score=number(scores[each]),
                exponential=number(exponentials[each]),
                probability=number(exponentials[each] / total),
            )
            for each in told
        ],
        total=len(scores),
        output=output,
    )


@works_out(Softmax)
def softmax(computed: Computed, unit: Unit) -> list[Step]:
    """Over all features; over maps, over the channels of one place."""
    scores = computed.input.movedim(0, -1)[unit.place[1:]]  # (K,)
    return [shares(scores, unit.channel, computed.page, computed.value(unit))]


@dataclass(frozen=True, kw_only=True)
class Pixel:
    """(x/255 − mean)/std, with the channel's mean and spread."""

    form: Literal["pixel"] = "pixel"
    x: Number
    mean: float
    std: float
    output: Number


@works_out(Input)
def pixel(computed: Computed, unit: Unit) -> list[Step]:
    """What becomes of a pixel from 0 to 255."""
    # One number stands for all channels.
    found = (computed.module.get_buffer(name).flatten() for name in ("mean", "std"))
    mean, std = (float(each[unit.channel if len(each) > 1 else 0]) for each in found)
    return [Pixel(x=number(computed.input[unit.place]), mean=mean, std=std, output=computed.value(unit))]
