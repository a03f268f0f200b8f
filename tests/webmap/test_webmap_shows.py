"""What a reader sees and can do, in a real browser."""

import datetime as dt
from collections.abc import Callable

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from webmap_browser import Opened
from webmap_worlds import CLAIMS, COUNTRIES, SHOWN, WORLD, claim, deployment, state

from deployments.errors import OptionError
from deployments.records import Context, Evidence, World
from deployments.webmap import Bounds, Look, render

PAGE = render(WORLD, CLAIMS, COUNTRIES)
LATVIA = "[data-force='LVA-multinational-land']"


@pytest.fixture
def page(opened: Callable[[str], Opened]) -> Opened:
    return opened(PAGE)


def facts(page: Opened, table: str = "#detail dl") -> dict[str, str]:
    """Return the rows of the first table of facts."""
    rows: dict[str, str] = page.js(
        """return Object.fromEntries([...document.querySelector(arguments[0]).querySelectorAll('dt')]
        .map(dt => [dt.textContent, dt.nextSibling.textContent]))""",
        table,
    )
    return rows


def test_a_click_on_the_marker_of_latvia_shows_canada_and_the_quote(page: Opened) -> None:
    """Every value stands with its sources, in words."""
    page.click(LATVIA)
    rows = facts(page)
    assert rows["Framework nation"].startswith("Canada")
    assert rows["Contributors"].startswith("Italy, Poland and Spain")
    assert rows["Status"].startswith("In place")
    assert rows["As of"] == "29 November 2022, 1 day before the date shown"
    assert "Jens Stoltenberg" in rows["Said by"]
    sources = page.text("#detail .sources")
    assert "The battalion in Latvia is led by Canada." in sources
    assert "Title of lva-lead · Daily Example, 29 November 2022" in sources


def test_a_click_on_the_country_shows_all_its_forces(page: Opened) -> None:
    """The host's own area opens its total and every force in it, each with its quotes."""
    page.js("document.querySelector('[data-host=LVA]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    told = page.text("#detail")
    assert page.text("#detail h2") == "Latvia"
    assert "all known together: between 900 and 1,500" in told
    assert "Multinational battlegroup" in told
    assert "Italian troops" in told
    assert "not counted twice" in told
    assert "The battalion in Latvia is led by Canada." in told
    assert "null" not in told


def test_a_disagreement_shows_both_sides(page: Opened) -> None:
    """A conflict over strength is a range with each side, who says it and where."""
    page.click(LATVIA)
    strength = facts(page)["Strength"]
    assert strength.startswith("between 900 and 1,500")
    assert "The sources disagree" in strength
    assert "about 1,000" in strength
    assert "Other Post, in its own words" in strength
    sides = page.js(
        "return [...document.querySelectorAll('.conflict li')].map(side => side.getBoundingClientRect().top)"
    )
    assert len(sides) == 2
    assert len(set(sides)) == 1
    assert "The group in Latvia numbers 1,500." in page.text(".conflict li:last-child q")
    assert page.js("return !!document.querySelector(arguments[0])", f"{LATVIA} .disputed")
    assert "Latvia ≠" in page.text("#ground")


@pytest.mark.parametrize(
    ("force", "strength"),
    [
        ("BGR-multinational-land", "unknown"),
        ("EST-USA-land", "up to 455"),
        ("LTU-multinational-land", "1,600"),
        ("POL-USA-land", "at least 10,000"),
    ],
)
def test_strength_is_said_with_its_bound(page: Opened, force: str, strength: str) -> None:
    """Unknown reads unknown, never 0; a bound reads as a bound."""
    page.click(f"[data-force='{force}']")
    row = "[...document.querySelectorAll('#detail dt')].find(dt => dt.textContent === 'Strength')"
    assert page.js(f"return {row}.nextSibling.firstChild.textContent") == strength


def test_a_host_of_unknown_strength_is_neither_empty_nor_shaded(page: Opened) -> None:
    """Romania has troops of unknown number, Estonia at most 455, Bulgaria none: three kinds of host."""
    shades = {
        host: page.js("return document.querySelector(arguments[0]).classList[1]", f"[data-host={host}]")
        for host in ("ROU", "EST", "BGR", "LVA", "POL")
    }
    assert shades == {"ROU": "unknown", "EST": "unknown", "BGR": "none", "LVA": "shade-2", "POL": "shade-4"}
    assert "≥ 5,000" in page.text("#legend")


def test_the_quote_stands_in_its_paragraph_with_its_words_marked(page: Opened) -> None:
    """A source shows the paragraph, and in it just the words that the claim rests on."""
    page.click(LATVIA)
    quotes = page.js("return [...document.querySelectorAll('#detail blockquote')].map(quote => quote.innerHTML)")
    assert "<mark>The battalion in Latvia is led by Canada.</mark> And so on." in quotes


def test_a_paragraph_is_shown_without_the_blank_around_it(opened: Callable[[str], Opened]) -> None:
    """It starts at its first letter, and the words that are marked are still the claim's."""
    around = Context(start=3, text="\n\u00a0 Before it. They are here. \n")
    words = Evidence(start=17, end=31, quote="They are here.")
    claims = {"a": claim("a", "They are here.", context=around, evidence=(words,))}
    world = World(deployments=(deployment("LVA", state("a", formation="troops")),), latest=SHOWN)
    page = opened(render(world, claims, COUNTRIES))
    page.click(LATVIA)
    quote = page.js("return document.querySelector('#detail blockquote').innerHTML")
    assert quote == "Before it. <mark>They are here.</mark>"


def test_a_number_leads_to_its_source(page: Opened) -> None:
    """The numbers behind a value bring the source into view, and into focus for those who hear the page."""
    page.click(LATVIA)
    page.click("#detail dl:first-of-type .refs button")
    assert page.js("return document.activeElement.matches('.sources li')")
    assert "…" not in page.js("return document.activeElement.textContent")


def test_a_document_opens_at_the_words(opened: Callable[[str], Opened]) -> None:
    """With whole texts the page opens one in a window and scrolls to the marked words; closing returns the focus."""
    quote = CLAIMS["est-us"].evidence[0].quote
    long = f"{quote}{' More of the text.' * 2000}"
    page = opened(render(WORLD, CLAIMS, COUNTRIES, texts={"est-us": long}))
    page.click("[data-force='EST-USA-land']")
    assert page.js("return document.querySelectorAll('.into').length") == 1
    page.js("document.querySelector('.into').scrollIntoView({block: 'center'})")
    page.click(".into")
    assert page.text("#document mark") == quote
    assert page.text("#document .text") == long
    assert page.js("return document.querySelector('#document mark').getBoundingClientRect().top > 0")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.wait("return document.activeElement.matches('.into')")
    page.click("[data-force='LVA-multinational-land']")
    assert page.js("return document.querySelectorAll('.into').length") == 0


def test_a_point_that_is_no_place_says_so(page: Opened) -> None:
    """A marker at a site names it; one at the country's inside point says that it is not a place."""
    page.click("[data-force='EST-USA-land']")
    assert page.text("#detail .place") == "The marker stands at Tapa."
    page.click(LATVIA)
    assert "not at a place" in page.text("#detail .place")


def test_figures_over_several_countries_stand_apart(page: Opened) -> None:
    """They have a panel of their own with their quotes, and no marker and no shade."""
    page.click("#tab-aggregates")
    told = page.text("#aggregates")
    assert "4,000 Estonia, Latvia, Lithuania and Poland" in told
    assert "at least 30,000 NATO's eastern flank" in told
    assert page.js("return document.querySelectorAll('#stage [data-force=eastern-flank]').length") == 0
    row = page.driver.find_element("css selector", "#aggregates .host-row")
    ActionChains(page.driver).move_to_element(row).perform()
    outlined = "return [...document.querySelectorAll('.land.chosen')].map(land => land.dataset.host).sort()"
    assert page.js(outlined) == ["EST", "LTU", "LVA", "POL"]
    row.click()
    assert "Their total strength is 4,000." in page.text("#detail .sources")
    assert page.js(outlined) == []


def test_a_nation_marks_its_hosts_and_lists_its_contingents(page: Opened) -> None:
    """Italy has troops of its own in Latvia and is named as a contributor of the battlegroup there."""
    page.click("#tab-nations")
    names = page.js("return [...document.querySelectorAll('#nations .name')].map(name => name.textContent)")
    assert names == sorted(names)
    page.js("[...document.querySelectorAll('#nations .host-row')].find(row => /Italy/.test(row.textContent)).click()")
    assert page.text("#detail h2") == "Italy"
    assert page.js("return [...document.querySelectorAll('.land.chosen')].map(land => land.dataset.host)") == ["LVA"]
    rows = page.js("return [...document.querySelectorAll('#detail .contingents li')].map(row => row.textContent)")
    assert rows == [
        "LatviaItalian troops, in placeunknown",
        "LatviaMultinational battlegroup, in placebetween 900 and 1,500",
    ]
    page.click("#detail .contingents li:last-child button")
    assert page.text("#detail .eyebrow") == "Latvia"


def test_works_by_keyboard(page: Opened) -> None:
    """A marker and a row of the list open with Enter; going back returns the focus."""
    page.driver.find_element("css selector", LATVIA).send_keys(Keys.ENTER)
    assert page.text("#detail h2") == "Multinational battlegroup"
    assert page.js("return document.activeElement.tagName") == "H2"
    page.driver.find_element("css selector", "#detail .back").send_keys(Keys.ENTER)
    assert page.js("return document.activeElement.dataset.force") == "LVA-multinational-land"
    page.driver.find_element("css selector", "#hosts li:nth-child(2) button").send_keys(Keys.ENTER)
    assert page.text("#detail h2") == "Estonia"


def test_says_what_it_is(page: Opened) -> None:
    """Language, title, date, and whose shapes and borders."""
    assert page.js("return document.documentElement.lang") == "en"
    assert page.driver.title == "Troop deployments"
    assert page.text("#shown") == "As of 30 November 2022"
    assert page.text("#today") == "30 November 2022"
    assert "Natural Earth" in page.text(".leaflet-control-attribution")
    assert "German" in page.text("#panel footer")


def test_fits_a_phone(page: Opened) -> None:
    """At the width of a phone nothing runs out of the screen, and a click brings its sources into view."""
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    try:
        page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        page.open(page.url)
        page.click(LATVIA)
        assert page.js("return document.documentElement.scrollWidth") == 390
        top = page.js("return document.querySelector('#detail h2').getBoundingClientRect().top")
        assert 0 < top < 844
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize(
    ("day", "symbol"),
    [
        # due in June: planned until June is over
        (dt.date(2022, 6, 30), "planned"),
        (dt.date(2022, 7, 1), "was-due"),
    ],
)
def test_shows_the_date_asked_for(opened: Callable[[str], Opened], day: dt.date, symbol: str) -> None:
    """The date decides what is planned and what was due."""
    page = opened(render(WORLD, CLAIMS, COUNTRIES, Look(date=day)))
    assert page.text("#shown") == f"As of {day.day} {day:%B} 2022"
    classes = page.js('return [...document.querySelector("[data-host=HUN]").classList]')
    assert "land" in classes
    assert page.js(f"return !!document.querySelector(\"[data-force='HUN-multinational-land'] .{symbol}\")")


def test_an_empty_world_is_a_page_too(opened: Callable[[str], Opened]) -> None:
    """Without deployments the map is drawn and says that it knows none."""
    page = opened(render(World(), {}, COUNTRIES))
    assert page.text("#summary") == "No deployments are known on this date."
    assert page.text("#shown") == "As of an unknown date"
    assert page.complaints() == []


def test_title_subtitle_and_bounds_are_as_asked(opened: Callable[[str], Opened]) -> None:
    """The map shows the whole box that is asked for, and little more."""
    box = Bounds.read("10,50,30,60")
    page = opened(render(WORLD, CLAIMS, COUNTRIES, Look(title="Flank", subtitle="In 2022", bounds=box)))
    assert (page.text("#title"), page.text("#subtitle")) == ("Flank", "In 2022")
    west, south, east, north = map(float, page.js("return map.getBounds().toBBoxString()").split(","))
    assert west <= 10
    assert east >= 30
    assert south <= 50
    assert north >= 60
    assert north - south < 25 or east - west < 35


@pytest.mark.parametrize(
    "told", ["", "1,2,3", "1,2,3,x", "30,60,10,50", "0,0,0,0", "-181,0,0,1", "0,0,1,91", "nan,0,1,1"]
)
def test_bounds_that_are_no_box_are_refused(told: str) -> None:
    with pytest.raises(OptionError, match="no box"):
        Bounds.read(told)
