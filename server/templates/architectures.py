"""Small untrained networks to start from, on data they learn within minutes; the gallery has all the others."""

from __future__ import annotations

from functools import partial

from models import data, zoo

from .registry import Example, register

_STARTS = {"lenet5": "mnist", "vgg_small": "mnist", "resnet_tiny": "mnist"}
"""Architectures with the data sets they are adapted to."""

for _name, _dataset in _STARTS.items():
    _architecture, _data = zoo.get(_name), data.get(_dataset)
    _graph = partial(zoo.build, _name, len(_data.classes), _data.shape)
    register(Example(_name, _architecture.title, _architecture.summary, _dataset, _graph))
