"""The command `deploy`: each command parses, calls the pipeline and prints."""

from deployments.cli.app import main

__all__ = ["main"]
