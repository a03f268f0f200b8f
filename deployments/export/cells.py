"""Values of a frame as plain Python."""

import pandas as pd

from deployments.columns import Type

Plain = str | int | bool | None


def plain(value: object, kind: Type) -> Plain:
    """Return a cell of a frame as text, a number, a truth value or None; dates as "2022-03-24"."""
    if pd.isna(value):
        return None
    match kind:
        case "integer":
            return int(value)  # type: ignore[call-overload, no-any-return]
        case "boolean":
            return bool(value)
        case "date":
            return pd.Timestamp(value).date().isoformat()  # type: ignore[no-any-return]
        case _:
            return str(value)
