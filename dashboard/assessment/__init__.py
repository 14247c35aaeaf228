"""Bounds, comparability, lineage, origins, agreement and sentences: what may be concluded from claims."""

from dashboard.assessment.assess import assess
from dashboard.assessment.rows import Assessed

__all__ = ["Assessed", "assess"]
