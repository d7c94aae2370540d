"""The report in a real browser: it renders, its table works, hostile text stays text."""

from __future__ import annotations

import os

import msgspec
import pytest

if os.environ.get("CI") != "true":  # There, a missing package is an error, not a skip.
    pytest.importorskip("selenium", reason="selenium is not installed (pip install '.[dev]')")

from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from evals.records import Violation
from evals.report import write
from evals.report.gates import check
from evals.report.visible import visible
from tests.browser.report_page import ReportPage
from tests.unit.evals.report.results import HOSTILE, results

# A browser that starts on a busy machine takes its time.
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def found():
    return results(6, systems=("coach", "base", "draft", "reference"))


@pytest.fixture(scope="module")
def file(found, tmp_path_factory):
    out = tmp_path_factory.mktemp("report")
    write(found, out, {"model": "m"}, baseline=results(6, seed=2), gates=check(found))
    return out / "report.html"


@pytest.fixture
def page(browser, file):
    page = ReportPage(browser, file)
    page.open()
    return page


def of_coach(found):
    return [sample for sample in found if sample.system == "coach"]


def test_it_renders_whole_without_errors_or_requests(page):
    page.browser.execute_script("window.scrollTo(0, document.body.scrollHeight)")
    sections = page.browser.find_elements(By.CSS_SELECTOR, "main > section[id]")
    assert [section.get_attribute("id") for section in sections] == [
        "gates", "systems", "types", "tone", "trade", "checks", "stored", "worst", "samples",
    ]  # fmt: skip
    assert all(section.size["height"] > 100 for section in sections)
    pictures = page.browser.find_elements(By.TAG_NAME, "svg")
    # 19 types, 2 differences, 2 tones, 2 scatter plots.
    assert len(pictures) == 25
    assert all(picture.size["height"] > 80 for picture in pictures)
    assert len(page.browser.find_elements(By.CSS_SELECTOR, "#worst article")) == 10
    assert page.console == []
    assert page.requests == [page.file.as_uri()]


def test_it_fits_a_narrow_window(page):
    size = page.browser.get_window_size()
    try:
        page.browser.set_window_size(500, 900)
        widths = page.browser.execute_script(
            "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths[0] <= widths[1]
    finally:
        page.browser.set_window_size(size["width"], size["height"])


def test_it_starts_with_the_product_worst_first(page, found):
    assert set(page.column(1)) == {"coach"}
    composites = [float(value) for value in page.column(7)]
    assert composites == sorted(composites)
    assert page.count.startswith(f"{len(of_coach(found))} of {len(found)} samples")


def test_filters_choose_together(page, found):
    page.choose("suite", "rewrite")
    page.choose("type", "favour")
    page.choose("system", "")
    wanted = {
        (sample.case, sample.system)
        for sample in found
        if sample.suite == "rewrite" and sample.type == "favour"
    }
    assert {(row[0], row[1]) for row in page.rows()} == wanted
    page.choose("split", "dev")
    assert set(page.column(3)) == {"dev"}
    assert len(page.rows()) == 8
    assert page.count == f"8 of {len(found)} samples"


def test_the_broken_and_the_kept(page, found):
    page.choose("outcome", "violated")
    broken = [sample for sample in of_coach(found) if not sample.passed]
    assert broken
    assert len(page.rows()) == len(broken)
    assert {cell.removeprefix("✗ ") for cell in page.column(4)} == {
        violation.kind for sample in broken for violation in sample.violations
    }
    page.choose("outcome", "passed")
    assert set(page.column(4)) == {"✓ kept"}


def test_typing_searches_all_texts(page, found):
    wanted = [sample for sample in of_coach(found) if "Adaeze" in sample.draft + sample.in_reply_to]
    assert 0 < len(wanted) < len(of_coach(found))
    page.search("adaeze")
    assert sorted(page.column(0)) == sorted(sample.case for sample in wanted)
    page.search("no such words anywhere")
    assert page.rows() == []
    assert page.count.startswith("0 of")
    page.search("")
    assert len(page.rows()) == 100


def test_sorting_goes_both_ways(page):
    assert page.sorted_by() == {"composite": "ascending"}
    page.sort("composite")
    assert page.sorted_by() == {"composite": "descending"}
    values = [float(value) for value in page.column(7)]
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]
    page.sort("case")
    assert page.sorted_by() == {"case": "ascending"}
    assert page.column(0) == sorted(page.column(0))
    page.sort("improvement")
    values = [float(value) for value in page.column(5)]
    assert values == sorted(values)


def test_more_rows_come_on_demand(page, found):
    page.choose("system", "")
    assert len(page.rows()) == 100
    page.click(page.browser.find_element(By.ID, "more"))
    assert len(page.rows()) == 200
    focused = page.browser.switch_to.active_element
    assert focused == page.toggle(100)
    while page.browser.find_element(By.ID, "more").is_displayed():
        page.click(page.browser.find_element(By.ID, "more"))
    assert len(page.rows()) == len(found)


def test_a_row_opens_with_its_texts_and_closes(page, found):
    page.search("favour-03")
    page.click(page.toggle(0))
    assert page.toggle(0).get_attribute("aria-expanded") == "true"
    (detail,) = page.details()
    assert detail.get_attribute("id") == page.toggle(0).get_attribute("aria-controls")
    sample = next(sample for sample in of_coach(found) if sample.case == "favour-03")
    assert page.block(detail, "Draft") == sample.draft
    assert page.block(detail, "Rewrite") == sample.text
    assert page.block(detail, "Raw") == sample.raw
    assert page.block(detail, "Reference") == sample.references[0]
    assert page.block(detail, "Their message") == sample.in_reply_to
    gone = [
        element.get_property("textContent") for element in detail.find_elements(By.TAG_NAME, "del")
    ]
    new = [
        element.get_property("textContent") for element in detail.find_elements(By.TAG_NAME, "ins")
    ]
    assert any("sound to you" in text for text in new)
    assert all(text in sample.draft for text in gone)
    assert f"{sample.scores['meaning']:.2f}" in detail.text
    page.click(page.toggle(0))
    assert page.details() == []
    assert page.toggle(0).get_attribute("aria-expanded") == "false"


def test_the_keyboard_is_enough(page):
    page.browser.find_element(By.NAME, "q").send_keys("favour-03", Keys.TAB)
    assert page.browser.switch_to.active_element.text == "Reset"
    for _ in range(9):
        page.browser.switch_to.active_element.send_keys(Keys.TAB)
    assert page.browser.switch_to.active_element == page.toggle(0)
    page.browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert len(page.details()) == 1
    page.browser.switch_to.active_element.send_keys(Keys.SPACE)
    assert page.details() == []


def test_the_fragment_restores_the_state(page):
    page.choose("suite", "hard")
    page.choose("system", "")
    page.search("Ghent & <b> ünï#")
    page.search("Ghent")
    page.sort("preservation")
    page.sort("preservation")
    page.click(page.toggle(2))
    state = (page.rows(), page.count, page.sorted_by(), page.details()[0].text)
    page.open(f"#{page.fragment}")
    assert (page.rows(), page.count, page.sorted_by(), page.details()[0].text) == state
    assert page.chosen("suite") == "hard"
    assert page.chosen("system") == ""
    assert page.chosen("q") == "Ghent"
    # And from a link within the page.
    page.browser.execute_script("location.hash = '#type=quotes&system=base'")
    assert set(page.column(2)) == {"quotes"}
    assert set(page.column(1)) == {"base"}
    page.browser.find_element(By.CSS_SELECTOR, "#filters button[type=reset]").click()
    assert set(page.column(1)) == {"coach"}
    assert page.fragment == "samples"


def test_links_to_sections_leave_the_filters_alone(page):
    page.choose("type", "quotes")
    page.browser.find_element(By.CSS_SELECTOR, "nav a[href='#worst']").click()
    assert page.fragment == "worst"
    assert set(page.column(2)) == {"quotes"}


def test_a_dot_and_one_of_the_worst_open_their_sample(page):
    page.choose("system", "reference")
    page.click(page.browser.find_element(By.CSS_SELECTOR, "#worst article a"))
    worst = page.browser.find_element(By.CSS_SELECTOR, "#worst article h3").text
    assert len(page.details()) == 1
    assert worst.endswith(page.rows()[0][0])
    page.open()
    dot = page.browser.find_element(By.CSS_SELECTOR, "#trade svg a")
    case = dot.find_element(By.TAG_NAME, "title").get_property("textContent").partition(":")[0]
    page.click(dot.find_element(By.TAG_NAME, "circle"))
    assert f"open=rewrite%2Fcoach%2F{case}%2F1" in page.fragment
    assert len(page.details()) == 1
    assert page.browser.execute_script(
        "return arguments[0].getBoundingClientRect().top < innerHeight", page.details()[0]
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_colour_schemes_are_real(page, scheme):
    page.browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    colour = page.browser.find_element(By.TAG_NAME, "body").value_of_css_property(
        "background-color"
    )
    brightness = sum(int(part) for part in colour.strip("rgba()").split(",")[:3]) / 3
    assert (brightness > 200) == (scheme == "light")


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory):
    made = results(len(HOSTILE), systems=("coach", "draft"), hostile=True)
    nasty = HOSTILE[1] + HOSTILE[2] + "\"'><svg onload=window.hacked=9>\u202e"
    made[0] = msgspec.structs.replace(
        made[0],
        suite=nasty,
        type=nasty,
        case=nasty,
        channel=nasty,
        split=nasty,
        raw=nasty,
        raw_composite=0.1,
        violations=tuple(Violation(kind=text, evidence=text) for text in (nasty, *HOSTILE)),
        scores={f"{nasty}_before": 0.1, f"{nasty}_after": 0.2, nasty: 0.3},
        composite=0.0,
        improvement=0.0,
    )
    out = tmp_path_factory.mktemp("hostile")
    write(made, out, {nasty: nasty}, baseline=made, gates=check(made))
    return out / "report.html"


@pytest.fixture
def hostile(browser, hostile_file):
    page = ReportPage(browser, hostile_file)
    page.open()
    return page


def test_hostile_text_runs_nothing(hostile):
    hostile.choose("system", "")
    while hostile.browser.find_element(By.ID, "more").is_displayed():
        hostile.click(hostile.browser.find_element(By.ID, "more"))
    # All rows at once, through their own buttons; one by one this would take minutes.
    hostile.browser.execute_script(
        "document.querySelectorAll('#table .toggle').forEach(button => button.click())"
    )
    assert len(hostile.details()) == len(hostile.rows())
    assert hostile.browser.execute_script("return window.hacked") is None
    scripts = hostile.browser.find_elements(By.TAG_NAME, "script")
    assert [script.get_attribute("id") for script in scripts] == ["data", ""]
    assert hostile.browser.find_elements(By.CSS_SELECTOR, "img, iframe, object, embed, base") == []
    handlers = hostile.browser.execute_script(
        "return [...document.querySelectorAll('*')].flatMap(element => [...element.attributes])"
        ".filter(({name, value}) => name.startsWith('on') || /^javascript:/i.test(value))"
        ".map(({name}) => name)"
    )
    assert handlers == []
    assert hostile.console == []
    assert hostile.requests == [hostile.file.as_uri()]


def test_hostile_text_is_shown_as_it_is(hostile):
    for number, text in enumerate(HOSTILE):
        hostile.open(f"#suite=rewrite&open=rewrite/coach/favour-{number:02}/1")
        (detail,) = hostile.details()
        assert visible(text) in hostile.block(detail, "Draft")
        assert visible(text) in hostile.block(detail, "Changes")


def test_hidden_characters_are_shown_and_do_not_turn_the_page_around(hostile):
    text = hostile.browser.execute_script("return document.body.textContent")
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "⟨U+202E⟩" in text
    assert "␛[31m" in text


def test_very_long_words_do_not_widen_the_page(hostile):
    hostile.open("#suite=rewrite&open=rewrite/coach/favour-05/1")
    widths = hostile.browser.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert widths[0] <= widths[1]


def test_hostile_names_can_be_filtered_by(hostile):
    value = hostile.browser.execute_script(
        "return document.querySelector('select[name=type]').options[1].value"
    )
    assert "<svg onload" in value
    hostile.choose("type", value)
    assert len(hostile.rows()) == 1
    hostile.open(f"#{hostile.fragment}")
    assert len(hostile.rows()) == 1
    assert hostile.browser.execute_script("return window.hacked") is None


def test_the_policy_stops_what_should_never_get_in(hostile):
    """The last fence: even an element that got into the page runs nothing."""
    hostile.browser.execute_script(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hacked=1\">');"
    )
    hostile.browser.execute_async_script("setTimeout(arguments[0], 200)")
    assert hostile.browser.execute_script("return window.hacked") is None
    assert any("Content Security Policy" in line for line in hostile.console)
