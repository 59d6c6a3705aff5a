"""Convolutional networks as documents: layers, graphs, analysis, training and insight. Knows no web and no user."""
