"""Conditions of rules: every operator on every kind of field that may take it."""

from datetime import date, timedelta
from random import Random

from reference.text import page_url
from reference.values import read_number

from .draws import ids_of
from .people import CREATED_DAYS_AGO
from .vocabulary import NUMBERS, OFFSETS, TEXTS
from .ways import a_boolean, dressed

TEXT_ATTRIBUTES = [
    *("email", "last_name", "job_title", "seniority", "department", "phone", "city"),
    *("country", "language", "lead_source", "lifecycle_stage", "budget", "email_type"),
    *("deal_status", "company_deal_status"),
    *("email_domain", "company_name", "company_domain", "company_industry"),
    *("company_city", "company_country", "company_tier"),
]
KINDS = {
    "number": ["company_employee_count", "company_annual_revenue", "duration_seconds"],
    "time": ["created_at", "updated_at", "deleted_at"],
    "boolean": ["email_opt_out", "is_own_domain"],
    "id": ["contact_id", "company_id", "persona_id", "plan_id"],
    "url": ["page_url"],
}
KIND_OF = {field: kind for kind, fields in KINDS.items() for field in fields}
ATTRIBUTES = [
    *TEXT_ATTRIBUTES,
    *("company_employee_count", "company_employee_count", "company_annual_revenue"),
    *("created_at", "updated_at", "email_opt_out", "is_own_domain", "persona_id"),
    *("company_id", "job_title", "seniority", "email_type", "budget"),
    *("deal_status", "company_deal_status"),
]
RARE_ATTRIBUTES = ["contact_id", "deleted_at"]
PROPERTIES = ["page_url", "page_url", "asset", "campaign", "channel", "form"]
PROPERTIES += ["duration_seconds", "city", "product", "plan_id"]

EQUALITY = ["equals", "not_equals", "in", "in", "not_in"]
ORDERED = ["at_least", "at_most", "greater_than", "less_than", "between"]
TEXTUAL = ["contains", "not_contains", "starts_with", "ends_with", "like", "regex"]
KNOWN = ["is_known", "is_unknown"]
OPERATORS = {
    "text": EQUALITY * 2 + TEXTUAL * 2 + KNOWN * 2 + ["is_true", "is_false"],
    "id": EQUALITY + TEXTUAL + KNOWN,
    "url": EQUALITY + TEXTUAL * 2 + KNOWN,
    "number": EQUALITY + ORDERED * 2 + KNOWN,
    "time": EQUALITY + ORDERED * 2 + KNOWN,
    "boolean": ["equals", "not_equals", "in", "not_in", "is_true", "is_false", *KNOWN],
}
MIXED = ["budget", "company_tier", "product"]
VALUES = {
    "email_domain": ["acme.com", "gmail.com", "sub.ours.example"],
    "email_type": ["invalid", "free", "business", "disposable"],
    "deal_status": ["open", "lost", "customer"],
    "company_deal_status": ["open", "lost", "customer"],
}
REGEXES = [
    *(r"^dir", r"(ceo|cto)$", r"[a-c]e", r"\d+", r"man.ger", r"xe|el"),
    *(r"sales{1,2}", r"(?:vp|vice) ", r"[^a-z]", r"ch+ef", r"\.", r"\w+@\w"),
    *(r"s??a", r"^.{4,7}$", r"é", r"R\s?[DM]?", r"[é-ê]|a", r"o{1,}", r"\S$", r"^\D*$"),
    *(r"[\d_%]", r"t[^\s]+r", r"(a|b)*c", r"x?$", r"\+", r"GUIDE", r"^[A-Z]+$"),
]
URL_REGEXES = [
    r"/(pricing|blog)(/|$)",
    r"^example\.com$",
    r"/été-\d{4}",
    r"Trap",
    r"[^/]+/[^/]+",
]
URL_LIKES = [
    *("*/blog/*", "https://example.com/*", "example.com/p*", "*", "//example.com"),
    *("*pricing", "*/ÉTÉ*", "http://Example.com/Pricing"),
]


def kind_of(field: str) -> str:
    return KIND_OF.get(field, "text")


class Conditions:
    """Draws conditions for the rules of one world."""

    def __init__(self, rng: Random, number: str, as_of: date) -> None:
        self.rng = rng
        self.as_of = as_of
        self.ids = ids_of(number)

    def condition(self, field: str) -> tuple[str, str | None]:
        """(operator, value) for a field; often one that something meets."""
        kind = kind_of(field)
        operator = self.rng.choice(OPERATORS[kind])
        if field in (*MIXED, "persona_id", "plan_id") and self.rng.random() < 0.4:
            operator = self.rng.choice(ORDERED)
        if field == "budget" and self.rng.random() < 0.1:
            operator = self.rng.choice(["is_true", "is_false"])
        if operator in (*KNOWN, "is_true", "is_false"):
            return operator, None
        if operator in ORDERED:
            return operator, self.ordered_value(field, kind, operator)
        if operator in EQUALITY:
            return operator, self.equality_value(field, kind, operator)
        if operator == "regex":
            return operator, self.regex(kind)
        return operator, self.textual_value(field, kind, operator)

    def a_value(self, field: str, kind: str) -> str:
        rng = self.rng
        column = field.removeprefix("company_")
        if field == "contact_id":
            return rng.choice(self.ids.contacts)
        if field == "company_id":
            return rng.choice(self.ids.companies)
        if field in ("email_domain", "company_domain") and rng.random() < 0.4:
            return rng.choice(self.ids.domains)
        if kind == "number":
            return rng.choice(NUMBERS[column])
        if kind == "time":
            days = rng.choice(rng.choice([OFFSETS, CREATED_DAYS_AGO]))
            return (self.as_of - timedelta(days=days)).isoformat()
        if kind == "boolean":
            return a_boolean(rng)
        return rng.choice(VALUES.get(field) or TEXTS[column])

    def equality_value(self, field: str, kind: str, operator: str) -> str:
        """One value, or a list with now and then a blank item."""
        rng = self.rng
        count = 1 if operator in ("equals", "not_equals") else rng.randint(1, 4)
        items = [self.a_value(field, kind) for _ in range(count)]
        if kind == "url":
            items = [item for item in items if page_url(item)]
        if kind in ("text", "url"):
            items = [dressed(rng, item) for item in items]
        if len(items) > 1 and rng.random() < 0.2:
            items.insert(1, rng.choice(["", " "]))
        return "|".join(items) or "example.com/docs"

    def ordered_value(self, field: str, kind: str, operator: str) -> str:
        rng = self.rng
        as_dates = kind == "time" or (field in MIXED and rng.random() < 0.3)
        if as_dates:
            pool = ["2025-03-05", "2025-06-01", "2025-01-01"]
            if kind == "time":
                pool = [self.a_value(field, kind) for _ in range(2)]
            low, high = sorted(rng.choice(pool) for _ in range(2))
        else:
            pool = ["0", "1", "2.5", "7", "10", "5000", "-3", "50", "249.5", "1 000"]
            low, high = sorted((rng.choice(pool) for _ in range(2)), key=read_number)
        return f"{low}|{high}" if operator == "between" else low

    def regex(self, kind: str) -> str:
        rng = self.rng
        if kind == "id":
            return rng.choice([r"[0-9]1$", r"^0", r"[02468]", r"7"])
        return rng.choice(URL_REGEXES if kind == "url" else REGEXES)

    def textual_value(self, field: str, kind: str, operator: str) -> str:
        """A piece of a value, or a pattern that it fits."""
        rng = self.rng
        if kind == "url" and operator == "like":
            return rng.choice(URL_LIKES)
        text = self.a_value(field, kind)
        start = rng.randrange(max(1, len(text) - 2))
        stop = start + rng.randint(2, 5)
        pieces = {
            "contains": text[start:stop],
            "not_contains": text[start:stop],
            "starts_with": text[: rng.randint(2, 5)],
            "ends_with": text[-rng.randint(2, 4) :],
            "like": rng.choice(
                [
                    *(f"{text[:3]}*", f"*{text[-3:]}", f"*{text[start:stop]}*"),
                    *(f"{text[:2]}*{text[-1:]}", f"*{text}", f"{text[:2]}_*"),
                    *(text, "*", "**"),
                ]
            ),
        }
        piece = pieces[operator].strip()
        if kind in ("text", "url"):
            piece = dressed(rng, piece)
        # the seed check refuses a piece that no page has
        is_lost = kind == "url" and (not page_url(piece) or bool({*"?#"} & {*piece}))
        return "example" if is_lost or not piece.strip() else piece
