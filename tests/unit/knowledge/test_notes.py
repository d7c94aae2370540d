from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import InputError
from coach.knowledge import Note, add, facts_of, load, markdown, notes, remove
from coach.paths import Paths
from tests.fakes.knowledge import small_knowledge

VOICE = """# Our voice

We write as one person to another.

## Words we use

We say *repair*, not service.

## Prices

A repair costs 40 euros.
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config", tmp_path / "data", tmp_path / "cache")


def write(tmp_path: Path, name: str, content: str | bytes) -> Path:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_every_section_is_a_note_of_its_own(tmp_path: Path, paths: Paths) -> None:
    added = add(paths, write(tmp_path, "Brand Voice.md", VOICE))
    assert [(n.id, n.title) for n in added] == [
        ("my/brand-voice", "Our voice"),
        ("my/brand-voice#words-we-use", "Our voice: Words we use"),
        ("my/brand-voice#prices", "Our voice: Prices"),
    ]
    assert added[2].text == "A repair costs 40 euros."
    assert added[2].guidance.origin == "user"
    assert added[2].guidance.sources == ("brand-voice.md",)


def test_one_section_has_the_plain_id(tmp_path: Path, paths: Paths) -> None:
    (note,) = add(paths, write(tmp_path, "rules.md", "Never promise a date."))
    assert (note.id, note.title) == ("my/rules", "Rules")


def test_equal_headings_get_numbers(tmp_path: Path, paths: Paths) -> None:
    text = "# A\n\none\n\n# B\n\ntwo\n\n# B\n\nthree\n"
    added = add(paths, write(tmp_path, "x.md", text))
    assert [n.id for n in added] == ["my/x", "my/x#b", "my/x#b-2"]


def test_the_copy_is_private_and_beside_nothing_else(tmp_path: Path, paths: Paths) -> None:
    add(paths, write(tmp_path, "rules.md", "Be kind."))
    assert [file.name for file in paths.knowledge.iterdir()] == ["rules.md"]
    assert stat.S_IMODE((paths.knowledge / "rules.md").stat().st_mode) == 0o600


def test_the_same_name_updates(tmp_path: Path, paths: Paths) -> None:
    add(paths, write(tmp_path, "rules.md", "Old rule."))
    add(paths, write(tmp_path, "elsewhere/Rules.md", "New rule."))
    assert [n.text for n in notes.read(paths).values()] == ["New rule."]


def test_a_folder_is_added_whole_or_not_at_all(tmp_path: Path, paths: Paths) -> None:
    folder = tmp_path / "mine"
    write(folder, "a.md", "One.")
    write(folder, "b.markdown", "Two.")
    write(folder, "c.txt", "Not Markdown.")
    assert [n.id for n in add(paths, folder)] == ["my/a", "my/b"]
    write(folder, "d.md", b"\xff\xfe")
    write(folder, "a.md", "Changed.")
    with pytest.raises(InputError):
        add(paths, folder)
    assert notes.read(paths)["my/a"].text == "One."


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.md", b"", "empty"),
        ("a.md", b" \n\t\n", "empty"),
        ("a.md", b"# Only\n\n## headings\n", "no text below"),
        ("a.md", b"text\0more", "binary"),
        ("a.md", b"ok\nbad \xe4\n", "not UTF-8"),
        ("a.md", b"x" * (notes.MAX_BYTES + 1), "larger than 1 MB"),
        ("a.pdf", b"%PDF", "not a Markdown file"),
        ("+++.md", b"text", "letter or a digit"),
    ],
)
def test_what_cannot_be_used_says_why_and_how_to_mend_it(
    tmp_path: Path, paths: Paths, name: str, content: bytes, what: str
) -> None:
    file = write(tmp_path, name, content)
    with pytest.raises(InputError, match=what) as caught:
        add(paths, file)
    assert str(file) in (caught.value.where or "")
    assert caught.value.mend
    assert not paths.knowledge.exists()


def test_a_bad_byte_is_named_by_line(tmp_path: Path, paths: Paths) -> None:
    with pytest.raises(InputError) as caught:
        add(paths, write(tmp_path, "a.md", b"ok\nbad \xe4\n"))
    assert (caught.value.where or "").endswith("a.md:2")


def test_a_missing_file_and_an_empty_folder(tmp_path: Path, paths: Paths) -> None:
    with pytest.raises(InputError, match="no such file"):
        add(paths, tmp_path / "nothing.md")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no Markdown file"):
        add(paths, tmp_path / "empty")


def test_two_files_with_one_name(tmp_path: Path, paths: Paths) -> None:
    folder = tmp_path / "mine"
    write(folder, "My Rules.md", "One.")
    write(folder, "my-rules.md", "Two.")
    with pytest.raises(InputError, match=r"my-rules\.md"):
        add(paths, folder)


def test_remove_undoes_add(tmp_path: Path, paths: Paths) -> None:
    add(paths, write(tmp_path, "voice.md", VOICE))
    with pytest.raises(InputError, match="'my/voice'"):
        remove(paths, "my/vioce")
    with pytest.raises(InputError) as caught:
        remove(paths, "my/voice#prices")
    assert caught.value.mend == "coach knowledge remove my/voice"
    remove(paths, "my/voice")
    assert notes.read(paths) == {}
    with pytest.raises(InputError):
        remove(paths, "my/voice")


def test_a_file_that_cannot_be_read_can_still_be_removed(paths: Paths) -> None:
    write(paths.knowledge, "bad.md", b"\xff\xfe")
    with pytest.raises(InputError, match="not UTF-8"):
        notes.read(paths)
    remove(paths, "bad")
    assert notes.read(paths) == {}


def test_escape_sequences_do_not_get_in(tmp_path: Path, paths: Paths) -> None:
    text = "# T\x1b]0;owned\x07itle\n\nHi \x1b[31mthere\u202e.\n"
    (note,) = add(paths, write(tmp_path, "x.md", text))
    assert (note.title, note.text) == ("Title", "Hi there.")
    assert b"\x1b" not in (paths.knowledge / "x.md").read_bytes()


def test_notes_are_loaded_beside_the_cards_and_indexed(tmp_path: Path, paths: Paths) -> None:
    add(paths, write(tmp_path, "voice.md", VOICE))
    knowledge = load(paths, shipped=small_knowledge(tmp_path / "shipped"))
    assert knowledge.guidance("my/voice#prices").title == "Our voice: Prices"
    texts = [p.text for p in knowledge.passages() if p.owner == "my/voice#prices"]
    assert texts == ["Our voice: Prices. A repair costs 40 euros."]
    assert any("40 euros" in fact for fact in facts_of(knowledge.notes))


def test_a_long_note_becomes_several_passages_and_a_short_rule() -> None:
    note = Note("my/x", "X", "A sentence of five words. " * 200, "x.md")
    assert all(len(c.split()) <= markdown.PASSAGE_WORDS for c in markdown.chunks(note.text))
    assert len(note.guidance.rule.split()) <= 51
    assert note.guidance.rule.endswith("…")


def test_fences_front_matter_and_underlined_headings() -> None:
    text = (
        "---\ntitle: x\n---\nTop\n===\n\nBody.\n\n```\n# not a heading\n```\n\nNext\n---\n\nMore.\n"
    )
    found = markdown.sections(text)
    assert [s.heading for s in found] == ["Top", "Next"]
    assert "# not a heading" in found[0].text
    assert markdown.title(text) == "Top"


def test_a_rule_between_paragraphs_is_not_a_heading() -> None:
    found = markdown.sections("# T\n\nOne line\nand another\n\n---\n\nafter\n")
    assert [s.heading for s in found] == ["T"]


@given(st.text(max_size=2000))
def test_no_text_is_lost_or_breaks_the_parser(text: str) -> None:
    for section in markdown.sections(text):
        assert section.text.strip()
        joined = " ".join(markdown.chunks(section.text))
        assert joined.split() == section.text.split()
    markdown.title(text)


@given(st.text(max_size=200))
def test_a_slug_is_a_safe_file_name(text: str) -> None:
    made = notes.slug(text)
    assert "/" not in made
    assert not made.startswith((".", "-"))
    assert len(f".{made}.md.12345678".encode()) < 255
