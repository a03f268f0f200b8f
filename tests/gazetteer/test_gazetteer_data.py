"""The gazetteer's files: unique ids and words, codes that exist, sorted, clean strings."""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from deployments import gazetteer
from deployments.dates import day_after, first_day
from deployments.gazetteer import Country

FILES = [
    ("countries.toml", "country"),
    ("regions.toml", "region"),
    ("sites.toml", "site"),
    ("missions.toml", "mission"),
]
NOT_IN_THE_UN = {"ESH", "PSE", "TWN", "VAT", "XKX"}
AMBIGUOUS = tomllib.loads((Path(__file__).parent / "ambiguous.toml").read_text(encoding="utf-8"))["word"]

# What a reader of news takes each for; one row a kind of word.
KNOWN_WORDS = [
    ("U.K.", "GBR"),
    ("Türkiye", "TUR"),
    ("Zaire", "COD"),
    ("Byelorussia", "BLR"),
    ("Rumanian", "ROU"),
    ("Frenchmen", "FRA"),
    ("Danes", "DNK"),
    ("Ndjamena", "TCD"),
    ("Bundeswehr", "DEU"),
    ("Kremlin", "RUS"),
    ("Côte d’Ivoire", "CIV"),
    ("Golan Heights", "SYR"),
    ("Pridnestrovie", "MDA"),
    ("Nagorno-Karabakh", "AZE"),
    ("Abyei", "SDN"),
    ("Kosovan", "XKX"),
]


def raw(file: str, table: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = tomllib.loads((gazetteer.data_dir() / file).read_text(encoding="utf-8"))[table]
    return rows


def country_words(country: Country) -> set[str]:
    return {
        country.name,
        *country.names,
        *country.adjectives,
        *country.people,
        *country.capitals,
        *country.powers,
        *country.leaders,
        *country.regions,
    }


def owners_of_country_words() -> dict[str, set[str]]:
    owners = defaultdict(set)
    for country in gazetteer.countries().values():
        for word in country_words(country):
            owners[word].add(country.code)
    return owners


def shared(entries: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    """Return the words that stand in more than one entry, with the entries' ids."""
    owners = defaultdict(set)
    for key, words in entries:
        for word in words:
            owners[word].add(key)
    return {word: keys for word, keys in owners.items() if len(keys) > 1}


@pytest.mark.parametrize(("file", "table"), FILES)
def test_entries_stand_sorted_and_once(file: str, table: str) -> None:
    """A reviewer finds an entry by its place, and a later one never hides an earlier one."""
    keys = [str(row["code" if table == "country" else "id"]) for row in raw(file, table)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(("file", "table"), FILES)
def test_strings_are_clean(file: str, table: str) -> None:
    """No string is empty, padded, decomposed or twice in one list: it would never match, or twice."""
    for row in raw(file, table):
        lists = [value for value in row.values() if isinstance(value, list)]
        single = [value for value in row.values() if isinstance(value, str)]
        assert all(len(words) == len(set(words)) for words in lists), row
        for text in chain(single, *lists):
            assert text == unicodedata.normalize("NFC", " ".join(text.split())) != "", row


def test_a_word_names_one_country() -> None:
    """No name, adjective, people, capital, power or part stands with two countries."""
    words = ((country.code, country_words(country)) for country in gazetteer.countries().values())
    assert shared(words) == {}


@pytest.mark.parametrize("entry", AMBIGUOUS, ids=lambda entry: entry["word"])
def test_ambiguous_words_go_where_the_reason_says(entry: dict[str, str]) -> None:
    """A word with two senses stands with the country that its recorded reason gives."""
    assert owners_of_country_words()[entry["word"]] == {entry["code"]}
    assert entry["reason"]


@pytest.mark.parametrize(("word", "code"), KNOWN_WORDS)
def test_known_words(word: str, code: str) -> None:
    """Old names, abbreviations, accents, people, powers and parts are there, each with its country."""
    assert owners_of_country_words()[word] == {code}


def test_every_member_of_the_united_nations_is_there() -> None:
    """The 193 members are the entries that are neither dependencies nor the five that are no members."""
    states = {code for code, country in gazetteer.countries().items() if not country.sovereign}
    assert states >= NOT_IN_THE_UN
    assert len(states - NOT_IN_THE_UN) == 193


def test_states_have_words_for_their_forces() -> None:
    """Every state that has an army can be met as an adjective, a people and a capital."""
    bare = {
        code
        for code, country in gazetteer.countries().items()
        if not country.sovereign and not (country.adjectives or country.people)
    }
    # Dominica and the Republic of the Congo yield their adjective to the other; the Vatican has none.
    assert bare == {"COG", "DMA", "VAT"}


def test_every_code_that_is_referred_to_exists() -> None:
    """Sovereigns, hosts and nations are countries of the gazetteer."""
    codes = set(gazetteer.countries())
    used = {country.sovereign for country in gazetteer.countries().values()} - {None}
    used |= {host for region in gazetteer.regions().values() for host in region.hosts}
    used |= {site.host for site in gazetteer.sites().values()}
    used |= {host for mission in gazetteer.missions().values() for host in mission.hosts}
    used |= {mission.nation for mission in gazetteer.missions().values()} - {None}
    assert used <= codes


def test_no_dependency_of_a_dependency() -> None:
    """The sovereign of a dependency is itself a state."""
    countries = gazetteer.countries()
    assert all(not countries[c.sovereign].sovereign for c in countries.values() if c.sovereign)


def test_a_phrase_names_one_region_and_no_country() -> None:
    """Regions share no phrase, and none is a country's word."""
    entries = [(region.id, region.names) for region in gazetteer.regions().values()]
    assert shared(entries) == {}
    assert owners_of_country_words().keys().isdisjoint(chain.from_iterable(names for _, names in entries))


def test_regions_that_claims_use_are_there() -> None:
    """The ids that claims are promised to use, with members only where the name fixes them."""
    regions = gazetteer.regions()
    assert {"eastern-flank", "black-sea", "baltic-sea", "europe"} <= set(regions)
    assert regions["baltic-states"].hosts == ("EST", "LTU", "LVA")
    assert regions["eastern-flank"].hosts == ()


def test_a_name_names_one_site() -> None:
    """Sites share no spelling, and a country's word is a site's only in its own country."""
    sites = gazetteer.sites().values()
    assert shared((site.id, (site.name, *site.names)) for site in sites) == {}
    owners = owners_of_country_words()
    abroad = [
        (name, site.host)
        for site in sites
        for name in (site.name, *site.names)
        if owners.get(name, {site.host}) != {site.host}
    ]
    assert abroad == []


def test_sites_have_rounded_coordinates_a_kind_and_a_source() -> None:
    """Two decimals, which is what the source supports; each says what it is and how it is known."""
    kinds = {"base", "camp", "air base", "naval base", "training area", "town"}
    for site in gazetteer.sites().values():
        assert (site.lat, site.lon) == (round(site.lat, 2), round(site.lon, 2)), site
        assert site.kind in kinds, site
        assert site.source, site


def test_a_name_names_one_mission_and_no_place() -> None:
    """Missions share no name, and none is a country's word or a region's."""
    entries = [(mission.id, (mission.name, *mission.names)) for mission in gazetteer.missions().values()]
    assert shared(entries) == {}
    names = set(chain.from_iterable(names for _, names in entries))
    assert owners_of_country_words().keys().isdisjoint(names)
    assert names.isdisjoint(chain.from_iterable(region.names for region in gazetteer.regions().values()))


def test_missions_begin_before_they_end() -> None:
    """Dates are partial ISO dates, and no mission ends before it begins."""
    for mission in gazetteer.missions().values():
        assert mission.start, mission
        assert first_day(mission.start) < day_after(mission.end or mission.start), mission
