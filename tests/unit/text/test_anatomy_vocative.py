"""A name with "mate" behind it is a greeting, with or without a comma."""

import pytest

from coach.text.anatomy import Part, units


@pytest.mark.parametrize("text", ["callum mate are you there? say so", "Ines pal, are you there?"])
def test_a_name_called_mate_is_greeted(text: str) -> None:
    assert units(text)[0].part is Part.GREETING


@pytest.mark.parametrize("text", ["My mate is here. Hello", "Our old mate came. He sat down."])
def test_somebody_told_of_is_not(text: str) -> None:
    assert units(text)[0].part is Part.BODY
