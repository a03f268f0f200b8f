"""Folium's own page of a world: its countries, and for each deployment a marker with a popup, as folium makes them.

What folium's pages load from the network is fetched once by npm, at the versions that folium names, and read from disk.
"""

import html
import subprocess
from pathlib import Path
from typing import Final

import folium

from deployments import gazetteer, places, wording
from deployments.columns import located
from deployments.records import Deployment, World

FOLDER: Final = Path(__file__).parent / "folium"
SCRIPTS: Final = (
    "leaflet/dist/leaflet.js",
    "jquery/dist/jquery.min.js",
    "bootstrap/dist/js/bootstrap.bundle.min.js",
    "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
)
STYLES: Final = (
    "leaflet/dist/leaflet.css",
    "bootstrap/dist/css/bootstrap.min.css",
    "@fortawesome/fontawesome-free/css/all.min.css",
    "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
)
"""What folium links to and npm has: two small style sheets are left out, in folium's favour."""


def plain_folium(world: World, path: Path) -> int:
    """Write folium's page of the deployments that stand on the latest day; return how many they are."""
    drawn = folium.Map(tiles=None)
    drawn.default_js = [(name, _local(name)) for name in SCRIPTS]
    drawn.default_css = [(name, _local(name)) for name in STYLES]
    folium.GeoJson(places.background()).add_to(drawn)
    told = [(place, words) for one in world.deployments for place, words in _marker(one, world)]
    for place, words in told:
        folium.Marker(place, popup=folium.Popup(html.escape(words))).add_to(drawn)
    path.write_text(drawn.get_root().render(), "utf-8")
    return len(told)


def _local(name: str) -> str:
    if not (FOLDER / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=FOLDER, check=True)
    return (FOLDER / "node_modules" / name).as_uri()


def _marker(deployment: Deployment, world: World) -> list[tuple[tuple[float, float], str]]:
    """Return place and words of a deployment's marker as our page has them; none where nothing stands."""
    shown = world.latest
    states = sorted(deployment.at(shown), key=lambda state: list(wording.STATUS).index(wording.symbol(state, shown)))
    if not states or deployment.host not in places.inside_points():
        return []
    first = states[0]
    site = next(filter(None, map(located, states)), None)
    lon, lat = (site.lon, site.lat) if site else places.inside_points()[deployment.host]
    status = wording.STATUS[wording.symbol(first, shown)].lower()
    strength = wording.strength(first.strength.value if first.strength else None)
    host = gazetteer.country_name(deployment.host)
    return [((lat, lon), f"{wording.title(deployment, first)}, {host}: {status}, strength {strength}")]
