"""Bounds, comparability, lineage, origins, agreement and sentences: what may be concluded from claims."""
