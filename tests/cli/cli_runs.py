"""What a run of the command is to the tests."""

from collections.abc import Callable
from subprocess import CompletedProcess

Deploy = Callable[..., CompletedProcess[str]]
"""Runs `deploy` with arguments in the test's own folder."""
