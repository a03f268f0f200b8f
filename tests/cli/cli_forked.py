"""Runs of the command without its start: forked from a process that has read what all of them read first."""

import os
import sys
from pathlib import Path

from deployments import export, places, webmap
from deployments.cli import main
from deployments.lexicon import trie

__all__ = ["deploy_here", "export", "webmap"]

trie()
places.background()


def deploy_here(folder: str, *arguments: str) -> None:
    """Run `deploy` in this process, in `folder`, without a word."""
    os.chdir(folder)
    sys.argv = ["deploy", *arguments]
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    main()
