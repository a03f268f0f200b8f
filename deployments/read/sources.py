"""SOURCES (texts, folders of texts, claims files) → documents and claims, named and in order."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from deployments.errors import SourceError
from deployments.read.about import About, check_known, read_about
from deployments.read.claims import read_claims
from deployments.read.dateline import stated_date
from deployments.read.text import decode, read_bytes
from deployments.records import Claim, Document

TEXTS: Final = (".txt", ".md", ".text")
CLAIMS: Final = ".jsonl"


class Fault(NamedTuple):
    """A source that was left out, and why; the others are read all the same."""

    path: Path
    reason: str


class Reading(NamedTuple):
    """All that SOURCES hold: documents by id, claims in the order of their files, and what was left out."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    faults: tuple[Fault, ...]


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
        return f"{_printable(self.root.resolve().name)}/{self.whole}"

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


def read(sources: Sequence[Path]) -> Reading:
    """Read text files, folders of them (with all below) and claims files.

    A text that cannot be read becomes a fault and stops no other. A link to a folder is not followed.

    Raises:
        SourceError: If a source is not there, is of no known kind, or is a folder without texts.
        ClaimsFileError: If a claims file has a line that is no claim.
        DocumentsFileError: If a folder's `documents.toml` cannot be used.
    """
    faults: list[Fault] = []
    found: dict[Path, Found] = {}
    claims: list[Claim] = []
    abouts: dict[Path, About] = {}
    for source in sorted(set(sources)):
        if source.suffix.lower() == CLAIMS and not source.is_dir():
            claims += read_claims(source)
            continue
        texts = _texts(source, faults)
        abouts |= _abouts(source, texts)
        for text in texts:
            # A text reached by two sources is one document, named below the wider of the two.
            found[text.path.resolve()] = min(text, found.get(text.path.resolve(), text), key=_depth)
    documents = []
    for text, name in _named(found.values()):
        try:
            documents.append(_document(text, name, abouts.get(text.path, About())))
        except SourceError as error:
            faults.append(Fault(text.path, str(error)))
    return Reading(
        tuple(sorted(documents, key=lambda document: document.id)), tuple(claims), tuple(sorted(set(faults)))
    )


def _texts(source: Path, faults: list[Fault]) -> list[Found]:
    """Return the text files of one source, sorted; what is in its way is added to `faults`."""
    if source.is_dir():
        texts = [Found(source, path) for path in _walk(source, faults)]
        if not texts and not faults:
            message = f"{source} holds no text ({', '.join(TEXTS)})"
            raise SourceError(message)
        return texts
    if not source.exists():
        message = f"{source} is not there"
        raise SourceError(message)
    if source.suffix.lower() not in TEXTS:
        message = f"{source} is no source: give texts ({', '.join(TEXTS)}), folders of them, or claims ({CLAIMS})"
        raise SourceError(message)
    return [Found(source.parent, source)]


def _walk(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield the text files below a folder in the order of their names; hidden ones are passed over."""

    def refused(error: OSError) -> None:
        faults.append(Fault(Path(error.filename), f"cannot be read: {error.strerror}"))

    for place, folders, files in os.walk(folder, onerror=refused):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [here / name for name in folders if (here / name).is_symlink()]
        faults += [Fault(link, "is a link to a folder and was not followed; give the folder itself") for link in links]
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in TEXTS:
                yield here / name


def _abouts(source: Path, texts: Sequence[Found]) -> dict[Path, About]:
    """Return what `documents.toml` files say of texts; of several above a text the nearest counts."""
    told: dict[Path, About] = {}
    stems = Counter(text.path.with_suffix("") for text in texts)
    for folder in sorted({above for text in texts for above in _folders(text)}):
        about = read_about(folder)
        if not about:
            continue
        names: dict[str, Path] = {}
        for text in texts:
            if folder in text.path.parents:
                inside = Found(folder, text.path)
                alone = stems[text.path.with_suffix("")] == 1
                names[inside.stem if alone else inside.whole] = text.path
        if source.is_dir():
            check_known(folder, about, names)
        told |= {names[name]: entry for name, entry in about.items() if name in names}
    return told


def _folders(text: Found) -> Iterator[Path]:
    """Yield the folders from the root of a text down to its own."""
    yield text.root
    yield from (above for above in text.path.parents if text.root in above.parents)


def _named(texts: Iterable[Found]) -> list[tuple[Found, str]]:
    """Give each text the shortest spelling of its path that no other text has."""
    named: list[tuple[Found, str]] = []
    pending = sorted(texts)
    for level, spelling in enumerate(SPELLINGS):
        # The next spelling counts too: "a.txt" is no name for a.txt.md where a.txt may come to need it.
        counts = Counter(spell(text) for spell in SPELLINGS[level : level + 2] for text in pending)
        counts.update(name for _, name in named)
        named += [(text, spelling(text)) for text in pending if counts[spelling(text)] == 1]
        pending = [text for text in pending if counts[spelling(text)] > 1]
    return named


def _document(text: Found, name: str, about: About) -> Document:
    data = read_bytes(text.path)
    decoded = decode(data, about.encoding)
    stated = None if about.published else stated_date(decoded)
    return Document(
        id=name,
        text=decoded,
        sha256=hashlib.sha256(data).hexdigest(),
        title=about.title,
        publisher=about.publisher,
        date=about.published or stated,
        date_basis=about.date_basis or ("stated in the text" if stated else None),
    )


def _depth(text: Found) -> tuple[int, Found]:
    return len(text.root.resolve().parts), text


def _printable(name: str) -> str:
    """Return a file name as text, even where its bytes are none."""
    return os.fsencode(name).decode(errors="replace")
