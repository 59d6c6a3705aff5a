"""Ready groups of ordinary layers, and the blueprint they and the architectures are drawn with."""
