"""A text file → the name by which its document is known: the shortest that no other text has."""

import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple


class Found(NamedTuple):
    """A text file, and the folder below which its name is its id."""

    root: Path
    path: Path

    @property
    def whole(self) -> str:
        """Its path below the folder, ending included."""
        return _printable(self.path.relative_to(self.root).as_posix())

    @property
    def stem(self) -> str:
        """Its path below the folder, without the ending."""
        return self.whole.removesuffix(self.path.suffix)

    @property
    def below_name(self) -> str:
        """Its path with the folder's own name in front."""
        return f"{_printable(real(self.root).name)}/{self.whole}"

    @property
    def absolute(self) -> str:
        """Its whole path."""
        return _printable(self.path.absolute().as_posix())


# A document takes the first of these that no other has: its id depends on what is read, never on the order.
SPELLINGS: Final[tuple[Callable[[Found], str], ...]] = (
    lambda found: found.stem,
    lambda found: found.whole,
    lambda found: found.below_name,
    lambda found: found.absolute,
)


def named(texts: Iterable[Found]) -> list[tuple[Found, str]]:
    """Give each text the shortest spelling of its path that no other text has; who has none is left out."""
    done: list[tuple[Found, str]] = []
    pending = sorted(texts)
    for level, spelling in enumerate(SPELLINGS):
        # The next spelling counts too: "a.txt" is no name for a.txt.md where a.txt may come to need it.
        counts = Counter(spell(text) for spell in SPELLINGS[level : level + 2] for text in pending)
        counts.update(name for _, name in done)
        done += [(text, spelling(text)) for text in pending if counts[spelling(text)] == 1]
        pending = [text for text in pending if counts[spelling(text)] > 1]
    return done


def real(path: Path) -> Path:
    """Return where a path leads, links followed; unlike Path.resolve it bears a loop of links."""
    return Path(os.path.realpath(path))


def _printable(name: str) -> str:
    """Return a file name as text; where its bytes are none, as Python writes them."""
    return os.fsencode(name).decode(errors="backslashreplace")
