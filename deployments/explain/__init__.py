"""How a document was read → one HTML page, for whoever mends a rule."""

from deployments.explain.page import render

__all__ = ["render"]
