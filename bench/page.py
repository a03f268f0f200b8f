"""The page against plain folium, in one run in headless Chromium: bytes, milliseconds until drawn, and a slider step.

Folium's page has the same countries and a marker for each deployment, with Leaflet read from disk; without popups, for
theirs need a library from the network. So its time is a lower bound.

    python bench/page.py
"""

import random
import statistics
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any, Final

import folium
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from deployments import gazetteer, places
from deployments.pipeline import build_map, gather
from deployments.records import Claim, Evidence, Troops, World

SEEDS: Final = Path(__file__).parents[1] / "seeds"
DEPLOYMENTS: Final = 10_000
CLAIMS_EACH: Final = 5
FIRST: Final = date(2014, 1, 1)
DAYS: Final = 4000
RUNS: Final = 5
FORMATIONS: Final = ("battlegroup", "battalion", "brigade", "company", "troops")
WORDS: Final = Path(SEEDS / "004_b7ac54d315e1fa6e.txt")

STEPS = """const slider = document.getElementById('day');
const times = [];
for (let step = 1; step <= 40; step++) {
  slider.value = Number(slider.min) + Math.round(step * (slider.max - slider.min) / 41);
  await new Promise(requestAnimationFrame);
  const start = performance.now();
  slider.dispatchEvent(new Event('input'));
  await new Promise(done => requestAnimationFrame(() => { document.body.offsetWidth; done(); }));
  times.push(performance.now() - start);
}
return times"""


def generated(deployments: int = DEPLOYMENTS) -> list[Claim]:
    """Return five claims of each of so many deployments in 200 countries, the same on every run."""
    chance = random.Random(1)  # noqa: S311 - nothing secret
    hosts = sorted(gazetteer.countries().keys() & places.inside_points().keys())[:200]
    words = WORDS.read_text("utf-8").split()
    return [claim for number in range(deployments) for claim in _deployment(number, hosts, words, chance)]


def _deployment(number: int, hosts: list[str], words: list[str], chance: random.Random) -> Iterator[Claim]:
    host = hosts[number % len(hosts)]
    nation = hosts[(number // len(hosts) * 7 + number) % len(hosts)]
    mission = f"m{number // len(hosts)}"
    for _ in range(CLAIMS_EACH):
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        strength = chance.randrange(1, 60) * 50
        quote = f"{strength} soldiers of {nation} are in {host}, {' '.join(chance.choices(words, k=16))}."
        paragraph = f"{quote} {' '.join(chance.choices(words, k=30))}"
        name = f"d{chance.randrange(5000)}"
        yield Claim(
            id=f"{chance.getrandbits(64):016x}", document=name, document_title=f"Title of {name}",
            document_publisher=f"Paper {chance.randrange(50)}", document_date=day.isoformat(),
            document_sha256=f"{_hash_of(name):064x}", hosts=(host,), formation=chance.choice(FORMATIONS),
            mission=mission, nation=nation, troops=Troops(min=strength, max=strength, qualifier="exact"),
            status="in-place", evidence=(Evidence(start=0, end=len(quote), quote=quote),),
            context={"start": 0, "text": paragraph}, rule="bench", confidence=0.9, extractor="bench",
        )  # fmt: skip


def _hash_of(name: str) -> int:
    """Return a number of a document, the same on every run."""
    return int(name[1:]) + 1


def plain_folium(world: World, path: Path) -> None:
    """Write folium's page of the same countries and deployments."""
    leaflet = resources.files("js_lib_leaflet").joinpath("static", "js_lib_leaflet")
    drawn = folium.Map(tiles=None)
    drawn.default_js = drawn.default_css = []
    folium.GeoJson(places.background()).add_to(drawn)
    for deployment in world.deployments:
        lon, lat = places.inside_points()[deployment.host]
        folium.CircleMarker((lat, lon), radius=6, tooltip=deployment.id).add_to(drawn)
    links = f'<link rel="stylesheet" href="file://{leaflet}/leaflet.css"><script src="file://{leaflet}/leaflet.js"></script>'
    path.write_text(drawn.get_root().render().replace("<head>", f"<head>{links}", 1), "utf-8")


def measured(driver: webdriver.Chrome, path: Path, ready: str) -> float:
    """Return the median of milliseconds from opening a page until it is drawn."""
    times = []
    for _ in range(RUNS):
        driver.get("about:blank")
        driver.get(path.as_uri())
        script = f"""const end = arguments[0]; const look = () => {ready}
            ? requestAnimationFrame(() => {{ document.body.offsetWidth; end(performance.now()); }})
            : setTimeout(look, 5);
            look();"""
        times.append(driver.execute_async_script(script))
    return statistics.median(times)


def compare(driver: webdriver.Chrome, name: str, claims: list[Claim], folder: Path) -> None:
    """Print the figures of one set of claims."""
    ours, theirs = folder / f"{name}.html", folder / f"{name}-folium.html"
    world = build_map(claims, ours)
    plain_folium(world, theirs)
    mine = measured(driver, ours, "'ready' in document.body.dataset")
    folium_s = measured(driver, theirs, "document.querySelectorAll('path').length > 10")
    driver.get(ours.as_uri())
    steps: Any = driver.execute_script(f"return (async () => {{ {STEPS} }})()")
    print(f"{name}: {len(world.deployments):,} deployments, {len(claims):,} claims")
    print(f"  page {ours.stat().st_size / 1e6:.2f} MB, ready in {mine:.0f} ms; folium {folium_s:.0f} ms")
    step, worst = statistics.median(steps), max(steps)
    print(f"  ratio {mine / folium_s:.2f}; slider step median {step:.0f} ms, worst {worst:.0f} ms")


def main() -> None:
    """Compare on the seeds, and on what the generator makes."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for switch in ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,900"):
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(120)
    with tempfile.TemporaryDirectory() as folder:
        compare(driver, "seeds", list(gather([SEEDS]).claims), Path(folder))
        for size in (1_000, DEPLOYMENTS):
            compare(driver, f"generated-{size}", generated(size), Path(folder))
    driver.quit()


if __name__ == "__main__":
    main()
