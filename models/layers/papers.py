"""Publications that introduced more than one layer; all others stand in the layer's own file."""

from __future__ import annotations

from models.layers.base import Paper

LECUN_1989 = Paper(
    "LeCun, Boser, Denker et al., “Backpropagation Applied to Handwritten Zip Code Recognition”, "
    "Neural Computation 1, 1989",
    "https://doi.org/10.1162/neco.1989.1.4.541",
)
LECUN_1998 = Paper(
    "LeCun, Bottou, Bengio, Haffner, “Gradient-Based Learning Applied to Document Recognition”, "
    "Proceedings of the IEEE 86, 1998",
    "https://doi.org/10.1109/5.726791",
)
ALEXNET = Paper(
    "Krizhevsky, Sutskever, Hinton, “ImageNet Classification with Deep Convolutional Neural Networks”, NIPS 2012",
    "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks",
)
MOBILENET_V3 = Paper(
    "Howard, Sandler, Chu et al., “Searching for MobileNetV3”, ICCV 2019", "https://arxiv.org/abs/1905.02244"
)
RESNET = Paper(
    "He, Zhang, Ren, Sun, “Deep Residual Learning for Image Recognition”, CVPR 2016", "https://arxiv.org/abs/1512.03385"
)
MOBILENET_V2 = Paper(
    "Sandler, Howard, Zhu, Zhmoginov, Chen, “MobileNetV2: Inverted Residuals and Linear Bottlenecks”, CVPR 2018",
    "https://arxiv.org/abs/1801.04381",
)
