"""Claims into events, with the reasons."""

from dashboard.linking.link import Linked, link

__all__ = ["Linked", "link"]
