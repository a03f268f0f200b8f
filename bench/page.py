"""The page against plain folium, in one run in headless Chromium: bytes, milliseconds until drawn, and a slider step.

python bench/page.py
"""

import statistics
import tempfile
from pathlib import Path
from typing import Final

from made_up import generated
from plain_folium import plain_folium
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

from deployments.pipeline import build_map, gather
from deployments.records import Claim

SEEDS: Final = Path(__file__).parents[1] / "seeds"
SIZES: Final = (1_000, 10_000)
RUNS: Final = 7

MAP_DRAWN: Final = "document.body && 'drawn' in document.body.dataset"
ALL_READY: Final = "document.body && 'ready' in document.body.dataset"
FOLIUM_DRAWN: Final = (
    "document.querySelectorAll('.leaflet-marker-icon').length === {markers} && document.querySelector('path')"
)

WATCH: Final = """const seen = (name, condition) => {
  const look = () => condition()
    ? requestAnimationFrame(() => { document.documentElement.dataset[name] = performance.now(); })
    : requestAnimationFrame(look);
  look();
};"""
"""Notes when a condition has come true and the frame that shows it is done."""

STEPS: Final = """const slider = document.getElementById('day');
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


def measured(driver: webdriver.Chrome, path: Path, **conditions: str) -> list[float]:
    """Return the milliseconds from opening a page until each condition is true and shown."""
    driver.get("about:blank")
    watch = WATCH + "".join(f"seen('{name}', () => {condition});" for name, condition in conditions.items())
    script = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": f"(() => {{{watch}}})()"})
    driver.get(path.as_uri())
    told = [f"return document.documentElement.dataset.{name}" for name in conditions]
    WebDriverWait(driver, 120, 0.05).until(lambda _: all(map(driver.execute_script, told)))
    driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)
    return [float(driver.execute_script(one)) for one in told]


def compare(driver: webdriver.Chrome, name: str, claims: list[Claim], folder: Path) -> None:
    """Print the figures of one set of claims; both pages are opened in turn, so that both meet the same machine."""
    ours, theirs = folder / f"{name}.html", folder / f"{name}-folium.html"
    world = build_map(claims, ours)
    markers = plain_folium(world, theirs)
    mine, folium = [], []
    for _ in range(RUNS):
        mine.append(measured(driver, ours, drawn=MAP_DRAWN, ready=ALL_READY))
        folium += measured(driver, theirs, drawn=FOLIUM_DRAWN.format(markers=markers))
    driver.get(ours.as_uri())
    WebDriverWait(driver, 120, 0.05).until(lambda _: driver.execute_script(f"return {ALL_READY}"))
    steps = driver.execute_script(f"return (async () => {{ {STEPS} }})()")
    drawn, ready = (statistics.median(times) for times in zip(*mine, strict=True))
    ratio = statistics.median(own / their for (own, _), their in zip(mine, folium, strict=True))
    print(f"{name}: {len(world.deployments):,} deployments, {len(claims):,} claims, {markers:,} stand")
    print(f"  page {ours.stat().st_size / 1e6:.2f} MB; folium's {theirs.stat().st_size / 1e6:.2f} MB and what it loads")
    print(f"  map drawn in {drawn:.0f} ms, all ready in {ready:.0f} ms; folium {statistics.median(folium):.0f} ms")
    print(f"  ratio {ratio:.2f}, folium takes {1 / ratio:.1f} times as long")
    print(f"  slider step median {statistics.median(steps):.0f} ms, worst {max(steps):.0f} ms", flush=True)


def main() -> None:
    """Compare on the seeds, and on claims that are made up."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for switch in ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,900"):
        options.add_argument(switch)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    with tempfile.TemporaryDirectory() as folder:
        compare(driver, "seeds", list(gather([SEEDS]).claims), Path(folder))
        for size in SIZES:
            compare(driver, f"{size:,} made up", generated(size), Path(folder))
    driver.quit()


if __name__ == "__main__":
    main()
