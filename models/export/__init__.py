"""A network taken out of the playground: as a readable PyTorch file, as weights, as ONNX."""

from models.export import faults

__all__ = ["faults"]
