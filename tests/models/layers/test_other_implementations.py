"""What torch lacks, against other implementations; and LeNet-5's parts against the numbers of its paper."""

from __future__ import annotations

import pytest
import torch
import torchvision
from hypothesis import given, settings
from hypothesis import strategies as st
from timm.layers import DropBlock2d as TimmDropBlock
from timm.models.nasnet import FirstCell
from torch.nn import functional

from models.layers import Layer, Shape, get
from models.layers.convolution.partial_conv2d import LENET5_C3
from models.layers.dense.digits import DIGITS, HEIGHT, WIDTH
from models.layers.dense.rbf import LONGEST
from models.problems import LayerProblem


def layer(kind: str, **params: object) -> Layer:
    return get(kind).model_validate(params)


def module(made: Layer, *inputs: Shape) -> torch.nn.Module:
    torch.manual_seed(0)
    return made.build(inputs)


@pytest.mark.parametrize(
    ("made", "shape", "parameters"),
    [
        (layer("conv2d", out_channels=6, kernel_size=5), (1, 32, 32), 156),
        (layer("subsample2d"), (6, 28, 28), 12),
        (layer("partial_conv2d", kernel_size=5), (6, 14, 14), 1516),
        (layer("subsample2d"), (16, 10, 10), 32),
        (layer("conv2d", out_channels=120, kernel_size=5), (16, 5, 5), 48_120),
        (layer("linear", out_features=84), (120,), 10_164),
        (layer("rbf", codes="digits"), (84,), 0),
    ],
    ids=["C1", "S2", "C3", "S4", "C5", "F6", "output"],
)
def test_lenet5_has_the_parameters_of_its_paper(made, shape, parameters):
    assert made.parameters([shape]) == parameters
    assert sum(value.numel() for value in module(made, shape).parameters()) == parameters


def test_the_table_of_c3_is_the_papers():
    """Columns of Table I: ``X`` where a map of S2 (row) is connected."""
    table = [
        "X...XXX..XXXX.XX",
        "XX...XXX..XXXX.X",
        "XXX...XXX..X.XXX",
        ".XXX..XXXX..X.XX",
        "..XXX..XXXX.XX.X",
        "...XXX..XXXX.XXX",
    ]
    columns = [tuple(row for row in range(6) if table[row][column] == "X") for column in range(16)]
    assert columns == [tuple(sorted(row)) for row in LENET5_C3]


@given(st.lists(st.sets(st.integers(0, 4), min_size=1), min_size=1, max_size=6), st.booleans())
@settings(max_examples=30)
def test_a_convolution_by_a_table_is_one_with_zeros_between_the_unconnected(table, bias):
    made = layer("partial_conv2d", table=[list(row) for row in table], bias=bias, stride=2, padding=1)
    built = module(made, (5, 9, 8))
    maps = torch.rand(2, 5, 9, 8)
    dense = torch.zeros(len(table), 5, 3, 3)
    kernels = built.kernels()
    dense[:, : kernels.shape[1]] = kernels
    assert torch.equal(dense.flatten(2).any(2), torch.tensor([[c in row for c in range(5)] for row in table]))
    expected = functional.conv2d(maps, dense, built.bias, stride=2, padding=1)
    torch.testing.assert_close(built(maps), expected)


def test_trainable_subsampling_starts_as_the_mean_and_weighs_sums():
    built, maps = module(layer("subsample2d"), (3, 6, 6)), torch.rand(2, 3, 6, 6)
    torch.testing.assert_close(built(maps), functional.avg_pool2d(maps, 2))
    built.load_state_dict({"weight": torch.tensor([1.0, 2.0, 3.0]), "bias": torch.tensor([0.0, 1.0, 0.0])})
    torch.testing.assert_close(built(maps)[:, 1], 2 * 4 * functional.avg_pool2d(maps, 2)[:, 1] + 1)


def test_the_scaled_tanh_keeps_one_at_one():
    built = module(layer("scaled_tanh"), (1,))
    torch.testing.assert_close(
        built(torch.tensor([[-1.0, 0.0, 1.0]])), torch.tensor([[-1.0, 0.0, 1.0]]), rtol=0, atol=1e-4
    )


def test_the_nearest_code_wins_with_minus_the_squared_distance():
    built = module(layer("rbf", codes="digits"), (84,))
    codes = torch.tensor([[1.0 if dot == "#" else -1.0 for dot in "".join(digit)] for digit in DIGITS])
    features = codes + 0.3 * torch.randn(10, 84)
    torch.testing.assert_close(built(features), -torch.cdist(features, codes).square(), rtol=1e-4, atol=1e-3)
    assert built(features).argmax(1).tolist() == list(range(10))
    assert len({len(digit) for digit in DIGITS}) == 1
    assert {len(row) for digit in DIGITS for row in digit} == {WIDTH}
    assert len(DIGITS[0]) == HEIGHT


def test_random_codes_are_always_the_same_signs():
    built = [module(layer("rbf", out_features=5), (20,)).codes for _ in range(2)]
    assert torch.equal(*built)
    assert built[0].abs().eq(1).all()
    assert len(set(map(tuple, built[0].tolist()))) == 5


@pytest.mark.parametrize(
    ("params", "features", "code"),
    [
        ({"codes": "digits"}, 80, "codes_need_features"),
        ({"codes": "digits", "out_features": 11}, 84, "codes_are_ten"),
        ({}, LONGEST + 1, "codes_too_long"),
    ],
)
def test_codes_that_cannot_be_say_so(params, features, code):
    with pytest.raises(LayerProblem) as raised:
        layer("rbf", **params).output_shape([(features,)])
    assert raised.value.code == code


@pytest.mark.parametrize("size", [(8, 8), (7, 9)])
def test_the_factorised_reduction_is_timms(size):
    theirs = FirstCell(12, 4, 12, 4)  # its first path reduces what came before the last cell
    ours = module(layer("factorized_reduction", out_channels=8, eps=0.001), (12, *size))
    names = {name for name in theirs.state_dict() if name.startswith(("path_1", "path_2", "final_path_bn"))}
    assert ours.state_dict().keys() == names
    ours.load_state_dict({name: theirs.state_dict()[name] for name in names})
    maps = torch.rand(2, 12, *size)
    both = torch.cat([theirs.path_1(maps), theirs.path_2(maps)], 1)
    torch.testing.assert_close(ours.eval()(maps), theirs.eval().final_path_bn(both))


@given(
    st.tuples(st.integers(1, 5), st.integers(1, 5)),
    st.tuples(st.integers(1, 2), st.integers(1, 2)),
    st.tuples(st.integers(6, 12), st.integers(6, 12)),
)
@settings(max_examples=40)
@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths")
def test_padding_same_is_torchs_at_stride_one_and_halves_at_two(kernel, dilation, size):
    built = module(layer("conv2d", kernel_size=kernel, dilation=dilation, padding="same"), (3, *size))
    maps = torch.rand(1, 3, *size)
    expected = functional.conv2d(maps, built.weight, built.bias, padding="same", dilation=dilation)
    torch.testing.assert_close(built(maps), expected)
    halved = layer("conv2d", kernel_size=kernel, dilation=dilation, padding="same", stride=2)
    assert halved.output_shape([(3, *size)])[1:] == (-(-size[0] // 2), -(-size[1] // 2))


def test_padding_same_at_stride_two_puts_the_odd_zero_last():
    """TensorFlow's rule (EfficientNet-Lite): a 3×3 filter on 224 pixels gets a zero at the end only."""
    assert layer("conv2d", padding="same", stride=2).slide((3, 224, 224)).margins == (0, 1, 0, 1)


def test_depthwise_separable_is_two_convolutions():
    made = layer("depthwise_separable_conv2d", out_channels=5, padding=[0, 1, 2, 1], stride=2)
    built, maps = module(made, (4, 9, 9)), torch.rand(2, 4, 9, 9)
    framed = functional.pad(maps, (2, 1, 0, 1))
    between = functional.conv2d(framed, built.depthwise.weight, stride=2, groups=4)
    torch.testing.assert_close(built(maps), functional.conv2d(between, built.pointwise.weight, built.pointwise.bias))
    assert made.parameters([(4, 9, 9)]) == 3 * 3 * 4 + 4 * 5 + 5


def test_drop_path_is_torchvisions():
    ours, theirs = module(layer("drop_path", p=0.3), (4, 5, 5)), torchvision.ops.StochasticDepth(0.3, "row")
    maps = torch.ones(4000, 2)
    for built in (ours, theirs):
        kept = built(maps)
        assert kept.unique().tolist() == pytest.approx([0, 1 / 0.7])
        assert torch.equal(kept[:, 0], kept[:, 1])
        assert kept[:, 0].gt(0).float().mean().item() == pytest.approx(0.7, abs=0.03)


@pytest.mark.parametrize("built", [module(layer("drop_block2d", p=0.2), (8, 20, 20)), TimmDropBlock(0.2, block_size=3)])
def test_drop_block_takes_out_squares_and_keeps_the_sum(built):
    torch.manual_seed(0)
    kept = built.train()(torch.ones(32, 8, 20, 20))
    gone = kept.eq(0)
    assert gone.float().mean().item() == pytest.approx(0.18, abs=0.03)  # squares that overlap take out a little less
    assert kept.mean().item() == pytest.approx(1, abs=0.03)
    squares = 1 - functional.max_pool2d(1.0 - gone.float(), 3, stride=1)  # where a whole square is missing
    covered = functional.max_pool2d(functional.pad(squares, (2, 2, 2, 2)), 3, stride=1)
    assert covered.eq(gone).float().mean().item() > 0.97


@pytest.mark.parametrize("power", [1, 2, 3])
def test_lp_pooling_is_torchs_where_that_is_a_number(power):
    made = layer("lp_pool2d", norm_type=power, kernel_size=[2, 3])
    maps = torch.rand(2, 3, 8, 9)
    torch.testing.assert_close(module(made, (3, 8, 9))(maps), functional.lp_pool2d(maps, power, (2, 3)))
    nothing = torch.zeros(1, 3, 8, 9, requires_grad=True)
    module(made, (3, 8, 9))(nothing).sum().backward()
    assert nothing.grad is not None
    assert nothing.grad.isfinite().all()


def test_a_weighted_average_of_equal_weights_is_the_mean():
    maps = torch.rand(2, 3, 8, 8)
    for learned in (False, True):
        built = module(layer("weighted_avg_pool2d", window=[[7, 7], [7, 7]], learned=learned), (3, 8, 8))
        torch.testing.assert_close(built(maps), functional.avg_pool2d(maps, 2))
    middle = module(layer("weighted_avg_pool2d", window=[[0, 0, 0], [0, 1, 0], [0, 0, 0]]), (3, 8, 8))
    torch.testing.assert_close(middle(maps), maps[:, :, 1:-1:2, 1:-1:2])


def test_the_vae_draws_around_the_mean_and_learns_both():
    built = module(layer("vae_sample"), (3,), (3,))
    mean, log_variance = torch.full((50_000, 2), 2.0), torch.full((50_000, 2), 2.0, requires_grad=True)
    drawn = built(mean, log_variance)
    assert drawn.mean().item() == pytest.approx(2, abs=0.05)
    assert drawn.var().item() == pytest.approx(torch.e**2, rel=0.02)
    drawn.square().mean().backward()
    assert log_variance.grad is not None
    assert log_variance.grad.abs().sum() > 0
    assert torch.equal(built.eval()(mean, log_variance), mean)


def test_noise_has_the_strength_that_was_asked_for():
    built = module(layer("gaussian_noise", std=0.5), (3,))
    assert built(torch.zeros(50_000, 2)).std().item() == pytest.approx(0.5, rel=0.02)


def test_a_depthwise_convolution_says_so_on_its_card():
    made = layer("conv2d", groups=8, out_channels=16)
    assert made.caption_for([(8, 9, 9)]) == "depthwise 3×3"
    assert made.caption_for([(16, 9, 9)]) == "grouped 3×3"
    assert layer("conv2d").caption_for([(1, 9, 9)]) == "conv 3×3"
