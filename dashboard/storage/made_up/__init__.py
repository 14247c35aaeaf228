"""Made-up snapshots of any size, to measure pages on: records, not prose, written by SQL into schema.sql's tables."""

from dashboard.storage.made_up.write import write_made_up

__all__ = ["write_made_up"]
