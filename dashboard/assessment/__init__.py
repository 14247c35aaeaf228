"""Bounds, comparability, lineage, origins, agreement and sentences: what may be concluded from claims.

The way in is `assess.assess`; a page that only needs words loads nothing of it.
"""
