"""Holding a JSON document against its schema in coach/schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

SCHEMAS = Path(__file__).resolve().parents[1] / "coach" / "schemas"


def check(document: object, schema: str) -> None:
    """Fail when `document` is not what coach/schemas/<schema>.json describes."""
    contents = [json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.json"))]
    registry: Registry[Any] = Registry().with_resources(
        (each["$id"], Resource.from_contents(each)) for each in contents
    )
    wanted = next(each for each in contents if each["$id"] == f"{schema}.json")
    Draft202012Validator.check_schema(wanted)
    Draft202012Validator(wanted, registry=registry).validate(document)
