"""How the cells of a column are written: dates, numbers, words for yes and no."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from seed_schema.cells import folded

DATES = [
    *(
        "%d/%m/%Y",
        "%m/%d/%Y",
        "%d.%m.%Y",
        "%d-%m-%Y",
        "%m-%d-%Y",
        "%Y/%m/%d",
        "%Y.%m.%d",
    ),
    *("%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%Y%m%d", "%Y-%m-%d"),
    *("%d %b %Y", "%d-%b-%Y", "%b %d, %Y", "%b %d %Y", "%d. %b %Y", "%d %b, %Y"),
    "%d de %b de %Y",
]
TIMES = [
    *("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p", " %I:%M%p", ", %H:%M"),
    *(", %I:%M %p", ", %H:%M:%S", " %H:%M:%S.%f"),
]
ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}"
    r"([ Tt]\d{2}:\d{2}(:\d{2}([.]\d+)?)?( ?(Z|z|[+-]\d{2}:?(\d{2})?))?)?"
)
TOKENS = {
    "%d": r"(0?[1-9]|[12]\d|3[01])", "%m": r"(0?[1-9]|1[0-2])", "%Y": r"(19|20)\d\d",
    "%y": r"\d\d", "%b": r"[^\W\d]{3,10}[.]?", "%H": r"([01]?\d|2[0-3])",
    "%I": r"(0?[1-9]|1[0-2])", "%M": r"[0-5]\d", "%S": r"[0-5]\d", "%f": r"\d{1,6}",
    "%p": r"[AaPp][.]?[Mm][.]?",
}  # fmt: skip
TRUE = {"true", "t", "yes", "y", "on", "1", "1.0", "oui", "vrai", "ja", "si", "sim"}
FALSE = {"false", "f", "no", "n", "off", "0", "0.0", "non", "faux", "nein", "nao"}


@dataclass(frozen=True)
class Reading:
    """How a column is to be read, how many cells fit, and what is to be asked.

    `question` names the choice that the values leave open: dates or numbers.
    """

    read_as: str
    fits: int = 0
    cells: int = 0
    misfits: tuple[str, ...] = ()
    question: str | None = None


def time_reading(values: Iterable[str], day_first: bool | None) -> Reading:
    """The format of times that fits most values."""
    values = [value.strip() for value in values if value.strip()]
    candidates = {"": [is_iso(value) for value in values]}
    for name, pattern in [
        ("epoch_s", r"1\d{9}([.]\d+)?"),
        ("epoch_ms", r"1\d{12}"),
        ("excel_date", r"[3-5]\d{4}([.]\d+)?"),
    ]:
        candidates[name] = [bool(re.fullmatch(pattern, value)) for value in values]
    for date, time in product(DATES, TIMES):
        pattern = re.compile(written(date + time))
        candidates[date + time] = [
            bool(pattern.fullmatch(value)) and is_day(value, date + time)
            for value in values
        ]
    fits = {name: sum(found) for name, found in candidates.items()}
    most = max(fits.values(), default=0)
    best = [name for name, count in fits.items() if count == most and count]
    if not best:
        return Reading("", 0, len(values), tuple(values[:3]))
    swapped = {name for name in best if order_of(name) is not None}
    question = None
    if len({order_of(name) for name in swapped}) > 1:
        if day_first is None:
            question = "dates"
        else:
            best = [name for name in best if order_of(name) in (None, day_first)]
    choice = best[0]
    misfits = [
        value for value, fit in zip(values, candidates[choice], strict=True) if not fit
    ]
    return Reading(choice, most, len(values), tuple(misfits[:3]), question)


def order_of(form: str) -> bool | None:
    """Whether a format has the day before the month; None if nobody mixes it up."""
    if not re.match(r"%[dm][/.-]%[dm]", form) or "." in form[:4]:
        return None
    return form.startswith("%d")


def written(form: str) -> str:
    """A format as a pattern."""
    parts = re.split(r"(%[a-zA-Z])", form)
    return "".join(TOKENS.get(part) or re.escape(part) for part in parts)


def is_iso(value: str) -> bool:
    """Whether the contract reads a value as a time."""
    return bool(ISO.fullmatch(value)) and is_day(value[:10], "%Y-%m-%d")


def is_day(value: str, form: str) -> bool:
    """Whether the calendar has the day, as far as figures tell."""
    if "%b" in form:
        return True
    try:
        datetime.strptime(value.replace(".m", "m"), form)
    except ValueError:
        return False
    return True


def number_reading(values: Iterable[str], decimal_comma: bool | None) -> Reading:
    """The signs of numbers that fit all values, with or without a currency."""
    values = [value.strip() for value in values if value.strip()]
    plain = [re.sub(r"^[^\d-]*(-?)[^\d-]*|[^\d]+$", r"\1", value) for value in values]
    has_unit = any(a != b for a, b in zip(plain, values, strict=True))
    space = r"[ '\u00a0\u202f]"
    forms = {
        "": rf"-?(\d+|\d{{1,3}}({space}\d{{3}})+)([.]\d+)?",
        "decimal_comma": rf"-?(\d+|\d{{1,3}}(([.]|{space})\d{{3}})+)(,\d+)?",
        "thousands_comma": r"-?\d{1,3}(,\d{3})+([.]\d+)?|-?\d+([.]\d+)?",
    }
    fits = {
        name: sum(bool(re.fullmatch(form, value)) for value in plain)
        for name, form in forms.items()
    }
    most = max(fits.values(), default=0)
    best = [name for name, count in fits.items() if count == most and count]
    question, choice = None, best[0] if best else ""
    # 1,234 and 1.234: thousands, or decimals
    if "decimal_comma" in best and len(best) > 1:
        is_open = any(re.fullmatch(r"-?\d{1,3}[.,]\d{3}", value) for value in plain)
        if is_open and decimal_comma is None:
            question = "numbers"
        elif is_open:
            others = [name for name in best if name != "decimal_comma"]
            choice = "decimal_comma" if decimal_comma else others[0]
    steps = [step for step in ("currency" if has_unit else "", choice) if step]
    misfits = [v for v, p in zip(values, plain, strict=True)
               if not re.fullmatch(forms[choice], p)]  # fmt: skip
    return Reading(" | ".join(steps), most, len(values), tuple(misfits[:3]), question)


def word_reading(values: Iterable[str], is_consent: bool) -> Reading:
    """Words for yes and no; of a consent, a yes is no refusal."""
    words = sorted({folded(value) for value in values} - {""})
    yes = [word for word in words if word in TRUE or is_yes(word)]
    no = [word for word in words if word in FALSE or (word not in yes and is_no(word))]
    unknown = tuple(word for word in words if word not in yes + no)
    if not is_consent and not unknown and set(words) <= TRUE | FALSE:
        return Reading("", len(words), len(words))
    if is_consent:
        yes, no = no, yes
    # words that were not seen, so that there is one on each side
    read_as = f"yes_no {', '.join(yes) or 'yes'} / {', '.join(no) or 'no'}"
    return Reading(read_as, len(words) - len(unknown), len(words), unknown[:3])


YES = re.compile(
    "subscri|abonn|opted.?in|granted|accept|won|gewonnen|gagn|ganad|ganh|inscrit|suscrit"
    "|consent|checked|wahr|verdadeiro|verdadero|^x$"
)
NO = re.compile(
    "^un|^not? |^des|^dis|abgem|opted.?out|refus|lost|perd|verlor|falsch|falso|open"
    "|denied|withdrawn|revoked|baja"
)


def is_yes(word: str) -> bool:
    """A word that says yes, such as `subscribed` or `closed won`."""
    return not is_no(word) and bool(YES.search(word))


def is_no(word: str) -> bool:
    """A word that says no, such as `unsubscribed`."""
    return bool(NO.search(word))
