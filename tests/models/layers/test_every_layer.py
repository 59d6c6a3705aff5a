"""Every layer of the registry against torch's meta device, FLOP counter and autograd, and against brute force."""

from __future__ import annotations

import json
import re
from math import prod

import jsonschema
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from models.forms import form_schema
from models.layers import Layer, Shape, all_layers
from models.layers.base import Family
from models.text import LANGUAGES, Text
from tests.models.strategies import USUAL, layers_of, layers_with_inputs, takes

LAYERS = all_layers()
FUNCTIONS = {"exp", "max", "min", "tanh", "erf", "concat"}
"""Words that formulas of both languages have."""

every_layer = pytest.mark.parametrize("kind", LAYERS, ids=lambda kind: kind.type)
tried = settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


def tensors(shapes: list[Shape], layer: Layer, batch: int, **options) -> list[torch.Tensor]:
    """Random inputs; a layer without inputs gets the picture that it announces."""
    shapes = shapes or [layer.output_shape([])]
    return [torch.rand(batch, *shape, **options) + 0.1 for shape in shapes]


@every_layer
@tried
@given(data=st.data())
def test_shape_parameters_and_macs_are_torchs(kind, data):
    layer, inputs, output = data.draw(layers_with_inputs(kind))
    with torch.device("meta"):
        module = layer.build(inputs)
        with FlopCounterMode(display=False) as counter:
            result = module(*tensors(inputs, layer, batch=2))
    assert tuple(result.shape) == (2, *output)
    assert sum(value.numel() for value in module.parameters()) == layer.parameters(inputs)
    stored = sum(value.numel() * value.element_size() for value in module.state_dict().values()) // 4
    assert stored == layer.parameters(inputs) + layer.buffers(inputs)
    assert counter.get_total_flops() == 2 * 2 * layer.macs(inputs, output)


@every_layer
@tried
@given(data=st.data())
def test_what_is_kept_for_the_backward_pass_is_what_autograd_keeps(kind, data):
    layer, inputs, output = data.draw(layers_with_inputs(kind))
    if kind.inputs[0] == 0:
        return  # the picture needs no gradient
    batch = 67  # no other size of these examples is
    module = layer.build(inputs)
    weights = {value.data_ptr() for value in module.parameters()}
    arguments = [value.requires_grad_() for value in tensors(inputs, layer, batch)]
    before = [value.detach().clone() for value in arguments]
    kept: dict[int, int] = {}

    def keep(value: torch.Tensor) -> torch.Tensor:
        if value.data_ptr() not in weights and value.numel() % batch == 0:
            kept[value.data_ptr()] = value.numel() * value.element_size() // 4 // batch
        return value

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda value: value):
        result = module(*arguments)
    saved = layer.saved(inputs, output)
    told = saved.extra + saved.inputs * sum(map(prod, inputs)) + saved.output * prod(output)
    assert sum(kept.values()) == told
    assert all(torch.equal(now, then) for now, then in zip(arguments, before, strict=True)), "changed its input"
    assert (result.untyped_storage().data_ptr() == arguments[0].untyped_storage().data_ptr()) == (
        layer.views_input or result is arguments[0]
    )


@every_layer
@tried
@given(data=st.data())
def test_windows_are_what_a_disturbed_input_shows(kind, data):
    maps = st.tuples(st.sampled_from([2, 4, 6]), st.integers(1, 13), st.integers(1, 13))
    layer, inputs, output = data.draw(layers_with_inputs(kind, maps))
    if not inputs or len(output) != 3 or len(inputs[0]) != 3:
        return
    port = data.draw(st.integers(0, len(inputs) - 1))
    windows = layer.windows(inputs, port)
    if windows is None:
        assert kind.views_input, "only what lays numbers out anew may lose their places"
        return
    module = positive(layer.build(inputs))
    lies_inside = [
        [0 <= bounds[0] <= bounds[1] < size for bounds in map(window.bounds, range(positions))]
        for window, size, positions in zip(windows, inputs[port][1:], output[1:], strict=True)
    ]
    for axis, window in enumerate(windows):
        size = inputs[port][axis + 1]
        channels, across = inputs[port][0], inputs[port][2 - axis]
        # (C, across): the same everywhere would not move a softmax or a normalisation
        step = 5.0 + torch.arange(channels)[:, None] + torch.arange(across)
        arguments = [torch.rand(1, *shape, dtype=torch.float64).repeat(2 * size + 1, 1, 1, 1) for shape in inputs]
        for place in range(size):  # up, and down for what is cut off above; the last sample stays undisturbed
            arguments[port][place].select(axis + 1, place).add_(step)
            arguments[port][size + place].select(axis + 1, place).sub_(step)
        with torch.no_grad():
            result = module(*arguments)
        moved = (result[:-1] - result[-1:]).abs() > 1e-9  # below is rounding
        if layer.modes is not None and not moved.any():
            return  # an input that counts in training only
        changed = moved.unflatten(0, (2, size)).any(0).any(1).any(2 - axis)  # (disturbed place, output position)
        for position in range(output[axis + 1]):
            places = changed[:, position].nonzero().flatten().tolist()
            first, last = window.bounds(position)
            assert all(first <= place <= last for place in places)
            # Across the other axis, too, some output must see more than padding and the gaps of a dilation.
            if lies_inside[axis][position] and any(lies_inside[1 - axis]):
                assert (places[0], places[-1]) == (first, last)


def positive(module: nn.Module) -> nn.Module:
    """In inference, with positive weights: then a larger input anywhere makes every output that sees it larger."""
    module = module.double().eval()
    for value in module.parameters():
        value.data.uniform_(0.5, 1)
    return module


@every_layer
@given(data=st.data())
@settings(max_examples=20)
def test_json_round_trip(kind, data):
    layer = data.draw(layers_of(kind))
    params = json.loads(json.dumps(layer.model_dump(mode="json", exclude_unset=True)))
    assert kind.model_validate(params) == layer
    jsonschema.validate(params, form_schema(kind, "en"), cls=jsonschema.Draft202012Validator)


@every_layer
@tried
@given(data=st.data())
def test_formulas_end_in_the_numbers_they_explain(kind, data):
    layer, inputs, output = data.draw(layers_with_inputs(kind))
    formulas = layer.formulas(inputs, output)
    numbers = {"parameters": layer.parameters(inputs), "macs": layer.macs(inputs, output)}
    for name, formula in formulas.items():
        results = [int(part.split(" = ")[1].replace("\u202f", "")) for part in formula.split(", ")]
        if name == "output":
            assert set(results) <= set(output)
        else:
            assert results == [numbers[name]]
            expression = formula.split(" = ")[0].replace("·", "*").replace("/", "//")
            assert eval(expression) == numbers[name]
    assert ("parameters" in formulas) == (numbers["parameters"] > 0)


@every_layer
def test_declares_itself_completely(kind):
    assert kind.__doc__
    assert isinstance(kind.family, Family)
    assert kind.__module__ == f"models.layers.{kind.family.name}.{kind.type}"
    texts: list[Text] = [kind.title, kind.summary, kind.family.title, *kind.problems.values()]
    texts += [kind.modes.training, kind.modes.inference] if kind.modes else []
    assert all(text.in_(language).strip() for text in texts for language in LANGUAGES)
    assert all(text.in_(language).endswith(".") for text in texts[1:2] + texts[3:] for language in LANGUAGES)
    assert kind.formula
    words = set(re.findall(r"[a-z]{3,}", kind.formula))
    assert words <= FUNCTIONS | kind.model_fields.keys(), "no words of one language"
    assert kind.paper is None or kind.paper.url.startswith("https://")
    for language in LANGUAGES:
        schema = form_schema(kind, language)
        jsonschema.Draft202012Validator.check_schema(schema)
        for field in schema.get("properties", {}).values():
            assert {"title", "description", "default", "x-control"} <= field.keys()
            assert field["description"].endswith(".")
    if kind.inputs[1] == 1:
        assert kind().caption, "has defaults for everything, so that it can be dropped on the canvas"


@every_layer
def test_same_seed_same_start(kind):
    layer, shape = kind(), next(shape for shape in USUAL if takes(kind, shape))
    inputs = [shape] * kind.inputs[0]
    starts = []
    for _ in range(2):
        torch.manual_seed(1)
        starts.append(layer.build(inputs).state_dict())
    assert starts[0].keys() == starts[1].keys()
    assert all(torch.equal(starts[0][key], starts[1][key]) for key in starts[0])


@every_layer
@tried
@given(data=st.data())
def test_training_changes_what_says_so_and_nothing_else(kind, data):
    layer, inputs, _ = data.draw(layers_with_inputs(kind))
    module = layer.build(inputs)
    arguments = tensors(inputs, layer, batch=5)
    with torch.no_grad():
        module.eval()
        used = [module(*arguments) for _ in range(2)]
        trained = module.train()(*arguments)
    assert torch.equal(*used), "inference is repeatable"
    if kind.modes is None:
        torch.testing.assert_close(trained, used[0], rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("kind", [kind for kind in LAYERS if kind.modes], ids=lambda kind: kind.type)
def test_a_layer_that_trains_differently_shows_it(kind):
    layer, shape = kind(), next(shape for shape in USUAL if takes(kind, shape))
    module = layer.build([shape] * kind.inputs[0])
    arguments = tensors([shape] * kind.inputs[0], layer, batch=16)
    torch.manual_seed(0)
    with torch.no_grad():
        assert not torch.allclose(module.train()(*arguments), module.eval()(*arguments), atol=1e-3)


@every_layer
def test_what_says_so_multiplies_by_a_random_mask(kind):
    """The law of a mask, y = x·m with the m that the generator's state gives for ones, holds for those layers only."""
    layer, shape = kind(), next(shape for shape in USUAL if takes(kind, shape))
    inputs = [shape] * kind.inputs[0]
    module = layer.build(inputs).train()
    values = [torch.randn_like(value) for value in tensors(inputs, layer, batch=16)]

    def drawn(arguments: list[torch.Tensor]) -> torch.Tensor:
        torch.manual_seed(0)
        with torch.no_grad():
            return module(*arguments)

    output, before = drawn(values), torch.Generator().manual_seed(0).get_state()
    draws = not torch.equal(torch.get_rng_state(), before)
    is_product = (
        len(inputs) == 1
        and output.shape == values[0].shape
        and torch.equal(output, values[0] * drawn([torch.ones_like(values[0])]))
    )
    assert kind.masks == (draws and is_product)
