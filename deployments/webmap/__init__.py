"""The map as one HTML page that opens with no network."""

from deployments.webmap.look import Bounds, Look
from deployments.webmap.page import render

__all__ = ["Bounds", "Look", "render"]
