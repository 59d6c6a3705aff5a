"""What can speak against an export. Without torch: the server says it, and has none."""

from __future__ import annotations

from models.problems import declare
from models.text import Text

declare(
    "onnx_too_large",
    Text(
        "The network takes {size_bytes}; an ONNX file holds at most {limit_bytes}. Export PyTorch code and weights.",
        "Сеть занимает {size_bytes}; файл ONNX вмещает не больше {limit_bytes}. Выберите код PyTorch и веса.",
    ),
)
declare(
    "onnx_not_possible",
    Text(
        "ONNX has no words for this network ({reason}). Export PyTorch code and weights.",
        "Средствами ONNX эту сеть не выразить ({reason}). Выберите код PyTorch и веса.",
    ),
)
declare(
    "proof_failed",
    Text("The exported file did not run: {reason}.", "Экспортированный файл не выполнился: {reason}."),
)
