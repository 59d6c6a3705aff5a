"""Which weights there are: torchvision's ``IMAGENET1K_V1`` of every architecture of the zoo that it has.

These are the ones trained as their papers say, or taken over from their authors; later recipes (``V2``) answer a few
percent better and teach less about the architecture. Figures are those of torchvision's own documentation: accuracy on
ImageNet-1K's validation split, one central crop.
"""

from __future__ import annotations

from dataclasses import dataclass

from models import zoo
from models.data.remote import Remote
from models.graph import Graph, parse_graph
from models.text import Text
from models.zoo.imagenet import CLASSES, MEAN, STD

HOST = "https://download.pytorch.org/models/"
_REPOSITORY = "https://github.com/pytorch/vision/"
_REFERENCE = f"{_REPOSITORY}tree/main/references/classification#"

MEGABYTE = 2**20
SLACK = 525
"""Bytes by which a length can differ from one that was published as megabytes with three decimals."""

LICENCE = Text(
    "BSD-3-Clause, as torchvision; the pictures that they were trained on may be used for research and teaching only",
    "BSD-3-Clause, как у torchvision; картинки, на которых их обучали, — только для исследований и обучения",
)

Normalisation = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Mean and standard deviation of pixels after division by 255, by channel."""

HALVES: Normalisation = ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
"""GoogLeNet's weights come from another library: torchvision's ``transform_input`` turns ImageNet's into these."""


@dataclass(frozen=True)
class Published:
    """The published weights of one architecture."""

    architecture: str
    """Its name in the zoo, which is torchvision's."""
    file: str
    """Without ``.pth``; it ends in the first eight digits of the file's SHA-256."""
    megabytes: float
    top1: float
    """Percent of pictures whose class is the likeliest answer."""
    top5: float
    """Percent of pictures whose class is among the five likeliest."""
    recipe: str
    """Address of how they were trained."""
    side: int = 224
    """Of the pictures that the accuracies were measured with, in pixels."""
    normalisation: Normalisation = (MEAN, STD)
    host: str = HOST

    @property
    def remote(self) -> Remote:
        """The file as it is published."""
        url = f"{self.host}{self.file}.pth"
        checksum = f"sha256:{self.file.rpartition('-')[2]}"
        return Remote(url, round(self.megabytes * MEGABYTE), checksum, slack=SLACK)


_PUBLISHED: dict[str, Published] = {}


def register(published: Published) -> None:
    """Make weights known by the name of their architecture.

    Raises:
        ValueError: the architecture has some already.
    """
    if _PUBLISHED.setdefault(published.architecture, published) is not published:
        raise ValueError(f"weights of {published.architecture!r} are declared twice")


def all_published() -> list[Published]:
    """All of them, as they are declared."""
    return [*_PUBLISHED.values()]


def get(architecture: str) -> Published:
    """The weights of an architecture.

    Raises:
        KeyError: there are none.
    """
    return _PUBLISHED[architecture]


def network(published: Published) -> Graph:
    """The graph that the weights are for, with the size of picture and the normalisation that they expect."""
    shape = (len(MEAN), published.side, published.side)
    document = zoo.build(published.architecture, CLASSES, shape).as_json()
    mean, std = published.normalisation
    document["nodes"]["input"]["params"] |= {"mean": list(mean), "std": list(std)}
    return parse_graph(document)


_VGG = f"{_REFERENCE}alexnet-and-vgg"
_RESNET = f"{_REFERENCE}resnet"
_DENSENET = f"{_REPOSITORY}pull/116"
_EFFICIENTNET = f"{_REFERENCE}efficientnet-v1"

for _row in (
    Published("alexnet", "alexnet-owt-7be5be79", 233.087, 56.522, 79.066, _VGG),
    Published("vgg11", "vgg11-8a719046", 506.84, 69.02, 88.628, _VGG),
    Published("vgg11_bn", "vgg11_bn-6002323d", 506.881, 70.37, 89.81, _VGG),
    Published("vgg13", "vgg13-19584684", 507.545, 69.928, 89.246, _VGG),
    Published("vgg13_bn", "vgg13_bn-abd245e5", 507.59, 71.586, 90.374, _VGG),
    Published("vgg16", "vgg16-397923af", 527.796, 71.592, 90.382, _VGG),
    Published("vgg16_bn", "vgg16_bn-6c64b313", 527.866, 73.36, 91.516, _VGG),
    Published("vgg19", "vgg19-dcbb9e9d", 548.051, 72.376, 90.876, _VGG),
    Published("vgg19_bn", "vgg19_bn-c79401a0", 548.143, 74.218, 91.842, _VGG),
    Published("googlenet", "googlenet-1378be20", 49.731, 69.778, 89.53, f"{_REFERENCE}googlenet", normalisation=HALVES),
    Published("resnet18", "resnet18-f37072fd", 44.661, 69.758, 89.078, _RESNET),
    Published("resnet34", "resnet34-b627a593", 83.275, 73.314, 91.42, _RESNET),
    Published("resnet50", "resnet50-0676ba61", 97.781, 76.13, 92.862, _RESNET),
    Published("resnet101", "resnet101-63fe2227", 170.511, 77.374, 93.546, _RESNET),
    Published("resnet152", "resnet152-394f9c45", 230.434, 78.312, 94.046, _RESNET),
    Published(
        "squeezenet1_1", "squeezenet1_1-b8a52dc0", 4.729, 58.178, 80.624, f"{_REPOSITORY}pull/49#issuecomment-277560717"
    ),
    Published("densenet121", "densenet121-a639ec97", 30.845, 74.434, 91.972, _DENSENET),
    Published("densenet161", "densenet161-8d451a50", 110.369, 77.138, 93.56, _DENSENET),
    Published("densenet169", "densenet169-b2777c0a", 54.708, 75.6, 92.806, _DENSENET),
    Published("densenet201", "densenet201-c1103571", 77.373, 76.896, 93.37, _DENSENET),
    Published("mobilenet_v2", "mobilenet_v2-b0353104", 13.555, 71.878, 90.286, f"{_REFERENCE}mobilenetv2"),
    Published("efficientnet_b0", "efficientnet_b0_rwightman-7f5810bc", 20.451, 77.692, 93.532, _EFFICIENTNET),
    Published("efficientnet_b1", "efficientnet_b1_rwightman-bac287d4", 30.134, 78.642, 94.186, _EFFICIENTNET, 240),
    Published("efficientnet_b2", "efficientnet_b2_rwightman-c35c1473", 35.174, 80.608, 95.31, _EFFICIENTNET, 288),
    Published("efficientnet_b3", "efficientnet_b3_rwightman-b3899882", 47.184, 82.008, 96.054, _EFFICIENTNET, 300),
    Published("efficientnet_b4", "efficientnet_b4_rwightman-23ab8bcd", 74.489, 83.384, 96.594, _EFFICIENTNET, 380),
    Published("efficientnet_b5", "efficientnet_b5_lukemelas-1a07897c", 116.864, 83.444, 96.628, _EFFICIENTNET, 456),
    Published("efficientnet_b6", "efficientnet_b6_lukemelas-24a108a5", 165.362, 84.008, 96.916, _EFFICIENTNET, 528),
    Published("efficientnet_b7", "efficientnet_b7_lukemelas-c5b4e57e", 254.675, 84.122, 96.908, _EFFICIENTNET, 600),
):
    register(_row)
