"""Layers and inputs to try, drawn from what the registry declares: a new layer is tested with no new line."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st
from pydantic import ValidationError

from models.forms import form_schema
from models.layers import Layer, Shape
from models.problems import LayerProblem

USUAL = ((8, 9, 9), (36,))
"""Shapes of maps and of features that every layer takes as it comes out of the palette, one or the other."""

MAPS = st.tuples(st.sampled_from([1, 2, 3, 4, 6, 8]), st.integers(1, 14), st.integers(1, 14))
FEATURES = st.tuples(st.integers(1, 40))
_NUMBERS_TRIED = 7  # from the smallest allowed one: large sizes cost time and show nothing new


def params_of(layer: type[Layer]) -> st.SearchStrategy[dict[str, Any]]:
    """Parameters that the layer's own schema allows, any of them left out."""
    fields = {name: _values(field) for name, field in form_schema(layer, "en").get("properties", {}).items()}
    return st.fixed_dictionaries({}, optional=fields)


def layers_of(layer: type[Layer]) -> st.SearchStrategy[Layer]:
    """Instances of a layer."""

    def make(params: dict[str, Any]) -> Layer:
        try:
            return layer.model_validate(params)
        except ValidationError:  # a rule that the schema cannot say
            reject()

    return params_of(layer).map(make)


@st.composite
def layers_with_inputs(
    draw: st.DrawFn, kind: type[Layer], maps: st.SearchStrategy[Shape] = MAPS
) -> tuple[Layer, list[Shape], Shape]:
    """A layer, inputs that fit it, and its output."""
    layer = draw(layers_of(kind))
    takes_maps, takes_features = (takes(kind, shape) for shape in USUAL)
    base = draw(maps if takes_maps and (draw(st.booleans()) or not takes_features) else FEATURES)
    number = draw(st.integers(kind.inputs[0], min(kind.inputs[1], kind.inputs[0] + 2)))
    inputs = [base] * number
    if number > 1:
        match draw(st.sampled_from(["equal", "other channels", "one place"])):
            case "other channels":
                inputs = [(draw(st.integers(1, 6)), *base[1:]) for _ in inputs]
            case "one place":
                inputs = [(base[0], *[1] * (len(base) - 1)) if draw(st.booleans()) else base for _ in inputs]
    try:
        return layer, inputs, layer.output_shape(inputs)
    except LayerProblem:
        reject()


@cache
def takes(kind: type[Layer], shape: Shape) -> bool:
    """Whether a layer with its defaults takes inputs of ``shape``."""
    try:
        kind().output_shape([shape] * kind.inputs[0])
    except LayerProblem:
        return False
    return True


def _values(field: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "enum" in field or "const" in field:
        return st.sampled_from(field.get("enum", [field.get("const")]))
    for choices in ("anyOf", "oneOf"):
        if choices in field:
            return st.one_of([_values(choice) for choice in field[choices]])
    match field["type"]:
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case "integer":
            return st.integers(field["minimum"], min(field["maximum"], field["minimum"] + _NUMBERS_TRIED))
        case "number":
            least = field.get("minimum", field.get("exclusiveMinimum"))
            most = field.get("maximum", field.get("exclusiveMaximum"))
            return st.floats(
                least,
                min(most, least + _NUMBERS_TRIED),
                exclude_min="exclusiveMinimum" in field,
                exclude_max="exclusiveMaximum" in field and most <= least + _NUMBERS_TRIED,
                allow_subnormal=False,
                width=32,
            )
        case "array" if "prefixItems" in field:
            return st.tuples(*map(_values, field["prefixItems"])).map(list)
        case "array":
            return st.lists(_values(field["items"]), min_size=field["minItems"], max_size=min(field["maxItems"], 4))
    raise NotImplementedError(f"no strategy for a field of type {field['type']!r}")
