"""Records with hostile text in every field that takes any text: found by walking their JSON Schema, not by a list."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

R = TypeVar("R", bound=BaseModel)
Text = Callable[[str], str]
"""Makes the hostile text for a field from its path, so that each text can be told from all others."""

SHAPED: Final = {"deployment": "LVA-CAN-land-{}", "into": "LVA-FRA-land-{}"}
"""Ids of forces: free text stands in a part of them."""
CODES: Final = ("2022-03-24", "LVA")
"""What a field takes that takes no free text: a date, a country."""


def poisoned(model: type[R], text: Text) -> R:
    """Return a record with all fields filled, and `text` in each that takes it."""
    schema = model.model_json_schema()
    data = _example(schema, schema.get("$defs", {}), "", text)
    for _ in range(1_000):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for fault in error.errors():
                _mend(data, fault["loc"])
    message = f"no {model.__name__} can be made"
    raise AssertionError(message)


def paths(value: object, text: Text, path: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the path of each string in a record's plain data, and whether it is hostile."""
    match value:
        case dict():
            for name, inner in value.items():
                yield from paths(inner, text, f"{path}.{name}" if path else name)
        case list() | tuple():
            for inner in value:
                yield from paths(inner, text, path)
        case str():
            yield path, text(path) in value


def _example(schema: dict[str, Any], defs: dict[str, Any], path: str, text: Text) -> Any:
    """Return a value that a schema may take, with hostile text wherever it knows of nothing against it."""
    if "$ref" in schema:
        return _example(defs[schema["$ref"].split("/")[-1]], defs, path, text)
    if chosen := schema.get("enum") or ([schema["const"]] if "const" in schema else None):
        return chosen[0]
    if options := schema.get("anyOf"):
        return _example(next(option for option in options if option.get("type") != "null"), defs, path, text)
    match schema["type"]:
        case "object":
            fields = schema.get("properties", {})
            made = {
                name: _example(inner, defs, f"{path}.{name}" if path else name, text) for name, inner in fields.items()
            }
            return made | (
                {"end": made["start"] + len(made["quote"])} if {"start", "end", "quote"} <= set(made) else {}
            )
        case "array":
            items = schema["items"].get("oneOf", [schema["items"]])
            return [_example(item, defs, path, text) for item in items]
        case "string":
            return _string(schema, path, text)
        case "boolean":
            return True
        case _:
            return 1


def _string(schema: dict[str, Any], path: str, text: Text) -> str:
    if schema.get("format") == "date":
        return CODES[0]
    if "pattern" in schema:
        return "LVA" if "A-Z" in schema["pattern"] else "slug"
    return SHAPED.get(path.rsplit(".", maxsplit=1)[-1], "{}").format(text(path))


def _mend(data: Any, place: tuple[int | str, ...]) -> None:
    """Give up what a record refuses at a place: a text for a code, then the field, then the item of a list."""
    steps: list[tuple[Any, int | str]] = []
    for step in place:
        inside = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        if step in inside:  # the other steps name the kinds of a union
            steps.append((data, step))
            data = data[step]
    holder, key = steps[-1]
    if isinstance(data, str):
        rest = CODES[CODES.index(data) + 1 :] if data in CODES else CODES
        if rest:
            holder[key] = rest[0]
            return
    if isinstance(data, dict) and len(data) > 1 and isinstance(holder, list):
        data.pop(list(data)[-1])
        return
    del holder[key]
