"""A coverage-guided fuzzer over what reads foreign bytes; CONTRIBUTING.md says how to run it. No test of CI needs it.

Each kind of failure is written once, as a file beside the corpus; what it finds becomes a row in a test.
"""

import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

REPOSITORY = Path(__file__).parents[2]
sys.path += [str(REPOSITORY), str(REPOSITORY / "tests" / "extract")]

with atheris.instrument_imports(include=["deployments", "grounding"]):
    from grounding import checked, document

    from deployments import lexicon
    from deployments.errors import DeploymentsError
    from deployments.read import read
    from deployments.review import read_decisions as decided
    from deployments.timeline import settle
    from deployments.views.overview import overview

LONGEST = 2_000
"""Bytes of an input: more than the longest sentence, and few enough for a thousand runs a second."""
SLOW = 10
"""Seconds after which one input counts as a hang."""


def extract_text(data: bytes, _: Path) -> None:
    """Any text is read, and its claims are grounded in it."""
    checked(document(data.decode("utf-8", "replace"), "2022-04-01"))


def read_claims(data: bytes, folder: Path) -> None:
    """Any claims file is refused in one line, or what it says can be settled and shown."""
    (folder / "claims.jsonl").write_bytes(data)
    with suppress(DeploymentsError):
        world = settle(read([folder / "claims.jsonl"]).claims)
        overview(world, None).model_dump_json()


def read_documents(data: bytes, folder: Path) -> None:
    """Any `documents.toml` is refused in one line, or obeyed."""
    (folder / "a.txt").write_text("France has 300 soldiers in Estonia.")
    (folder / "documents.toml").write_bytes(data)
    with suppress(DeploymentsError):
        for read_one in read([folder]).documents:
            checked(read_one)


def read_decisions(data: bytes, folder: Path) -> None:
    """Any `decisions.toml` is refused in one line, or read."""
    (folder / "decisions.toml").write_bytes(data)
    with suppress(DeploymentsError):
        decided(folder / "decisions.toml")


TARGETS: dict[str, Callable[[bytes, Path], None]] = {
    "extract": extract_text,
    "claims": read_claims,
    "documents": read_documents,
    "decisions": read_decisions,
}


def seeds(target: str) -> list[bytes]:
    """Return what the fuzzer begins with."""
    texts = sorted((REPOSITORY / "seeds").glob("*.txt"))
    if target == "documents":
        return [b'[a]\ntitle = "A"\npublished = 2022-04-05\ndate_basis = "stated"\nencoding = "windows-1252"\n']
    if target == "decisions":
        head = b'[[decision]]\nby = "A"\non = 2022-04-05\nwhy = "B"\ndocument = "a"\nquote = "c"\n'
        kinds = [b'action = "pin"\nfield = "troops"\nover = [500]\n', b'action = "correct"\nto = { troops = 500 }\n']
        return [head + kind for kind in kinds]
    if target == "claims":
        told = [claim for text in texts for claim in read_one(text)]
        return [claim.encode() for claim in told if len(claim) < LONGEST][:50]
    return [paragraph.encode()[:LONGEST] for text in texts for paragraph in text.read_text("utf-8").split("\n\n")]


def read_one(text: Path) -> list[str]:
    return [claim.model_dump_json() for claim in checked(document(text.read_text("utf-8"), "2022-04-01"))]


def main() -> None:
    """Run one target for some seconds: `fuzz.py extract 600 FOLDER`."""
    target, length, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    corpus = folder / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = {word for phrase, _ in lexicon.entries() for word in phrase.split() if word.isascii() and '"' not in word}
    (folder / "words.dict").write_text("".join(f'"{word}"\n' for word in sorted(words) if "\\" not in word))
    known: set[tuple[object, ...]] = set()
    scratch = Path(tempfile.mkdtemp(dir=folder))

    def once(data: bytes) -> None:
        try:
            TARGETS[target](data, scratch)
        except Exception as error:  # noqa: BLE001 - that is what it looks for
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = (type(error).__name__, last.filename, last.lineno)
            if where not in known:
                known.add(where)
                (folder / f"{target}-finding-{len(known)}").write_bytes(data)
                sys.stderr.write(f"FINDING {len(known)}: {''.join(traceback.format_exception(error))}\n")

    options = [f"-max_total_time={length}", f"-max_len={LONGEST}", f"-timeout={SLOW}", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *options, f"-dict={folder / 'words.dict'}", str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
