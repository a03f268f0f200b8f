"""One HTML page with all inside it: folium's map, Leaflet, the data, and a policy that shuts the rest out."""

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from string import Template
from typing import Any, Final

import folium

from deployments.records import Claim, World
from deployments.webmap import own, shapes
from deployments.webmap.look import Bounds, Look
from deployments.webmap.tiles import Tiles
from deployments.webmap.view import view

WORLD: Final = [[-56, -130], [72, 160]]
"""What an empty map shows, as [lat, lon]."""

PIECE: Final = 1 << 20
"""Characters of packed data in one element."""

DEFAULT: Final = Look()
VIEWPORT: Final = re.compile(r'<meta name="viewport"[^>]*>')
"""Of folium: it forbids readers to enlarge the page."""


def render(
    world: World,
    claims: Mapping[str, Claim],
    countries: dict[str, Any],
    look: Look = DEFAULT,
    *,
    texts: Mapping[str, str] | None = None,
) -> str:
    """Return the page as HTML; the same arguments give the same characters.

    Args:
        world: What is shown.
        claims: By id, all claims that `world` rests on.
        countries: The background, a GeoJSON FeatureCollection in WGS 84; properties are `code` (alpha-3 or
            None), `name`, `lat` and `lon` (a point inside).
        look: How it is shown.
        texts: By document, the whole texts that the page is to hold.

    Raises:
        OptionError: If the tiles' URL cannot be used, or one of tiles and attribution lacks the other.
    """
    background = Tiles.checked(look.tiles, look.attribution)
    standing, library = view(world, claims, look.date or world.latest, texts or {})
    centres = {code: [at["lat"], at["lon"]] for code, at in _hosts(standing, countries).items()}
    data = standing | {
        "centres": centres,
        "title": look.title,
        "subtitle": look.subtitle,
        "tiled": background is not None,
        "fixed": look.bounds is not None,
    }
    data["bounds"] = _box(look.bounds) if look.bounds else _bounds(data)
    header, body, script = _folium(background)
    page = Template(own.template()).substitute(
        title=html.escape(look.title),
        header=header,
        symbols=own.symbols(),
        style=f"<style>{_leaflet_style()}</style>\n<style>{own.style()}</style>",
        map=body,
        countries=shapes.drawn(countries, {host["code"] for host in standing["hosts"]}),
        data=_block("data", data | {"hosts": [host | {"totals": _columns(host["totals"])} for host in data["hosts"]]}),
        library=_block("library", library | {name: _columns(library[name]) for name in ("values", "claims")}),
        leaflet=_leaflet_script(),
        script=script,
        page=own.script(),
        policy="$policy",
    )
    return page.replace("$policy", _policy(page, background), 1)


def _hosts(standing: dict[str, Any], countries: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what the background tells of the hosts, by code."""
    codes = {host["code"] for host in standing["hosts"]}
    told = [shape["properties"] for shape in countries["features"]]
    return {country["code"]: country for country in told if country["code"] in codes}


def _box(bounds: Bounds) -> list[list[float]]:
    return [[bounds.south, bounds.west], [bounds.north, bounds.east]]


def _bounds(data: dict[str, Any]) -> list[list[float]]:
    """Return south-west and north-east, as [lat, lon], of all sites and the hosts' inside points."""
    states = [state for force in data["deployments"] for state in force["states"]]
    shown = [state["site"][:2] for state in states if "site" in state]
    shown += data["centres"].values()
    lats, lons = zip(*(shown or WORLD), strict=True)
    return [[min(lats), min(lons)], [max(lats), max(lons)]]


def _folium(tiles: Tiles | None) -> Iterator[str]:
    """Yield folium's header, body and script, without its links to the network and its random ids."""
    drawn = folium.Map(tiles=None, minZoom=2, maxZoom=12, zoomSnap=0.25, max_bounds=True)
    drawn.default_js = drawn.default_css = []
    names = {drawn.get_name(): "map"}
    if tiles:
        layer = folium.TileLayer(tiles.url, attr=html.escape(tiles.attribution), max_zoom=12).add_to(drawn)
        names[layer.get_name()] = "tiles"
    figure: Any = drawn.get_root()
    figure.render()
    for part in (figure.header, figure.html, figure.script):
        text: str = part.render()
        for name, plain in names.items():
            text = text.replace(name, plain)
        yield VIEWPORT.sub("", text)


def _policy(page: str, tiles: Tiles | None) -> str:
    """Return the Content-Security-Policy: the page's scripts by their hashes, no request but for tiles."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    pictures = f"data: {tiles.origin}" if tiles else "data:"
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src {pictures}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _columns(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Return rows by column, null where one has no such value: a tenth to a quarter less when packed."""
    keys = dict.fromkeys(key for row in rows for key in row)
    return {key: [row.get(key) for row in rows] for key in keys}


def _block(name: str, data: dict[str, Any]) -> str:
    """Return `data` as JSON, gzipped, in base64: small, and nothing in it can leave its elements.

    A browser reads many elements of a megabyte three times as quickly as one of ten.
    """
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(gzip.compress(told.encode(), mtime=0)).decode()
    pieces = (packed[start : start + PIECE] for start in range(0, len(packed), PIECE))
    return "\n".join(f'<script type="application/gzip" class="{name}">{piece}</script>' for piece in pieces)


def _leaflet(name: str) -> str:
    file = resources.files("js_lib_leaflet").joinpath("static", "js_lib_leaflet", name)
    return file.read_text(encoding="utf-8")


def _leaflet_script() -> str:
    # The source map is a file that does not travel with the page.
    return re.sub(r"\n//# sourceMappingURL=\S+", "", _leaflet("leaflet.js"))


def _leaflet_style() -> str:
    # Its pictures are those of controls and pins that the page does not use.
    return re.sub(r"url\([^)]*\)", "none", _leaflet("leaflet.css"))
