"""Small vocabularies, so that things collide, and ways to write the same value."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random

BAD_TIMES = [
    "yesterday",
    "2024-02-30",
    "2025-13-01T10:00:00Z",
    "2025-01-05T24:00",
    "2025-01-05T10:60:00",
    "2025-01-05 10:00:60",
    "05/01/2025",
    "2025-01-05 10:00:00 CET",
    "2025-01-05 10:00:00[Europe/Paris]",
    "0000-00-00T00:00:00",
    "2025-1-5",
    "2025-01-05T10:00+19:00",
    "20250105",
    "2025-01-05T10",
    "2025-01-05T10:00:00.Z",
    "2025-01-05T10:00:00,5Z",
]
BAD_NUMBERS = [
    "1e6",
    "1 00",
    "12  345",
    "1 234 56",
    "1_000",
    "1,500",
    "1,5",
    "ten",
    "--5",
    "12abc",
    ".",
    "+",
    "1234567890" * 2,
]
BAD_BOOLEANS = ["maybe", "2", "wahr", "0.00", "yess", "1 0"]
TRUE = ["true", "1", "yes", "oui", "TRUE", "Öui", " Yes "]
FALSE = ["false", "0", "no", "non", "False", "NÔN"]
PHASES = ["discovery", "consideration", "decision"]
LETTERS = {"e": "éèÊ", "a": "àÂ", "c": "çÇ", "i": "îï", "o": "ôÖ", "u": "ùÜ", "n": "ñ"}
AROUND = ["", "", " ", "\t", "\u00a0", "\u202f", "  "]

TEXTS = {
    "email": [
        "ann@gmail.com",
        "bob@acme.com",
        "eve@mailinator.com",
        "x@y",
        "a@b@c.fr",
        "with blank@acme.com",
        "@acme.com",
        "léa@acme.com",
        "me@ours.example",
        "hi@sub.ours.example",
        "dot@.com",
        "two@a..b",
    ],
    "first_name": ["Ann", "Zoé", "O'Neil", 'Jean "JJ"', "Lou, jr", "Ann\nMarie"],
    "last_name": ["Dupont", "Ærø", "Straße", "Łukasz", "Šimek"],
    "job_title": [
        "CEO",
        "Directeur général",
        "Chef de projet",
        "Intern",
        "VP Sales",
        "sales manager",
        "Head of CRM",
        "50%_off manager",
    ],
    "seniority": ["director", "c_level", "student", "Manager"],
    "department": ["sales", "Marketing", "IT"],
    "phone": ["+33 1", "0123", "12"],
    "city": ["Paris", "Zürich", "San José", "Łódź"],
    "country": ["FR", "fr", "DE", "Côte d'Ivoire"],
    "language": ["fr", "en"],
    "lead_source": ["referral", "webinar", "cold_list"],
    "lifecycle_stage": ["lead", "MQL", "customer"],
    "budget": ["5000", "12.5", "-3", "2025-03-05", "oui", "no", "about 5000", "+7"],
    "persona_id": ["007", "7", "A7", "a7"],
    "name": ["Acme", "Café & Co", "acme", "Ünïted, Inc."],
    "domain": ["acme.com", "ours.example", "rival.example"],
    "industry": ["Software", "Santé", "sante", "retail"],
    "tier": ["gold", "1", "2", "2025-01-01"],
    "page_url": [
        "https://example.com/pricing",
        "http://Example.com/Pricing/?utm=1",
        "//example.com/blog/été-2025#top",
        "example.com/docs//",
        "https://example.com",
        "https://",
        "/blog/",
        "?only=query",
        "android-app://com.example/trap",
        "https://example.com/pricing?x=https://a.b/",
        "example.com/ pricing /",
        "https://example.com/trap/1",
    ],
    "asset": ["guide", "Guide PDF", "buyers-guide", "a|b", "100%"],
    "campaign": ["spring", "Spring ", "été", "fall"],
    "channel": ["email", "social", "Site"],
    "form": ["contact", "demo", "newsletter"],
    "user_agent": ["Mozilla/5.0", "x GoogleImageProxy y", "Évil  Bot", "evil bot/1"],
    "product": ["crm", "CRM+", "3", "10", "2025-06-01"],
    "plan_id": ["p1", "P1", "01", "1"],
}
NUMBERS = {
    "employee_count": ["10", "49", "50", "250", "12.5", "+7", "0049", "50.00"],
    "annual_revenue": ["1000000", "-5", ".5", "5.", "0.12345678905", "99999999999"],
    "duration_seconds": ["30", "60", "61.5", "59.9999", "0", "-1", "600"],
}
ADDED = {
    "contacts": ["budget", "persona_id"],
    "companies": ["tier"],
    "events": ["city", "product", "plan_id"],
}
EVENT_TYPES = [
    "page_view",
    "page_view",
    "page_view",
    "email_sent",
    "email_delivered",
    "email_open",
    "email_click",
    "email_click",
    "email_bounce",
    "email_unsubscribe",
    "form_start",
    "form_submit",
    "asset_download",
    "demo_request",
    "newsletter_subscribe",
    "Démo_Spéciale",
]


def dressed(rng: Random, text: str, chance: float = 0.25) -> str:
    """The same text, as the contract compares it: other case, accents, blanks."""
    if rng.random() > chance:
        return text
    way = rng.randrange(4)
    if way == 0:
        return text.upper() if "ß" not in text else text
    if way == 1:
        return "".join(rng.choice(LETTERS.get(c, c)) for c in text)
    if way == 2:
        return text.replace("e", "e\u0301", 1)
    return padded(rng, text, 1)


def padded(rng: Random, text: str, chance: float = 0.06) -> str:
    """The same text with blanks around it."""
    if rng.random() > chance:
        return text
    return rng.choice(AROUND) + text + rng.choice(AROUND)


def maybe(rng: Random, chance: float, text: str | None) -> str | None:
    """A text with some chance, else a blank cell."""
    return text if rng.random() < chance else None


def a_text(rng: Random, column: str, known: float = 0.7) -> str | None:
    return maybe(rng, known, dressed(rng, rng.choice(TEXTS[column])))


def a_number(rng: Random, column: str, known: float = 0.7) -> str | None:
    return maybe(rng, known, padded(rng, rng.choice(NUMBERS[column])))


def a_boolean(rng: Random, true: float = 0.5) -> str:
    return rng.choice(TRUE if rng.random() < true else FALSE)


def written(rng: Random, moment: datetime) -> str:
    """A UTC moment as one of the accepted timestamp texts."""
    hours = rng.choice([0, 0, 0, 2, -5, 5.5, 14, -12, 18])
    zone = timezone(timedelta(hours=hours))
    there = moment.astimezone(zone)
    is_utc = hours == 0
    if is_utc and there.time().isoformat() == "00:00:00" and rng.random() < 0.5:
        return there.date().isoformat()
    separator = rng.choice("TT  t")
    clock = there.strftime("%H:%M:%S")
    if there.second == 0 and not there.microsecond and rng.random() < 0.3:
        clock = there.strftime("%H:%M")
    elif there.microsecond or rng.random() < 0.2:
        digits = f"{there.microsecond:06d}" + rng.choice(["", "", "9", "999"])
        clock += "." + (digits.rstrip("0") or "0")
    suffix = there.strftime("%z")
    suffix = rng.choice([suffix, f"{suffix[:3]}:{suffix[3:]}"])
    if suffix.endswith("00") and hours == int(hours) and rng.random() < 0.2:
        suffix = suffix[:3]
    if is_utc:
        suffix = rng.choice(["", "", "Z", "z", "+00:00", "-00:00"])
    blank = " " if suffix and rng.random() < 0.1 else ""
    return padded(rng, f"{there:%Y-%m-%d}{separator}{clock}{blank}{suffix}")


OFFSETS = [0, 0, 1, 2, 3, 5, 6, 7, 8, 10, 13, 14, 15, 20, 27, 28, 29, 30, 31, 45, 59]
OFFSETS += [60, 61, 89, 90, 91, 120, 180, 364, 365, 366, 400, -1, -2, -30]
CLOCKS = ["00:00:00", "23:59:59.999999", "22:30:00", "23:00:00", "12:00:00"]
CLOCKS += ["01:30:00", "05:15:10.250000", "10:59:59", "00:00:00.000001"]


def a_moment(rng: Random, as_of: date) -> datetime:
    """A moment near the scoring date, often at a boundary of days."""
    clock = time.fromisoformat(rng.choice(CLOCKS))
    day = as_of - timedelta(days=rng.choice(OFFSETS))
    return datetime.combine(day, clock, tzinfo=UTC)
