"""The map as one HTML page that opens with no network."""

from deployments.webmap.page import render

__all__ = ["render"]
