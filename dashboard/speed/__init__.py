"""How fast pages' questions are answered, and snapshots built of kept rows, on made-up snapshots of any size."""

from dashboard.speed.bench_pages import bench_pages
from dashboard.speed.bench_rebuild import bench_rebuild

__all__ = ["bench_pages", "bench_rebuild"]
