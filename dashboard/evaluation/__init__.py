"""How well extraction reads: labelled sets in, scores and a report out. Nothing here changes a reading."""

from dashboard.evaluation.evaluate import Evaluated, Outputs, evaluate

__all__ = ["Evaluated", "Outputs", "evaluate"]
