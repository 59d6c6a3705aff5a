"""What is public is documented, in the languages of those who read it; else the build is red."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

import models
import server
from models import blocks, data, layers, zoo
from models.text import LANGUAGES, Language
from models.training.recipe import recipe_schema
from server.settings import Settings
from tests.house.sources import ROOT

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def modules() -> Iterator[str]:
    """Every module of the two packages, migrations and entry points aside."""
    for package in (models, server):
        yield package.__name__
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__") and ".migrations" not in found.name:
                yield found.name


def public(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Public functions and classes defined in a module, and the public methods of those classes."""
    for name, thing in vars(module).items():
        if name.startswith("_") or getattr(thing, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(thing):
            yield name, thing
        elif inspect.isclass(thing):
            yield name, thing
            for inner, method in vars(thing).items():
                if not inner.startswith("_") and inspect.isfunction(method):
                    yield f"{name}.{inner}", getattr(thing, inner)


def is_documented(thing: object) -> bool:
    """A class by its own words; a method also by those of the contract it fulfils."""
    if inspect.isclass(thing):
        own = thing.__doc__ or ""
        return bool(own.strip()) and not own.startswith(f"{thing.__name__}(")  # what dataclass writes by itself
    return bool(inspect.getdoc(thing))


@pytest.mark.parametrize("name", list(modules()))
def test_what_is_public_says_what_it_is(name: str):
    module = importlib.import_module(name)
    assert module.__doc__, f"{name} has no docstring"
    assert not [inner for inner, thing in public(module) if not is_documented(thing)]


def sentences(schema: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Titles and descriptions of a schema's fields."""
    properties = schema["properties"]
    assert isinstance(properties, dict)
    for field, entry in properties.items():
        yield f"{field}.title", entry.get("title", "")
        yield f"{field}.description", entry.get("description", "")


def said(language: Language) -> dict[str, str]:
    """Everything that registries say of their entries to a person."""
    texts: dict[str, str] = {}
    for layer in layers.catalogue(language):
        texts[f"layer {layer['type']}: title"] = layer["title"]
        texts[f"layer {layer['type']}: summary"] = layer["summary"]
        texts |= {f"layer {layer['type']}: {place}": text for place, text in sentences(layer["schema"])}
    for block in blocks.catalogue(language):
        texts[f"block {block['name']}: title"] = block["title"]
        texts[f"block {block['name']}: summary"] = block["summary"]
        texts |= {f"block {block['name']}: {place}": text for place, text in sentences(block["schema"])}
    for architecture in zoo.catalogue(language):
        texts[f"architecture {architecture['name']}: title"] = architecture["title"]
    for dataset in data.catalogue(language):
        texts[f"data set {dataset['name']}: title"] = dataset["title"]
        texts[f"data set {dataset['name']}: licence"] = dataset["licence"]
    texts |= {f"recipe: {place}": text for place, text in sentences(recipe_schema(language))}
    return texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_speaks_every_language(language: Language):
    texts = said(language)
    assert not [place for place, text in texts.items() if not text.strip()]
    explained = {place: text for place, text in texts.items() if place.endswith(("summary", "description"))}
    is_wrong = (lambda text: not CYRILLIC.search(text)) if language == "ru" else CYRILLIC.search
    assert not [place for place, text in explained.items() if is_wrong(text)]


def test_every_setting_is_explained():
    assert not [name for name, field in Settings.model_fields.items() if not field.description]


def test_every_verb_of_the_makefile_is_explained():
    makefile = (ROOT / "Makefile").read_text()
    verbs = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert verbs
    explained = re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE)
    assert sorted(explained) == sorted(verbs[1].split())


def test_contributing_recipes_are_short():
    text = (ROOT / "CONTRIBUTING.md").read_text()
    recipes = re.findall(r"^## (Add [^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    things = (
        "a layer",
        "an architecture",
        "a block",
        "a way of looking inside",
        "an attribution",
        "an augmentation",
        "an experiment",
        "a lab",
        "a data set",
        "a route or a message",
    )
    assert [title for title, _ in recipes] == [f"Add {thing}" for thing in things]
    assert all(len(recipe.strip().splitlines()) < 10 for _, recipe in recipes)
