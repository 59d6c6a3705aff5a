"""SmoothGrad: the mean of the gradients of many noisy copies of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.insight.attributions.method import WITH_GRADIENT, Attribution, Method, register
from models.layers import Paper
from models.seeds import mix
from models.text import Text

if TYPE_CHECKING:
    from models.insight.attributing import Case

SAMPLES = 50
"""More change the picture little (section 3.2 of the paper)."""

NOISE = 0.15
"""Standard deviation, of the range of the input's values: the paper's figures use 10 to 20 %."""


def _attribute(case: Case) -> Attribution:
    """max_c |mean_i ∂z_k/∂x_c (x + ε_i)|, ε_i from N(0, σ²): the same ones every time."""
    import torch
    from captum.attr import NoiseTunnel, Saliency

    deviation = NOISE * float(case.pixels.detach().max() - case.pixels.detach().min())
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(mix(case.seed, "smooth_grad"))
        mean = NoiseTunnel(Saliency(case.classifier)).attribute(
            case.pixels,
            nt_type="smoothgrad",
            nt_samples=SAMPLES,
            nt_samples_batch_size=min(case.at_once, SAMPLES),
            stdevs=deviation,
            target=case.target,
            abs=False,
        )  # (1, C, H, W)
    return Attribution(mean[0].abs().amax(0), {"samples": SAMPLES, "deviation": deviation})


register(
    Method(
        name="smooth_grad",
        title=Text("SmoothGrad", "SmoothGrad"),
        summary=Text(
            f"The mean gradient of {SAMPLES} copies of the input with noise added: what flickers cancels out.",
            f"Средний градиент по {SAMPLES} копиям входа с добавленным шумом: случайное мерцание взаимно гасится.",
        ),
        weakness=Text(
            "How strong the noise is decides what is seen, and nothing says how strong it should be; a calmer picture "
            "is not a truer one.",
            "Картина зависит от силы шума, а какой ей быть, никто не скажет; более спокойная карта — ещё не более "
            "верная.",
        ),
        paper=Paper(
            "Smilkov, Thorat, Kim, Viégas, Wattenberg, “SmoothGrad: removing noise by adding noise”, 2017",
            "https://arxiv.org/abs/1706.03825",
        ),
        year=2017,
        signed=False,
        passes=lambda _shape: SAMPLES * WITH_GRADIENT,
        attribute=_attribute,
    )
)
