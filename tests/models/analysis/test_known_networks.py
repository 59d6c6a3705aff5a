"""Published numbers of published networks come out of the rules: parameters, MACs, depth, receptive fields."""

from __future__ import annotations

from models.analysis import analyse
from models.blocks.blueprint import Blueprint
from models.graph import Graph
from models.layers.activation.relu import ReLU
from models.layers.convolution.conv2d import Conv2d
from models.layers.dense.flatten import Flatten
from models.layers.dense.linear import Linear
from models.layers.input_output.input import Input
from models.layers.merge.add import Add
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.adaptive_avg_pool2d import AdaptiveAvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.zoo import build
from tests.models.networks import chain, conv, dense, max_pool


def field(graph: Graph, node: str) -> dict:
    return analyse(graph).as_json("en")["nodes"][node]["receptive_field"]


def test_lenet5():
    analysis = analyse(build("lenet5"))
    assert analysis.totals.parameters == 61_706
    assert analysis.totals.macs == 416_520
    assert analysis.totals.depth == 5
    nodes = analysis.as_json("en")["nodes"]
    assert [nodes[name]["parameters"] for name in ("conv1", "conv2", "fc1", "fc2", "fc3")] == [
        156,
        2_416,
        48_120,
        10_164,
        850,
    ]
    assert nodes["conv1"]["formulas"]["parameters"] == "(5·5·1 + 1)·6 = 156"
    assert nodes["conv1"]["formulas"]["output"] == "⌊(28 + 2·2 − 5)/1⌋ + 1 = 28"
    sizes = {name: nodes[name]["receptive_field"]["size"] for name in ("conv1", "pool1", "conv2", "pool2")}
    assert sizes == {"conv1": [5, 5], "pool1": [6, 6], "conv2": [14, 14], "pool2": [16, 16]}
    assert nodes["flatten"]["receptive_field"] is None


def test_alexnet_as_in_torchvision():
    graph = chain(
        conv(64, 11, 4, 2), "relu", max_pool(3, 2),
        conv(192, 5, 1, 2), "relu", max_pool(3, 2),
        conv(384, 3, 1, 1), "relu", conv(256, 3, 1, 1), "relu", conv(256, 3, 1, 1), "relu", max_pool(3, 2),
        "flatten", "dropout", dense(4096), "relu", "dropout", dense(4096), "relu", dense(1000),
        shape=(3, 224, 224),
    )  # fmt: skip
    analysis = analyse(graph)
    assert not analysis.problems
    assert analysis.totals.parameters == 61_100_840
    assert analysis.totals.depth == 8
    assert field(graph, "n13")["size"] == [195, 195]
    assert field(graph, "n13")["stride"] == [32, 32]


def test_vgg16():
    layers: list = []
    for filters, convolutions in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        layers += [conv(filters, 3, 1, 1), "relu"] * convolutions + [max_pool()]
    encoder = len(layers)
    layers += ["flatten", dense(4096), "relu", dense(4096), "relu", dense(1000)]
    graph = chain(*layers, shape=(3, 224, 224))
    assert analyse(graph).totals.parameters == 138_357_544
    assert analyse(graph).totals.depth == 16
    assert field(graph, f"n{encoder}") == {
        "size": [212, 212],
        "stride": [32, 32],
        "padding": [90, 90],
        "aligned": True,
    }


def resnet50() -> Graph:
    """ResNet-50 v1.5: the stride is in the 3×3 convolution of a bottleneck."""
    net = Blueprint("ResNet-50")

    def conv_bn(name: str, filters: int, kernel: int, stride: int = 1, source: str | None = None) -> str:
        padding = (kernel // 2, kernel // 2)
        layer = Conv2d(
            out_channels=filters,
            kernel_size=(kernel, kernel),
            stride=(stride, stride),
            padding=padding,
            bias=False,
        )
        net.add(f"{name}.conv", layer, *([source] if source else []))
        return net.add(f"{name}.bn", BatchNorm2d())

    net.add("input", Input(shape=(3, 224, 224)))
    conv_bn("stem", 64, 7, 2)
    net.add("relu", ReLU())
    block = net.add("maxpool", MaxPool2d(kernel_size=(3, 3), stride=(2, 2), padding=(1, 1)))
    for stage, (filters, blocks) in enumerate(((64, 3), (128, 4), (256, 6), (512, 3)), start=1):
        for number in range(blocks):
            name, stride = f"layer{stage}.{number}", 2 if stage > 1 and number == 0 else 1
            skip = conv_bn(f"{name}.downsample", 4 * filters, 1, stride, block) if number == 0 else block
            conv_bn(f"{name}.1", filters, 1, source=block)
            net.add(f"{name}.relu1", ReLU())
            conv_bn(f"{name}.2", filters, 3, stride)
            net.add(f"{name}.relu2", ReLU())
            conv_bn(f"{name}.3", 4 * filters, 1)
            net.add(f"{name}.add", Add(), net.last, skip)
            block = net.add(f"{name}.relu3", ReLU())
    net.add("avgpool", AdaptiveAvgPool2d())
    net.add("flatten", Flatten())
    net.add("fc", Linear(out_features=1000))
    return net.draw()


def test_resnet50():
    graph = resnet50()
    analysis = analyse(graph)
    assert not analysis.problems
    assert analysis.totals.parameters == 25_557_032
    assert analysis.totals.macs == 4_089_184_256
    assert analysis.totals.depth == 50
    assert field(graph, "layer4.2.relu3") == {
        "size": [427, 427],
        "stride": [32, 32],
        "padding": [213, 213],
        "aligned": True,
    }


def test_places_that_see_the_whole_input():
    """Squeeze-and-excitation pools over everything: from there on every place sees all, whatever the windows' size."""
    nodes = analyse(resnet50()).as_json("en")["nodes"]
    assert [name for name, node in nodes.items() if node["sees_whole"]] == ["avgpool"]
    nodes = analyse(build("efficientnet_b0")).as_json("en")["nodes"]
    with_field = [name for name, node in nodes.items() if node["receptive_field"]]
    squeeze = with_field.index("features.1.0.block.1.avgpool")
    assert [nodes[name]["sees_whole"] for name in with_field] == [place >= squeeze for place in range(len(with_field))]
    assert not nodes["flatten"]["sees_whole"]


def test_three_3x3_see_as_much_as_one_7x7():
    stacked = chain(conv(1), conv(1), conv(1))
    single = chain(conv(1, 7))
    assert field(stacked, "n3") == field(single, "n1")
    assert analyse(stacked).totals.parameters == 3 * (9 + 1)
    assert analyse(single).totals.parameters == 49 + 1
