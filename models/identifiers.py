"""Ids of nodes: at once names of torch modules, key prefixes in the weights, and names in frames.

Dots nest modules, so no id may lie inside another, and no part may be a name that torch's modules use themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.problems import Problem

MAX_LENGTH = 128
_PATTERN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*")

OWN_NAMES = frozenset({"main", "loss_weights", "section", "_steps", "_answering"})
"""Attributes of ``models.compile.Net``."""

MODULE_NAMES = frozenset(
    {
        "T_destination",
        "add_module",
        "apply",
        "bfloat16",
        "buffers",
        "call_super_init",
        "children",
        "compile",
        "cpu",
        "cuda",
        "double",
        "dump_patches",
        "eval",
        "extra_repr",
        "float",
        "forward",
        "get_buffer",
        "get_extra_state",
        "get_parameter",
        "get_submodule",
        "half",
        "ipu",
        "load_state_dict",
        "modules",
        "mtia",
        "named_buffers",
        "named_children",
        "named_modules",
        "named_parameters",
        "parameters",
        "register_backward_hook",
        "register_buffer",
        "register_forward_hook",
        "register_forward_pre_hook",
        "register_full_backward_hook",
        "register_full_backward_pre_hook",
        "register_load_state_dict_post_hook",
        "register_load_state_dict_pre_hook",
        "register_module",
        "register_parameter",
        "register_state_dict_post_hook",
        "register_state_dict_pre_hook",
        "requires_grad_",
        "set_extra_state",
        "set_submodule",
        "share_memory",
        "state_dict",
        "to",
        "to_empty",
        "train",
        "training",
        "type",
        "xpu",
        "zero_grad",
        "_apply",
        "_backward_hooks",
        "_backward_pre_hooks",
        "_buffers",
        "_call_impl",
        "_compiled_call_impl",
        "_forward_hooks",
        "_forward_hooks_always_called",
        "_forward_hooks_with_kwargs",
        "_forward_pre_hooks",
        "_forward_pre_hooks_with_kwargs",
        "_get_backward_hooks",
        "_get_backward_pre_hooks",
        "_get_name",
        "_is_full_backward_hook",
        "_load_from_state_dict",
        "_load_state_dict_post_hooks",
        "_load_state_dict_pre_hooks",
        "_maybe_warn_non_full_backward_hook",
        "_modules",
        "_named_members",
        "_non_persistent_buffers_set",
        "_parameters",
        "_register_load_state_dict_pre_hook",
        "_register_state_dict_hook",
        "_replicate_for_data_parallel",
        "_save_to_state_dict",
        "_slow_forward",
        "_state_dict_hooks",
        "_state_dict_pre_hooks",
        "_version",
        "_wrapped_call_impl",
    }
)
"""Attributes of ``torch.nn.Module``, those with double underscores aside; a test compares them with torch's."""


def is_reserved(part: str) -> bool:
    """Whether one part of an id is taken: by torch's modules, by ``Net``, or by Python itself."""
    return part in MODULE_NAMES or part in OWN_NAMES or part.startswith("__")


def id_problems(ids: Iterable[str]) -> list[Problem]:
    """What is wrong with the ids of a network."""
    found: list[Problem] = []
    valid: set[str] = set()
    for identifier in ids:
        if len(identifier) > MAX_LENGTH or not _PATTERN.fullmatch(identifier):
            shown = identifier if len(identifier) <= MAX_LENGTH else identifier[:40] + "…"
            found.append(Problem("bad_id", {"id": shown, "limit": MAX_LENGTH}, node=shown))
            continue
        taken = next((part for part in identifier.split(".") if is_reserved(part)), None)
        if taken is not None:
            found.append(Problem("id_reserved", {"id": identifier, "name": taken}, node=identifier))
            continue
        valid.add(identifier)
    for identifier in sorted(valid):
        parts = identifier.split(".")
        for length in range(1, len(parts)):
            outer = ".".join(parts[:length])
            if outer in valid:
                found.append(Problem("id_prefix", {"id": outer, "other": identifier}, node=identifier))
    return found
