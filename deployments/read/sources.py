"""SOURCES (texts, folders of texts, claims files) → documents and claims, named and in order."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from deployments.errors import ClaimsFileError, SourceError
from deployments.read.about import About, check_known, read_about
from deployments.read.claims import read_claims
from deployments.read.dateline import stated_date
from deployments.read.names import Found, named, real
from deployments.read.text import LARGEST, decode, read_bytes
from deployments.records import Claim, Document

TEXTS: Final = (".txt", ".md", ".text")
CLAIMS: Final = ".jsonl"
BLANK: Final = " \t\r\n\f\v\u00a0\ufeff"


class Fault(NamedTuple):
    """A source that was left out, and why; the others are read all the same."""

    path: Path
    reason: str


class Reading(NamedTuple):
    """All that SOURCES hold: documents by id, claims in the order of their files, and what was left out."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    faults: tuple[Fault, ...]


def read(sources: Sequence[Path], largest: int = LARGEST) -> Reading:
    """Read text files, folders of them (with all below) and claims files.

    A text that cannot be read becomes a fault and stops no other. A link to a folder is not followed.

    Args:
        sources: In any order.
        largest: A text of more bytes is left out.

    Raises:
        SourceError: If a source is not there, is of no known kind, or is a folder without texts.
        ClaimsFileError: If a claims file has a line that is no claim, or a quote that its text does not hold.
        DocumentsFileError: If a folder's `documents.toml` cannot be used.
    """
    faults: list[Fault] = []
    found: dict[Path, Found] = {}
    claims: list[Claim] = []
    abouts: dict[Path, About] = {}
    for source in sorted(set(sources)):
        if source.suffix.lower() == CLAIMS and not _is_folder(source):
            claims += read_claims(source)
            continue
        texts = _texts(source, faults)
        abouts |= _abouts(source, texts)
        for text in texts:
            # A text reached by two sources is one document, named below the wider of the two.
            place = real(text.path)
            found[place] = min(text, found.get(place, text), key=_depth)
    documents = list(_documents(found.values(), abouts, largest, faults))
    _check_quotes(claims, documents)
    return Reading(
        tuple(sorted(documents, key=lambda document: document.id)), tuple(claims), tuple(sorted(set(faults)))
    )


def is_source(path: Path, sources: Iterable[Path]) -> bool:
    """Whether a file is one of those that `read` would read, so that nothing may be written over it."""
    target = real(path)
    named_so = any(target == real(source) for source in sources)
    inside = target.suffix.lower() in TEXTS and any(real(source) in target.parents for source in sources)
    return (named_so or inside) and target.is_file()


def _texts(source: Path, faults: list[Fault]) -> list[Found]:
    """Return the text files of one source, sorted; what is in its way is added to `faults`."""
    if _is_folder(source):
        hindered = len(faults)
        texts = [Found(source, path) for path in _walk(source, faults)]
        if not texts and len(faults) == hindered:
            message = f"{source} holds no text ({', '.join(TEXTS)})"
            raise SourceError(message)
        return texts
    try:
        there = source.exists()
    except OSError as error:
        message = f"{source} cannot be read: {error.strerror}"
        raise SourceError(message) from None
    if not there:
        message = f"{source} is not there"
        raise SourceError(message)
    if source.suffix.lower() not in TEXTS:
        message = f"{source} is no source: give texts ({', '.join(TEXTS)}), folders of them, or claims ({CLAIMS})"
        raise SourceError(message)
    return [Found(source.parent, source)]


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path's own raises where a folder above may not be entered


def _walk(folder: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield the text files below a folder in the order of their names; hidden ones are passed over."""

    def refused(error: OSError) -> None:
        faults.append(Fault(Path(error.filename), f"cannot be read: {error.strerror}"))

    for place, folders, files in os.walk(folder, onerror=refused):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [here / name for name in folders if os.path.islink(here / name)]  # noqa: PTH114 - as in _is_folder
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


def _documents(
    texts: Iterable[Found], abouts: Mapping[Path, About], largest: int, faults: list[Fault]
) -> Iterator[Document]:
    """Yield the documents of text files; what cannot be read is added to `faults`."""
    texts = list(texts)
    names = dict(named(texts))
    for text in texts:
        try:
            yield _document(text, names.get(text), abouts.get(text.path, About()), largest)
        except SourceError as error:
            faults.append(Fault(text.path, str(error)))


def _document(text: Found, name: str | None, about: About, largest: int) -> Document:
    if name is None:
        reason = "has the name of another text: rename one of them"
        raise SourceError(reason)
    data = read_bytes(text.path, largest, "split it, or raise --max-size")
    decoded = decode(data, about.encoding)
    if not decoded.strip(BLANK):
        reason = "is empty, or holds nothing but white space"
        raise SourceError(reason)
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


def _check_quotes(claims: Iterable[Claim], documents: Iterable[Document]) -> None:
    """Check the quotes of claims that were extracted before against those of their texts that are read too.

    Raises:
        ClaimsFileError: If a quote is not the slice of its text.
    """
    texts = {document.sha256: document for document in documents}
    for claim in claims:
        document = texts.get(claim.document_sha256)
        for piece in claim.evidence if document else ():
            if document and document.text[piece.start : piece.end] != piece.quote:
                message = f"claim {claim.id} quotes what {document.id} does not hold at {piece.start}: extract it again"
                raise ClaimsFileError(message)


def _depth(text: Found) -> tuple[int, Found]:
    return len(real(text.root).parts), text
