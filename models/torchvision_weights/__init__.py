"""Weights that torchvision publishes for architectures of the zoo: which there are, and how they become ours.

Nothing of it is fetched unless somebody who may asks for it. What is fetched is a pickle, which only a short-lived
process opens, with ``weights_only``; what is kept, once for the whole server, is safetensors with our keys.
"""

from __future__ import annotations

from models.torchvision_weights.published import Published, all_published, get, network, register

__all__ = ["Published", "all_published", "get", "network", "register"]
