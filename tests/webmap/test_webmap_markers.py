"""Markers: what each looks like, says and names, and that none hides another."""

import re
from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import get_args

import pytest
from webmap_browser import Opened
from webmap_worlds import (
    CLAIMS,
    COUNTRIES,
    HISTORY,
    HISTORY_CLAIMS,
    SHOWN,
    WORLD,
    deployment,
    state,
)

from deployments.records import Deployment, Site, World
from deployments.terms import Formation
from deployments.webmap import Look, own, render

PAGE = render(WORLD, CLAIMS, COUNTRIES)
LATVIA = "[data-force='LVA-multinational-land']"

CENTRES = """return [...document.querySelectorAll('.marker')].map(marker => {
  const box = marker.getBoundingClientRect();
  const at = [box.x + box.width / 2, box.y + box.height / 2];
  return [...at, marker.contains(document.elementFromPoint(...at))];
})"""

LOOK = """const svg = document.querySelector(arguments[0]).closest('svg');
  const style = getComputedStyle(svg);
  const added = [...svg.querySelectorAll('use')].map(use => use.getAttribute('href')).filter(id => !/kind/.test(id));
  return [added, style.strokeDasharray, style.fill.startsWith('url')].join('|')"""

KIND = "return document.querySelector(arguments[0] + ' use:last-of-type').getAttribute('href')"

NAMES = """return [...document.querySelectorAll('.nation, .label span')].filter(name => name.offsetWidth).map(name => {
  const { left, top, right, bottom } = name.getBoundingClientRect();
  return [name.textContent, left, top, right, bottom];
})"""

MARKERS = "return document.querySelectorAll('.marker').length"


@pytest.fixture
def page(opened: Callable[[str], Opened]) -> Opened:
    return opened(PAGE)


def look_from(page: Opened, lat: float, lon: float, zoom: float) -> None:
    """Show another part of the map, at once."""
    page.js("map.setView([arguments[0], arguments[1]], arguments[2], {animate: false})", lat, lon, zoom)


def crowd(number: int, *places: tuple[float, float]) -> World:
    """Return a world of as many deployments in Latvia, in turn at each of `places`, else at no known site."""

    def one(index: int) -> Deployment:
        lat, lon = places[index % len(places)] if places else (None, None)
        sites = {"sites": (Site(name=f"S{index}", lat=lat, lon=lon),)} if places else {}
        return deployment("LVA", state("lva-lead", formation="company", **sites), id=f"LVA-{index:03}", scope="CAN")

    return World(deployments=tuple(map(one, range(number))), latest=SHOWN)


def test_each_formation_has_a_symbol_of_its_own() -> None:
    """One drawing for each term, and no two alike."""
    drawn = dict(re.findall(r'<symbol id="kind-([^"]+)"[^>]*>(.*?)</symbol>', own.symbols()))
    assert set(drawn) == set(get_args(Formation))
    assert len(set(drawn.values())) == len(drawn)


def test_ids_of_the_page_are_unique(page: Opened) -> None:
    """No symbol is drawn in place of another, and no label leads astray."""
    ids = page.js("return [...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids)) > 40


@pytest.mark.parametrize(
    ("force", "kind"),
    [
        ("LTU-multinational-land", "#kind-battlegroup"),
        ("EST-DNK-land", "#kind-aircraft"),
        # no unit of a kind: a plain circle
        ("POL-USA-land", "#kind-troops"),
    ],
)
def test_the_formation_tells_the_symbol(page: Opened, force: str, kind: str) -> None:
    """A square of APP-6 with the sign of its size or kind; what is no unit is no square."""
    assert page.js(KIND, f"[data-force='{force}']") == kind


def test_a_force_of_no_known_kind_is_plain(opened: Callable[[str], Opened]) -> None:
    """Where no source names a formation nothing is made up."""
    page = opened(render(World(deployments=(deployment("LVA", state("lva-lead")),), latest=SHOWN), CLAIMS, COUNTRIES))
    assert page.js(KIND, LATVIA) == "#kind-troops"
    assert page.complaints() == []


def test_statuses_differ_without_colour(page: Opened) -> None:
    """Each status has an outline or a filling of its own: what is planned is dashed."""
    kinds = ("in-place", "planned", "was-due", "proposed", "ended")
    looks = [page.js(LOOK, f".marker .{kind}") for kind in kinds]
    assert len(set(looks)) == len(kinds)
    assert looks[:2] == ["|none|false", "|3.4px, 2px|false"]
    assert page.js("return document.querySelectorAll(arguments[0]).length", f"{LATVIA} .again") == 1


def test_the_legend_names_the_kinds_that_are_there(page: Opened) -> None:
    """All that the page holds, plans among them, by size; no other."""
    kinds = page.js("return [...document.querySelectorAll('#kinds li')].map(item => item.textContent)")
    assert kinds == ["kind not told", "battalion", "battlegroup", "brigade", "air defence", "aircraft"]


def test_a_marker_says_what_it_is(page: Opened) -> None:
    """It is a button, and its name holds what its symbol and its place tell the eye."""
    said = page.js(
        "return ['role', 'aria-label'].map(name => document.querySelector(arguments[0]).getAttribute(name))", LATVIA
    )
    told = "framework nation Canada, in place, strength between 900 and 1,500; the sources disagree"
    assert said == ["button", f"Multinational battlegroup, Latvia: {told}"]


def test_what_a_marker_says_follows_the_date(opened: Callable[[str], Opened]) -> None:
    """A strength that changes while the symbol stays is said as it is on the day."""
    said = {}
    for day in (date(2018, 1, 1), date(2022, 4, 1)):
        page = opened(render(HISTORY, HISTORY_CLAIMS, COUNTRIES, Look(date=date(2017, 6, 1))))
        page.js("location.hash = `#date=${arguments[0]}`", day.isoformat())
        page.wait(f"return document.getElementById('day').value === '{(day - date(1970, 1, 1)).days}'")
        said[day.year] = page.js("return document.querySelector('[data-force]').getAttribute('aria-label')")
    assert said[2018].endswith("in place, strength 1,200")
    assert said[2022].endswith("in place, strength at least 1,600")


def test_nations_are_named_when_the_map_is_near(page: Opened) -> None:
    """The framework nation, or the nation of a contingent; no name covers another, nor a marker."""
    look_from(page, 57.0, 25.0, 4)
    assert {"Canada", "Germany"}.isdisjoint(name for name, *_ in page.js(NAMES))
    look_from(page, 57.0, 25.0, 6)
    names = page.js(NAMES)
    assert {"Canada", "Italy", "Germany", "United Kingdom", "Latvia ≠"} <= {name for name, *_ in names}
    boxes = [tuple(box) for _, *box in names]
    boxes += [(x - 9, y - 9, x + 9, y + 9) for x, y, _ in page.js(CENTRES)]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes share more than a pixel at their edges."""
    return all(one[i] + 1 < other[i + 2] and other[i] + 1 < one[i + 2] for i in (0, 1))


def test_markers_at_one_point_do_not_hide_each_other(page: Opened) -> None:
    """At any zoom every marker can be seen and clicked at its middle."""
    for zoom in (3, 4.25, 6):
        page.js("map.setZoom(arguments[0], {animate: false})", zoom)
        centres = page.js(CENTRES)
        assert len(centres) == len(WORLD.deployments) or zoom == 6
        assert all(abs(x - u) + abs(y - v) > 20 for (x, y, _), (u, v, _) in combinations(centres, 2))
    page.js("map.setZoom(4.25, {animate: false})")
    assert all(on_top for _, _, on_top in page.js(CENTRES))


@pytest.mark.parametrize("places", [(), ((56.8, 24.3),)])
def test_many_at_one_place_spread_with_a_leg_each(opened: Callable[[str], Opened], places: tuple) -> None:
    """Near by, a dozen at one place stand around it, each tied to it, but for the one that stands there."""
    page = opened(render(crowd(12, *places), CLAIMS, COUNTRIES))
    look_from(page, 56.9, 25.1, 6)
    centres = page.js(CENTRES)
    assert len(centres) == 12
    assert all(on_top for _, _, on_top in centres)
    assert all(abs(x - u) + abs(y - v) > 20 for (x, y, _), (u, v, _) in combinations(centres, 2))
    legs = page.js("return document.querySelector('.leg').getAttribute('d')")
    assert legs.count("M") == 11
    assert len(set(re.findall(r"M(\S+ ?\S+)L", legs))) == 1


def test_a_crowd_is_one_marker_until_it_is_opened(opened: Callable[[str], Opened]) -> None:
    """It tells how many; opened with a key it spreads, and closes again."""
    page = opened(render(crowd(40), CLAIMS, COUNTRIES))
    look_from(page, 56.9, 25.1, 6)
    assert page.js(MARKERS) == 1
    assert page.text(".marker") == "40"
    marker = page.driver.find_element("css selector", "[data-stack=LVA]")
    assert marker.get_attribute("aria-label") == "40 deployments in Latvia"
    marker.send_keys("\n")
    centres = page.js(CENTRES)
    assert len(centres) == 41
    assert all(on_top for _, _, on_top in centres)
    assert page.text("#detail h2") == "Latvia"
    page.driver.find_element("css selector", "[data-stack=LVA]").send_keys("\n")
    assert page.js(MARKERS) == 1


def test_only_what_is_in_view_is_drawn(opened: Callable[[str], Opened]) -> None:
    """Far off nothing is drawn; it is there when the map gets there."""
    page = opened(render(crowd(2, (56.9, 25.1), (40.0, 10.0)), CLAIMS, COUNTRIES, Look(date=SHOWN)))
    look_from(page, 56.9, 25.1, 8)
    drawn = "return [...document.querySelectorAll('.marker')].map(marker => marker.dataset.force)"
    assert page.js(drawn) == ["LVA-000"]
    look_from(page, 40.0, 10.0, 8)
    assert page.js(drawn) == ["LVA-001"]
    look_from(page, 48.0, 18.0, 3)
    assert sorted(page.js(drawn)) == ["LVA-000", "LVA-001"]


def test_crowded_places_are_one_marker_until_the_map_is_nearer(opened: Callable[[str], Opened]) -> None:
    """Far off, 20 at four sites close by have no room: one marker counts them, and a key brings the map near."""
    sites = ((56.9, 24.1), (56.9, 24.6), (56.6, 24.1), (56.6, 24.6))
    page = opened(render(crowd(20, *sites), CLAIMS, COUNTRIES, Look(date=SHOWN)))
    look_from(page, 56.9, 25.1, 5)
    assert page.js(MARKERS) == 1
    marker = page.driver.find_element("css selector", "[data-stack=several]")
    assert (marker.text, marker.get_attribute("aria-label")) == ("20", "20 deployments in Latvia")
    marker.send_keys("\n")
    page.wait("return map.getZoom() > 6 && document.querySelectorAll('.marker').length === 20")
    assert all(on_top for _, _, on_top in page.js(CENTRES))
    assert page.complaints() == []
