"""A small knowledge folder in the shipped layout, for tests that change it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml


def card_fields(card_id: str, related: list[str], **changes: Any) -> dict[str, Any]:
    """The front matter of a valid card; `changes` replace or (None) drop fields."""
    words = card_id.replace("-", " ")
    fields: dict[str, Any] = {
        "id": card_id,
        "title": words.capitalize(),
        "rule": f"The rule about {words}.",
        "sources": ["000"],
        "related": related,
        "applies_when": [f"Situation {n} where {words} matters." for n in range(1, 5)],
        "do": [f"Think of {words}.", "Do one thing."],
        "dont": ["Never do this.", "Never do that."],
        "examples": [
            {
                "channel": "email",
                "before": f"Before {n}.",
                "after": f"After {n}.",
                "note": "It changed.",
            }
            for n in (1, 2)
        ],
    }
    fields |= changes
    return {name: value for name, value in fields.items() if value is not None}


def write_card(root: Path, fields: dict[str, Any], body: str = "Why: because it is so.") -> Path:
    """Write a card under its id into `root/principles`."""
    file = root / "principles" / f"{fields['id']}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    head = yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)
    file.write_text(f"---\n{head}---\n{body}\n", encoding="utf-8")
    return file


def write_pairs(root: Path, *pairs: dict[str, Any], name: str = "email.jsonl") -> Path:
    """Write `pairs` into `root/pairs`."""
    file = root / "pairs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(pair) + "\n" for pair in pairs), encoding="utf-8")
    return file


def pair_fields(pair_id: str = "email-01", **changes: Any) -> dict[str, Any]:
    """A valid pair."""
    return {
        "id": pair_id,
        "channel": "email",
        "asked": False,
        "in_reply_to": "",
        "before": "Buy now!",
        "after": "How is it going?",
        "principles": ["no-hype"],
        "note": "The pitch is gone.",
    } | changes


def small_knowledge(root: Path) -> Path:
    """Three cards that know each other, one pair, one source."""
    ids = ["listen-first", "no-hype", "own-complaints-fast"]
    for card_id in ids:
        write_card(root, card_fields(card_id, [other for other in ids if other != card_id]))
    write_pairs(root, pair_fields())
    (root / "sources.yaml").write_text('"000": {author: A. Writer, title: An article}\n')
    return root
