"""Numbers about a network without its weights, and without torch."""

from models.analysis.analyse import Analysis, Totals, analyse
from models.analysis.connect import PortCheck, connectable
from models.analysis.fingerprint import training_fingerprint
from models.analysis.report import NodeReport

__all__ = ["Analysis", "NodeReport", "PortCheck", "Totals", "analyse", "connectable", "training_fingerprint"]
