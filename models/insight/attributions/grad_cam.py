"""Grad-CAM: the maps of a layer, weighted by how much the class's score wants each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.insight.attributions.method import WITH_GRADIENT, Attribution, Method, register
from models.layers import Paper
from models.text import Text

if TYPE_CHECKING:
    from models.insight.attributing import Case


def _attribute(case: Case) -> Attribution:
    """ReLU(Σ_c α_c A_c), α_c the mean of ∂z_k/∂A_c over the map (section 3, equations 1 and 2), enlarged to the input.

    The ``layer``, the ``grid`` of its maps, and the ``layers`` that could be chosen are told.

    Raises:
        InsightFault: the network makes no maps, or the chosen layer does not.
    """
    from captum.attr import LayerGradCam
    from torch.nn.functional import interpolate

    layer = case.layer
    method = LayerGradCam(case.classifier, case.net.get_submodule(layer))
    coarse = method.attribute(case.pixels, case.target, relu_attributions=True).detach()  # (1, 1, h, w)
    size = case.pixels.shape[2:]
    fine = interpolate(coarse, size, mode="bilinear", align_corners=False)
    return Attribution(fine[0, 0], {"layer": layer, "grid": list(coarse.shape[2:]), "layers": list(case.layers)})


register(
    Method(
        name="grad_cam",
        title=Text("Grad-CAM", "Grad-CAM"),
        summary=Text(
            "The maps of a layer added up, each weighted by its mean gradient: where the features lie that this class "
            "wants to see.",
            "Сумма карт одного слоя, каждая с весом — средним градиентом по ней: где находятся признаки, нужные этому "
            "классу.",
        ),
        weakness=Text(
            "It is as coarse as the layer’s maps, and enlarged to the input’s size; what speaks against the class is "
            "left out.",
            "Разрешение такое же грубое, как у карт слоя, — карта лишь растянута до размеров входа; то, что говорит "
            "против класса, отброшено.",
        ),
        paper=Paper(
            "Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra, “Grad-CAM: Visual Explanations from Deep Networks via "
            "Gradient-based Localization”, ICCV 2017",
            "https://arxiv.org/abs/1610.02391",
        ),
        year=2017,
        signed=False,
        passes=lambda _shape: WITH_GRADIENT,
        attribute=_attribute,
        choices=("layer",),
    )
)
