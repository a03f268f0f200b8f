"""World → GeoDataFrame: where things are, what counts, and what is refused."""

from datetime import date

import pandas as pd
import pytest
import shapely
from export_worlds import CLAIMS, WORLD, deployment, people, settled, state, total
from hypothesis import given, settings
from hypothesis import strategies as st

from deployments import places
from deployments.columns import COLUMNS
from deployments.errors import DeploymentsError, OptionError
from deployments.records import Claim, Evidence, Site, Troops, World
from deployments.timeline import settle


def test_one_row_a_force_and_state_in_wgs_84() -> None:
    """Three states of one deployment, one of another, one aggregate; sorted by force, each with its id."""
    frame = places.frame(WORLD, CLAIMS)
    assert frame["feature_id"].tolist() == [
        "EST+LVA-multinational-land/present/2022-06-01",
        "LVA-multinational-land/present/2022-06-01",
        "LVA-multinational-land/present/2023-01-01",
        "LVA-multinational-land/planned-2024/open",
        "POL-USA-land/present/2022-06-01",
    ]
    assert frame.crs == "EPSG:4326"
    assert list(frame.columns) == [*(column.name for column in COLUMNS), "geometry"]


def test_a_site_gives_the_point_else_the_country_and_the_row_says_which() -> None:
    frame = places.frame(WORLD, CLAIMS).set_index("feature_id")
    at_site = frame.loc["LVA-multinational-land/present/2022-06-01"]
    assert (at_site.location_basis, at_site.location_name) == ("site", "Ādaži")
    assert at_site.geometry == shapely.Point(24.33, 57.08)
    somewhere = frame.loc["POL-USA-land/present/2022-06-01"]
    assert (somewhere.location_basis, somewhere.location_name) == ("country", "Poland")
    assert places.shapes()["POL"].contains(somewhere.geometry)


def test_a_site_without_coordinates_gives_no_point() -> None:
    """Its name is kept, the point is the country's."""
    force = deployment(state(sites=settled((Site(name="Nowhere"),))))
    row = places.frame(World(deployments=(force,)), CLAIMS).iloc[0]
    assert (row.sites, row.location_basis) == ("Nowhere", "country")


def test_an_aggregate_has_no_place() -> None:
    """A figure over several hosts is never put on one of them, nor counted."""
    for geometry in ("point", "country"):
        row = places.frame(WORLD, CLAIMS, geometry=geometry).iloc[0]
        assert row.hosts == "EST;LVA"
        assert row.geometry is None
        assert pd.isna(row.host)
        assert pd.isna(row.location_basis)
        assert not row.counts_in_total


def test_country_geometry_is_the_hosts_fine_shape() -> None:
    """The site's name stays in `sites`, but the geometry is said to be the country."""
    row = places.frame(WORLD, CLAIMS, geometry="country").iloc[1]
    assert row.geometry.equals(places.shapes()["LVA"])
    assert (row.location_basis, row.location_name, row.sites) == ("country", "Latvia", "Ādaži")


def test_unknown_strength_is_missing_and_types_are_kept() -> None:
    frame = places.frame(WORLD, CLAIMS)
    assert frame["strength_min"].isna().tolist() == [True, False, False, True, True]
    assert str(frame["strength_min"].dtype) == "Int64"
    assert frame["valid_to"].tolist()[1] == pd.Timestamp("2023-01-01")


def test_a_state_is_cut_where_it_starts_to_count() -> None:
    """A contingent counts only from the day on which its formation no longer covers it."""
    force = deployment(state(strength=people(5, 5)), id="LVA-USA-land", scope="USA")
    other = total("other", start=date(2022, 6, 1), end=date(2023, 1, 1))
    own = total("LVA-USA-land", start=date(2023, 1, 1))
    frame = places.frame(World(deployments=(force,), totals=(other, own)), CLAIMS)
    assert frame["counts_in_total"].tolist() == [False, True]
    assert frame["valid_from"].tolist() == [pd.Timestamp("2022-06-01"), pd.Timestamp("2023-01-01")]
    assert frame["valid_to"].isna().tolist() == [False, True]


def test_a_state_stays_whole_where_only_others_change() -> None:
    """Two totals in a row that both hold the force do not cut it."""
    force = deployment(state(strength=people(5, 5)))
    totals = (total(force.id, end=date(2023, 1, 1)), total(force.id, "other", start=date(2023, 1, 1)))
    frame = places.frame(World(deployments=(force,), totals=totals), CLAIMS)
    assert frame["counts_in_total"].tolist() == [True]


@pytest.mark.parametrize(
    "told",
    [
        # unknown adds nothing
        state(),
        # not there yet, or no longer
        state(track="planned", status=settled("planned"), strength=people(5, 5)),
        state(status=settled("ended"), strength=people(5, 5)),
    ],
)
def test_what_has_no_strength_in_place_does_not_count(told: object) -> None:
    force = deployment(told)  # type: ignore[arg-type]
    frame = places.frame(World(deployments=(force,), totals=(total(force.id),)), CLAIMS)
    assert frame["counts_in_total"].tolist() == [False]


CLAIM_PARTS = st.tuples(
    st.sampled_from(["in-place", "ended", "planned"]),
    st.sampled_from([None, "GBR", "USA"]),
    st.sampled_from([None, "GBR", "USA"]),
    st.sampled_from([None, 100, 500, 1000]),
    st.sampled_from(["2021", "2022-03", "2022-06-15", "2023-01-01"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(CLAIM_PARTS, max_size=8))
def test_the_rows_that_count_add_up_to_the_hosts_total(
    parts: list[tuple[str, str | None, str | None, int, str]],
) -> None:
    """Whatever is claimed, on every day the counted rows' `strength_min` sum to the total's low end."""
    claims = [
        Claim(
            id=f"c{number}",
            document="a",
            document_sha256="0" * 64,
            hosts=("EST",),
            formation="battlegroup" if nation is None else "troops",
            nation=nation,
            lead=None if nation else lead,
            troops=Troops(min=people, max=people, qualifier="exact") if people else None,
            status=status,
            as_of=day,
            document_date=day,
            evidence=(Evidence(start=number, end=number + 1, quote="x"),),
            rule="by-hand",
            confidence=1,
            extractor="test",
        )
        for number, (status, nation, lead, people, day) in enumerate(parts)
    ]
    world = settle(claims)
    frame = places.frame(world, {claim.id: claim for claim in claims})
    for host_total in world.totals:
        day = pd.Timestamp(host_total.start or date(1900, 1, 1))
        holds = ~(frame["valid_from"] > day) & ~(frame["valid_to"] <= day) & frame["counts_in_total"]
        low = host_total.strength.min if host_total.strength else None
        assert frame[holds]["strength_min"].sum() == (low or 0)


def test_faults_are_collected_and_told_at_once() -> None:
    """An id twice, a host that no shape has and a site off the globe: one error names them all."""
    off = deployment(
        state(sites=settled((Site.model_construct(name="Off", place=None, lat=95.0, lon=24.0),))), id="off"
    )
    world = World(deployments=(deployment(id="twice"), deployment(id="twice"), off, deployment(id="lost", host="ZZZ")))
    with pytest.raises(DeploymentsError) as caught:
        places.frame(world, CLAIMS)
    told = str(caught.value)
    assert "twice/present/2022-06-01 stands twice" in told
    assert "lost/present/2022-06-01 has a host without a shape" in told
    assert "off/present/2022-06-01 lies outside the world" in told
    assert "\n" not in told


def test_a_frame_in_another_crs_or_with_other_columns_does_not_leave() -> None:
    frame = places.frame(WORLD, CLAIMS)
    with pytest.raises(DeploymentsError, match="EPSG:3857"):
        places.validate(frame.to_crs(3857))
    with pytest.raises(DeploymentsError, match="strength_min"):
        places.validate(frame.drop(columns="strength_min"))


def test_an_unknown_geometry_is_refused() -> None:
    with pytest.raises(OptionError, match="choose point or country"):
        places.frame(WORLD, CLAIMS, geometry="circle")


def test_an_empty_world_gives_an_empty_frame() -> None:
    frame = places.frame(World(), {})
    assert len(frame) == 0
    assert frame.crs == "EPSG:4326"


def test_background_is_plain_geojson() -> None:
    """The page needs codes, names and inside points, and nothing that only geopandas understands."""
    features = places.background()["features"]
    assert {"code", "name", "lat", "lon"} == set(features[0]["properties"])
    assert {feature["geometry"]["type"] for feature in features} == {"Polygon", "MultiPolygon"}
