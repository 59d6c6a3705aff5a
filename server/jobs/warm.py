"""Imported once by the fork server, so that a worker forked from it begins with its first step instead of imports.

It only imports. No operation runs and no card is touched here: threads and contexts do not survive a fork.
"""

from __future__ import annotations

import gc

import safetensors.torch  # noqa: F401
import torch._dynamo  # noqa: F401 - the first optimiser of a process imports it otherwise, for seconds

import models.insight.studying
import models.training.loop  # noqa: F401
from server.jobs.child import die_with_parent

die_with_parent()
gc.freeze()  # collections in a worker leave the shared pages alone
