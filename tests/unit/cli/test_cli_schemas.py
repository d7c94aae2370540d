"""The schemas say exactly what the contract says, and allow nothing beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from coach import documents
from coach.channels import CHANNELS
from coach.domain import Draft
from coach.errors import InputError
from tests.fakes.coach import rewrite_result

SCHEMAS = sorted((Path(documents.__file__).parent / "schemas").glob("*.json"))

CONTRACT = {
    "rewrite": "id draft rewrite changed asked channel limit passed findings facts principles "
    "changes variants score model timings_ms",
    "advise": "id situation advice principles cited in_scope model timings_ms",
    "score": "id score dimensions findings",
}
PARTS = {
    "finding": "start end text kind message principle",
    "principle": "id title rule score sources",
    "model": "name sha256 adapter",
    "timings": "retrieve first_token total",
}


def load(name: str) -> dict[str, Any]:
    return next(json.loads(path.read_text()) for path in SCHEMAS if path.stem == name)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_schema_is_one_and_is_closed(path):
    schema = json.loads(path.read_text())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for each in _objects(schema):
        assert "additionalProperties" in each
        assert set(each.get("required", ())) == set(each.get("properties", ()))


@pytest.mark.parametrize("name", CONTRACT)
def test_the_keys_of_the_contract(name):
    assert list(load(name)["properties"]) == CONTRACT[name].split()


@pytest.mark.parametrize("name", PARTS)
def test_the_keys_of_the_parts(name):
    assert list(load("common")["$defs"][name]["properties"]) == PARTS[name].split()


def test_the_channels_are_ours():
    assert load("rewrite")["properties"]["channel"]["enum"] == list(CHANNELS)


def test_a_field_more_or_less_is_noticed(check):
    document = documents.rewrite(rewrite_result(Draft(text="Hello"), "x"))
    check(document, "rewrite")
    for key in document:
        with pytest.raises(ValidationError):
            check({name: value for name, value in document.items() if name != key}, "rewrite")
    with pytest.raises(ValidationError):
        check({**document, "extra": 1}, "rewrite")


def test_an_error_record_is_a_batch_record_and_no_result(check):
    record = documents.batch_error(InputError("No.", where="line 3"), id=None, line=3)
    check(record, "batch-record")
    for name in ("rewrite", "advise", "score"):
        with pytest.raises(ValidationError):
            check(record, name)


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from _objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value)
