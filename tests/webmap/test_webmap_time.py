"""The page goes through time: everything on it follows the date."""

import datetime as dt
from collections.abc import Callable

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from webmap_browser import Opened
from webmap_worlds import COUNTRIES, HISTORY, HISTORY_CLAIMS

from deployments.webmap import Look, render

PAGE = render(HISTORY, HISTORY_CLAIMS, COUNTRIES)
GROUP = "[data-force='LTU-multinational-land']"
SEEN = """const land = host => [...document.querySelector(`[data-host=${host}]`).classList].find(name =>
  /^(none|unknown|shade)/.test(name));
return {
  today: document.getElementById('today').textContent,
  lithuania: land('LTU'), hungary: land('HUN'),
  markers: [...document.querySelectorAll('.marker')].map(marker => marker.dataset.force).sort(),
  rows: [...document.querySelectorAll('#hosts .host-row')].map(row => row.textContent),
}"""


@pytest.fixture
def page(opened: Callable[[str], Opened]) -> Opened:
    return opened(PAGE)


def slide(page: Opened, iso: str) -> None:
    """Move the slider as a hand does: its value changes and the page is told."""
    day = (dt.date.fromisoformat(iso) - dt.date(1970, 1, 1)).days
    page.js(
        """const slider = document.getElementById('day');
        slider.value = arguments[0];
        slider.dispatchEvent(new Event('input', {bubbles: true}));""",
        day,
    )
    page.wait(f"return document.getElementById('day').value === '{day}' && new Promise(requestAnimationFrame)")


@pytest.mark.parametrize(
    ("iso", "shades", "markers", "rows"),
    [
        # the first day of the history
        ("2017-05-01", ("shade-3", "none"), ["LTU"], ["Lithuania1,200"]),
        # the last day of a state, and the day on which it no longer holds
        ("2022-02-28", ("shade-3", "none"), ["LTU"], ["Lithuania1,200"]),
        ("2022-03-01", ("shade-3", "none"), ["LTU"], ["Lithuaniaat least 1,600"]),
        # a host of unknown strength comes, and goes
        ("2022-06-30", ("shade-3", "unknown"), ["HUN", "LTU"], ["Hungaryunknown", "Lithuaniaat least 1,600"]),
        ("2023-02-01", ("shade-3", "none"), ["HUN", "LTU"], ["Hungarynone in place", "Lithuaniaat least 1,600"]),
    ],
)
def test_all_follows_the_slider(
    page: Opened, iso: str, shades: tuple[str, str], markers: list[str], rows: list[str]
) -> None:
    """Countries, markers, the list and its totals show the day that the slider stands on."""
    slide(page, iso)
    seen = page.js(SEEN)
    day = dt.date.fromisoformat(iso)
    assert seen["today"] == f"{day.day} {day:%B %Y}"
    assert page.text("#shown") == f"As of {seen['today']}"
    assert (seen["lithuania"], seen["hungary"]) == shades
    assert seen["markers"] == [f"{host}-multinational-land" for host in markers]
    assert seen["rows"] == rows


def test_a_name_without_room_stays_away_while_time_moves(page: Opened) -> None:
    """A step of the slider brings back no name that found no free place, so that names never cover each other."""
    page.js("map.setZoom(3, {animate: false})")
    page.js("document.querySelector('.label span').classList.add('hidden')")
    slide(page, "2022-12-01")
    assert page.js("return document.querySelector('.label span').classList.contains('hidden')")


def test_figures_and_the_open_drawer_follow(page: Opened) -> None:
    """What is chosen stays chosen, and shows the day; a figure over several countries comes with its date."""
    page.click("#tab-aggregates")
    assert "3,000 Estonia and Lithuania" in page.text("#aggregates")
    slide(page, "2022-01-01")
    assert page.js("return document.querySelectorAll('#aggregates .host-row').length") == 0
    page.click(GROUP)
    assert "1,200 are in Lithuania." in page.text("#detail .sources")
    slide(page, "2022-06-30")
    told = page.text("#detail")
    assert "at least 1,600" in told
    assert "They are 1,600 now." in told
    assert "1,200 are in Lithuania." not in page.text("#detail .sources")


def test_what_was_last_known_fades_with_age(page: Opened) -> None:
    """Fresh, over half a year old, over two years old: three looks, and the age in words."""
    looks = {}
    for iso in ("2017-06-01", "2018-06-01", "2020-06-01"):
        slide(page, iso)
        looks[iso] = page.js(f"return getComputedStyle(document.querySelector(`{GROUP} svg`)).opacity")
    assert float(looks["2017-06-01"]) == 1 > float(looks["2018-06-01"]) > float(looks["2020-06-01"]) > 0.3
    page.click(GROUP)
    assert "1 May 2017, 3 years before the date shown" in page.text("#detail")


def test_a_plan_past_its_date_was_due(page: Opened) -> None:
    """Due in June 2023: planned until June is over, then "was due"; it never comes to be by itself."""
    page.click(GROUP)
    slide(page, "2023-06-30")
    assert "Planned" in page.text("#detail dl:nth-of-type(2)")
    slide(page, "2023-07-01")
    told = page.text("#detail dl:nth-of-type(2)")
    assert "StatusWas due" in told
    assert "Was dueJune 2023" in told


def test_the_history_is_drawn(page: Opened) -> None:
    """Strength over time stands as a chart with its numbers in words for those who do not see it."""
    page.click(GROUP)
    chart = page.js("return document.querySelector('#detail .chart svg').getAttribute('aria-label')")
    assert "1 May 2017 to 28 February 2022: 1,200" in chart
    assert "from 1 March 2022: at least 1,600" in chart
    assert "planned, about 5,000" in chart
    assert page.js("return document.querySelectorAll('#detail .chart .bound').length") == 3
    assert "1 May 2017 to 28 February 2022" in page.text("#detail .history")


def test_keys_step_from_change_to_change(page: Opened) -> None:
    """Arrows go to the days on which something changes, with Shift by single days; Home and End to the ends."""
    slider = page.driver.find_element("css selector", "#day")
    steps = [
        (Keys.HOME, "1 May 2017"),
        (Keys.ARROW_RIGHT, "1 March 2022"),
        (Keys.ARROW_UP, "30 June 2022"),
        (Keys.ARROW_LEFT, "1 March 2022"),
        (Keys.PAGE_DOWN, "1 March 2021"),
        (Keys.END, "1 July 2023"),
    ]
    for key, said in steps:
        slider.send_keys(key)
        page.wait(f"return document.getElementById('today').textContent === '{said}'")
    ActionChains(page.driver).key_down(Keys.SHIFT).send_keys(Keys.ARROW_LEFT).key_up(Keys.SHIFT).perform()
    page.wait("return document.getElementById('today').textContent === '30 June 2023'")
    assert page.js("return document.getElementById('day').getAttribute('aria-valuetext')") == "30 June 2023"
    page.click("#earlier")
    page.wait("return document.getElementById('today').textContent === '1 February 2023'")
    page.click("#later")
    page.wait("return document.getElementById('today').textContent === '1 July 2023'")


def test_it_plays_and_pauses(page: Opened) -> None:
    """From the end it starts at the beginning, moves by itself, and stands still when it is told to."""
    slide(page, "2023-07-01")
    page.click("#play")
    assert page.js("return document.getElementById('play').getAttribute('aria-label')") == "Pause"
    page.wait("return document.getElementById('day').value - document.getElementById('day').min > 20")
    page.click("#play")
    value = page.js("return new Promise(done => setTimeout(() => done(document.getElementById('day').value), 50))")
    still = page.js("return new Promise(done => setTimeout(() => done(document.getElementById('day').value), 400))")
    assert value == still
    assert page.complaints() == []


def test_bars_show_when_claims_were_made(page: Opened) -> None:
    """A bar for each time: one claim in 2017, three in June 2022; the highest is the one with most."""
    bars = page.js(
        """return [...document.querySelectorAll('#bars rect')].map(bar =>
        [+bar.getAttribute('x'), +bar.getAttribute('height')])"""
    )
    assert len(bars) == 4
    assert bars[0][0] < 1
    assert max(bars, key=lambda bar: bar[1]) == bars[2]
    assert "6 claims" in page.js("return document.getElementById('bars').getAttribute('aria-label')")


def test_the_address_holds_the_view(page: Opened) -> None:
    """Date and choice stand in the address; opened again, it shows the same."""
    slide(page, "2022-03-24")
    page.js("document.querySelector('[data-host=LTU]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    page.wait("return location.hash === '#date=2022-03-24&host=LTU'")
    page.driver.get("about:blank")
    page.open(f"{page.url}#date=2022-03-24&host=LTU")
    assert page.text("#today") == "24 March 2022"
    assert page.text("#detail h2") == "Lithuania"
    page.js("location.hash = '#date=2018-01-01&force=LTU-multinational-land'")
    page.wait("return document.getElementById('today').textContent === '1 January 2018'")
    assert page.text("#detail .eyebrow") == "Lithuania"


@pytest.mark.parametrize(
    "address", ["#date=2022-99-99&host=XXX", "#date=<script>&force=__proto__", "#nation=toString", "#%", "#host="]
)
def test_an_address_that_means_nothing_changes_nothing(page: Opened, address: str) -> None:
    """What is not known is passed over, without a complaint."""
    page.driver.get("about:blank")
    page.open(page.url + address)
    assert page.text("#today") == "1 February 2023"
    assert page.js("return document.getElementById('detail').hidden")
    assert page.complaints() == []


def test_the_date_asked_for_is_where_it_starts(opened: Callable[[str], Opened]) -> None:
    """`--date` is the day that the page opens on, even one beyond the history."""
    assert (
        opened(render(HISTORY, HISTORY_CLAIMS, COUNTRIES, Look(date=dt.date(2018, 1, 1)))).text("#today")
        == "1 January 2018"
    )
    page = opened(render(HISTORY, HISTORY_CLAIMS, COUNTRIES, Look(date=dt.date(2030, 1, 1))))
    assert page.text("#today") == "1 January 2030"
    assert page.js("return document.getElementById('day').max") == str((dt.date(2030, 1, 1) - dt.date(1970, 1, 1)).days)
