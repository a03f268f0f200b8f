"""Background tiles, for those who ask for them: the one thing that the page may load."""

import re
from typing import NamedTuple, Self

from deployments.errors import OptionError

URL = re.compile(r"(https?://[A-Za-z0-9.-]+(?::\d+)?)/[^\s\"'<>\\]*")


class Tiles(NamedTuple):
    """Where tiles come from.

    Attributes:
        url: Leaflet's template, with {z}, {x} and {y}.
        origin: Scheme, host and port, as a Content-Security-Policy names them.
        attribution: Whom they are owed to, as plain text.
    """

    url: str
    origin: str
    attribution: str

    @classmethod
    def checked(cls, url: str | None, attribution: str | None) -> Self | None:
        """Return the tiles, or None if none are asked for.

        Raises:
            OptionError: If the URL cannot be used, or one of the two lacks the other.
        """
        if not url and not attribution:
            return None
        if not url or not attribution:
            message = "tiles need both --tiles URL and --attribution TEXT"
            raise OptionError(message)
        found = URL.fullmatch(url)
        if not found or not all(part in url for part in ("{z}", "{x}", "{y}")):
            message = f"{url!r} is no URL of tiles: write one like https://tiles.example.org/{{z}}/{{x}}/{{y}}.png"
            raise OptionError(message)
        return cls(url, found[1], attribution)
