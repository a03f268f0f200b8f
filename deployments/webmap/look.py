"""What a page looks like, as whoever makes it asks for it."""

import datetime as dt
from typing import NamedTuple

from deployments.errors import OptionError


class Bounds(NamedTuple):
    """A box of degrees in WGS 84."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def read(cls, told: str) -> "Bounds":
        """Read "west,south,east,north".

        Raises:
            OptionError: If it is no box on the Earth.
        """
        try:
            box = cls(*map(float, told.split(",")))
        except (ValueError, TypeError):
            box = None
        if box and -180 <= box.west < box.east <= 180 and -90 <= box.south < box.north <= 90:  # noqa: PLR2004
            return box
        message = f"{told!r} is no box: write west,south,east,north in degrees, like 13,42,30,60"
        raise OptionError(message)


class Look(NamedTuple):
    """The options of a page.

    Attributes:
        date: The day that it opens on; None for the latest that anything is attested on.
        title: Its title.
        subtitle: A line below the title.
        bounds: What the map shows first; None for all that is known.
        tiles: URL template of background tiles, or None for a page that needs no network.
        attribution: Whom the tiles are owed to, as plain text.
    """

    date: dt.date | None = None
    title: str = "Troop deployments"
    subtitle: str | None = None
    bounds: Bounds | None = None
    tiles: str | None = None
    attribution: str | None = None
