"""Names of months, weekdays and days relative to today, in seven languages."""

from __future__ import annotations

_MONTHS = (
    "january|jan|januar|janvier|enero|gennaio|januari|janeiro",
    "february|feb|februar|février|fevrier|febrero|febbraio|februari|fevereiro",
    "march|mar|märz|maerz|mars|marzo|maart|março",
    "april|apr|avril|abril|aprile",
    "may|mai|mayo|maggio|mei|maio",
    "june|jun|juni|juin|junio|giugno|junho",
    "july|jul|juli|juillet|julio|luglio|julho",
    "august|aug|août|aout|agosto|augustus",
    "september|sept|sep|septembre|septiembre|settembre|setembro",
    "october|oct|oktober|okt|octobre|octubre|ottobre|outubro",
    "november|nov|novembre|noviembre|novembro",
    "december|dec|dezember|dez|décembre|decembre|diciembre|dicembre|dezembro",
)
_WEEKDAYS = (
    "monday|mondays|mon|montag|lundi|lunes|lunedì|maandag",
    "tuesday|tuesdays|tues|tue|dienstag|mardi|martes|martedì|dinsdag",
    "wednesday|wednesdays|weds|wed|mittwoch|mercredi|miércoles|mercoledì|woensdag",
    "thursday|thursdays|thurs|thur|thu|donnerstag|jeudi|jueves|giovedì|donderdag",
    "friday|fridays|fri|freitag|vendredi|viernes|venerdì|vrijdag",
    "saturday|saturdays|sat|samstag|sonnabend|samedi|sábado|sabato|zaterdag",
    "sunday|sundays|sun|sonntag|dimanche|domingo|domenica|zondag",
)
_DAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH_OF = {form: number for number, forms in enumerate(_MONTHS, 1) for form in forms.split("|")}
WEEKDAY_OF = {
    form: code
    for code, forms in zip(_DAY_CODES, _WEEKDAYS, strict=True)
    for form in forms.split("|")
}
RELATIVE = {
    "today": "today", "tonight": "today", "this morning": "today", "this afternoon": "today",
    "this evening": "today", "tomorrow": "tomorrow", "yesterday": "yesterday",
    "last night": "yesterday", "day after tomorrow": "today+2", "day before yesterday": "today-2",
    "heute": "today", "morgen früh": "tomorrow", "gestern": "yesterday",
    "aujourd'hui": "today", "demain": "tomorrow", "hier soir": "yesterday",
}  # fmt: skip

# Months with a point behind them that ends no sentence: "Sept. 3", but "in May. 3 of us".
POINTED = frozenset("jan feb mar apr jun jul aug sep sept oct okt nov dec dez".split())

# Words as well as months or days: they count only with a capital or beside a number.
AMBIGUOUS = frozenset({"sat", "sun", "mon", "wed", "mar", "may", "march", "mars", "jan", "mai"})
