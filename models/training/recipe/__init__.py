"""The recipe: everything that decides a training besides the network and the data, in sections of one form."""

from models.training.recipe.optimization import Optimizer
from models.training.recipe.recipe import SECTIONS, Change, Recipe, complete, recipe_schema

__all__ = ["SECTIONS", "Change", "Optimizer", "Recipe", "complete", "recipe_schema"]
