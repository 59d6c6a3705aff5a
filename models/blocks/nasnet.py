"""NASNet-A's cells, found by a search: five sums of two operations each, joined. Names of layers are timm's.

Zoph, Vasudevan, Shlens, Le, "Learning Transferable Architectures for Scalable Image Recognition", CVPR 2018: figure 4
and appendix A. A cell sees the two outputs before it; both are first brought to its number of maps, and to one size.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from models.blocks.blueprint import Blueprint
from models.blocks.registry import Block, BlockParams, register
from models.forms import parameter
from models.layers import Layer, Shape
from models.layers.activation.relu import ReLU
from models.layers.base import need_maps
from models.layers.convolution.conv2d import Conv2d
from models.layers.merge.add import Add
from models.layers.merge.concat import Concat
from models.layers.normalisation.batch_norm2d import BatchNorm2d
from models.layers.pooling.avg_pool2d import AvgPool2d
from models.layers.pooling.max_pool2d import MaxPool2d
from models.layers.shape.zero_pad2d import ZeroPad2d
from models.layers.sliding import same_margins
from models.text import Text

NORM = BatchNorm2d(eps=1e-3)


class Maps(NamedTuple):
    """A node's output while cells are put together."""

    node: str
    channels: int
    size: tuple[int, int]
    """Height and width."""

    @property
    def halved(self) -> tuple[int, int]:
        """The size after a stride of 2 with as much padding as keeps the last places."""
        return -(-self.size[0] // 2), -(-self.size[1] // 2)


def normal_cell(net: Blueprint, name: str, here: Maps, previous: Maps, channels: int) -> Maps:
    """The cell that keeps the size, in the group ``name``; 6 · ``channels`` maps leave."""
    cell = _Cell(net, name, channels)
    right, left = cell.enter(here, previous)
    sums = [
        cell.add(0, cell.separable("0_left", right, 5), cell.separable("0_right", left, 3)),
        cell.add(1, cell.separable("1_left", left, 5), cell.separable("1_right", left, 3)),
        cell.add(2, cell.average("2_left", right), left),
        cell.add(3, cell.average("3_left", left), cell.average("3_right", left)),
        cell.add(4, cell.separable("4_left", right, 3), right),
    ]
    return cell.join(left, *sums)


def reduction_cell(net: Blueprint, name: str, here: Maps, previous: Maps | None, channels: int) -> Maps:
    """The cell that halves the size, in the group ``name``; 4 · ``channels`` maps leave.

    Without a ``previous`` output, as at the very beginning, what enters stands for it as it is.
    """
    cell = _Cell(net, name, channels)
    right, left = cell.enter(here, previous)
    first = cell.add(0, cell.separable("0_left", right, 5, 2), cell.separable("0_right", left, 7, 2))
    second = cell.add(1, cell.halve_by_max("1_left", right), cell.separable("1_right", left, 7, 2))
    third = cell.add(2, cell.halve_by_mean("2_left", right), cell.separable("2_right", left, 5, 2))
    fourth = cell.add(3, cell.average("3_right", first), second)
    last = cell.add(4, cell.separable("4_left", first, 3), cell.halve_by_max("4_right", right))
    return cell.join(second, third, fourth, last)


class _Cell:
    """A cell while it is drawn."""

    def __init__(self, net: Blueprint, name: str, channels: int) -> None:
        self._net = net
        self._name = name
        self._channels = channels

    def enter(self, here: Maps, previous: Maps | None) -> tuple[Maps, Maps]:
        """Both inputs, the newer first, with the cell's number of maps and at the size of the newer."""
        right = self._squeeze("conv_1x1", here)
        if previous is None:
            return right, here
        if previous.size == here.size:
            return right, self._squeeze("conv_prev_1x1", previous)
        return right, self._factorized_reduction(previous)

    def separable(self, part: str, maps: Maps, kernel: int, stride: int = 1) -> Maps:
        """(ReLU → depthwise → pointwise → norm) twice; the first strides."""
        name = f"comb_iter_{part}"
        group = self._net.group(
            f"{self._name}.{name}",
            Text(f"Separable {kernel}×{kernel}", f"Разделимая {kernel}×{kernel}"),
            parent=self._name,
            collapsed=True,
        )
        source, entering = maps.node, maps.channels
        for number, step in ((1, stride), (2, 1)):
            source = self._add(f"{name}.act_{number}", ReLU(), source, group=group)
            depthwise = Conv2d(
                out_channels=entering,
                kernel_size=(kernel, kernel),
                stride=(step, step),
                padding="same",
                groups=entering,
                bias=False,
            )
            separable = f"{name}.separable_{number}"
            source = self._add(f"{separable}.depthwise_conv2d", depthwise, source, group=group)
            source = self._add(f"{separable}.pointwise_conv2d", _pointwise(self._channels), source, group=group)
            source = self._add(f"{name}.bn_sep_{number}", NORM, source, group=group)
            entering = self._channels
        return Maps(source, self._channels, maps.size if stride == 1 else maps.halved)

    def average(self, part: str, maps: Maps) -> Maps:
        """3×3 means at every place; zeros beyond the border do not count."""
        pool = AvgPool2d(kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), count_include_pad=False)
        return maps._replace(node=self._add(f"comb_iter_{part}", pool, maps.node))

    def halve_by_max(self, part: str, maps: Maps) -> Maps:
        """3×3 maxima with stride 2; rounding up is the same as an odd rest of padding at the lower right."""
        before = _margins(maps.size, 0)
        pool = MaxPool2d(kernel_size=(3, 3), stride=(2, 2), padding=before, ceil_mode=True)
        return Maps(self._add(f"comb_iter_{part}", pool, maps.node), maps.channels, maps.halved)

    def halve_by_mean(self, part: str, maps: Maps) -> Maps:
        """3×3 means with stride 2; zeros beyond the border count, as they do in timm."""
        name = f"comb_iter_{part}"
        before, after = _margins(maps.size, 0), _margins(maps.size, 1)
        source, padding = maps.node, before
        if before != after:
            margins = ZeroPad2d(padding=(before[0], after[0], before[1], after[1]))
            source, padding = self._add(f"{name}.pad", margins, source), (0, 0)
            name = f"{name}.pool"
        pool = AvgPool2d(kernel_size=(3, 3), stride=(2, 2), padding=padding)
        return Maps(self._add(name, pool, source), maps.channels, maps.halved)

    def add(self, number: int, left: Maps, right: Maps) -> Maps:
        """The sum of two paths."""
        return left._replace(node=self._add(f"comb_iter_{number}", Add(), left.node, right.node))

    def join(self, *parts: Maps) -> Maps:
        """Paths that nothing else takes, joined: the cell's output."""
        node = self._add("concat", Concat(), *(part.node for part in parts))
        return Maps(node, sum(part.channels for part in parts), parts[0].size)

    def _squeeze(self, name: str, maps: Maps) -> Maps:
        """ReLU → 1×1 convolution to the cell's number of maps → norm."""
        source = self._add(f"{name}.act", ReLU(), maps.node)
        source = self._add(f"{name}.conv", _pointwise(self._channels), source)
        return maps._replace(node=self._add(f"{name}.bn", NORM, source), channels=self._channels)

    def _factorized_reduction(self, maps: Maps) -> Maps:
        """Half of the size: every second place by one 1×1 convolution, the places beside them by another; joined.

        Each path gives half of the maps. The second one sees the picture moved by one place, so that no place is lost.
        """
        name = self._name
        group = self._net.group(f"{name}.path", Text("Halving", "Уменьшение вдвое"), parent=name, collapsed=True)
        source = self._add("act", ReLU(), maps.node, group=group)
        moved = self._add("path_2.pad", ZeroPad2d(padding=(-1, 1, -1, 1)), source, group=group)
        half = self._channels // 2
        paths = []
        for path, start, channels in (("path_1", source, half), ("path_2", moved, self._channels - half)):
            pool = AvgPool2d(kernel_size=(1, 1), stride=(2, 2))
            every_second = self._add(f"{path}.avgpool", pool, start, group=group)
            paths.append(self._add(f"{path}.conv", _pointwise(channels), every_second, group=group))
        self._add("concat_paths", Concat(), *paths, group=group)
        return Maps(self._add("final_path_bn", NORM, group=group), self._channels, maps.halved)

    def _add(self, name: str, layer: Layer, *sources: str, group: str | None = None) -> str:
        return self._net.add(f"{self._name}.{name}", layer, *sources, group=group or self._name)


def _margins(size: tuple[int, int], side: int) -> tuple[int, int]:
    """Padding of rows and columns, before (0) or after (1) them, with which a window of 3 halves the size."""
    return same_margins(size[0], 3, 2)[side], same_margins(size[1], 3, 2)[side]


def _pointwise(channels: int) -> Conv2d:
    return Conv2d(out_channels=channels, kernel_size=(1, 1), bias=False)


class CellParams(BlockParams):
    """What can be chosen of a cell."""

    channels: int = parameter(
        16,
        title=Text("Filters", "Фильтры"),
        help=Text(
            "Of every operation; a normal cell gives six times as many maps, a reduction cell four times.",
            "В каждой операции; обычная ячейка даёт вшестеро больше карт, уменьшающая — вчетверо.",
        ),
        control="slider",
        span=(4, 168),
        ge=1,
        le=2**16,
    )


Cell = Callable[[Blueprint, str, Maps, Maps, int], Maps]


def _draw(cell: Cell, title: Text) -> Callable[[Blueprint, str, CellParams, Shape], None]:
    """A cell that stands alone: what enters it is both of its inputs."""

    def draw(net: Blueprint, prefix: str, params: CellParams, shape: Shape) -> None:
        channels, height, width = need_maps(shape)
        entering = Maps(net.last, channels, (height, width))
        cell(net, net.group(prefix, title), entering, entering, params.channels)

    return draw


_NORMAL_TITLE = Text("NASNet normal cell", "Обычная ячейка NASNet")
_REDUCTION_TITLE = Text("NASNet reduction cell", "Уменьшающая ячейка NASNet")
_PAPER = "https://arxiv.org/abs/1707.07012"

register(
    Block(
        name="nasnet_normal",
        title=_NORMAL_TITLE,
        summary=Text(
            "Five sums of separable convolutions and pooling, joined: found by a search, not by a person.",
            "Пять сумм разделимых свёрток и пулингов, соединённые вместе: найдена поиском, а не человеком.",
        ),
        paper=_PAPER,
        rank=0,
        family="nasnet",
        params=CellParams,
        draw=_draw(normal_cell, _NORMAL_TITLE),
    )
)

register(
    Block(
        name="nasnet_reduction",
        title=_REDUCTION_TITLE,
        summary=Text(
            "The cell that halves the size, found by the same search; its operations stride.",
            "Ячейка, которая вдвое уменьшает карты; найдена тем же поиском.",
        ),
        paper=_PAPER,
        rank=1,
        family="nasnet",
        params=CellParams,
        draw=_draw(reduction_cell, _REDUCTION_TITLE),
    )
)
