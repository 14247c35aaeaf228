"""How fast the pages' questions are answered, on made-up snapshots of any size."""

from dashboard.speed.bench_pages import bench_pages

__all__ = ["bench_pages"]
