"""What exports call their columns, in English, French, German, Spanish, Portuguese.

names.csv: the names of each column of a raw table, as raw_files.column_key writes them,
and how much the column says about which table a file is. event_words.csv: parts of the
names of events.
"""

import csv
from pathlib import Path

from seed_schema.cells import folded


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file beside this one."""
    path = Path(__file__).with_name(name)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# raw table -> column -> names, and raw table -> column -> weight
NAMES: dict[str, dict[str, list[str]]] = {}
TELLING: dict[str, dict[str, int]] = {}
for row in rows("names.csv"):
    table, column = row["raw_table"], row["raw_column"]
    NAMES.setdefault(table, {})[column] = row["names"].split()
    TELLING.setdefault(table, {})[column] = int(row["telling"])
EVENT_WORDS = {
    row["event_type"]: row["words"].split() for row in rows("event_words.csv")
}
# what happens to a mail, in words that other things have, too
MAIL_VERBS = ("email_open", "email_click", "email_delivered", "email_sent")
# a yes in these means that e-mails are welcome
CONSENT = {
    "abonniert",
    "accepts_marketing",
    "aceita_emails",
    "acepta_newsletter",
    "consent",
    "consentement",
    "consentimiento",
    "einwilligung",
    "email_opt_in",
    "inscrit",
    "inscrito",
    "marketing_consent",
    "newsletter",
    "opt_in",
    "optin",
    "subscribed",
    "suscrito",
}


def standard_type(given: str) -> str | None:
    """The standard event type that a name of an event most likely is; None if none.

    "Quote sent" is not guessed: it names no mail, and does not say who sent the quote.
    """
    name = folded(given)
    found = [
        event_type
        for event_type, words in EVENT_WORDS.items()
        if name == event_type or any(word in name for word in words)
    ]
    things = [event_type for event_type in found if not event_type.startswith("email")]
    if "mail" in name or name in found or not things or found[0] not in MAIL_VERBS:
        return found[0] if found else None
    is_form = found[0] == "email_sent" and things == ["form_submit"]
    return "form_submit" if is_form else None
