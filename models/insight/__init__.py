"""Insight: read-only questions to a network with weights, answered in pictures of its layers or in JSON."""

from models.insight.faults import InsightFault

__all__ = ["InsightFault"]
