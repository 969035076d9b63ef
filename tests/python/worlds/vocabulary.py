"""Small vocabularies, so that things collide."""

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
TRUE = ["true", "1", "yes", "oui", "TRUE", "Öui", " Yes ", "t", "Y", "on", "1.0"]
TRUE += ["vrai", "Ja", "sí", "SIM"]
FALSE = ["false", "0", "no", "non", "False", "NÔN", "f", "N", "off", "0.0", "faux"]
FALSE += ["Nein", "não"]
NULL_WORDS = [r"\N", "NULL", "None", "nan", "NaT", "n/a", "#N/A", "-", " Nüll\u200b"]
NULL_WORDS += ["0000-00-00", "0000-00-00 00:00:00"]
PHASES = ["discovery", "consideration", "decision"]
LETTERS = {"e": "éèÊ", "a": "àÂ", "c": "çÇ", "i": "îï", "o": "ôÖ", "u": "ùÜ", "n": "ñ"}
AROUND = ["", "", " ", "\t", "\u00a0", "\u202f", "  ", "\u200b", "\ufeff", "\u2060"]
# what looks the same is the same
LOOKALIKES = {"'": "\u2019", "-": "\u2010\u2011", " ": "\u00a0\u202f"}

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
        "ann@acme.com, bob@acme.com",
        "<eve@acme.com>",
        "lou@10.0.0.1",
        "zoe@my_host.com",
        "zoe@-my-host.com",
    ],
    "first_name": [
        "Ann",
        "Zoé",
        "O'Neil",
        'Jean "JJ"',
        "Lou, jr",
        "Ann\nMarie",
        "None",
        "NaN",
    ],
    "last_name": ["Dupont", "Ærø", "Straße", "Łukasz", "Šimek", "None", "-"],
    "job_title": [
        "CEO",
        "Directeur général",
        "Chef de projet",
        "Intern",
        "VP Sales",
        "sales manager",
        "Head of CRM",
        "50%_off manager",
        "Chargé d'affaires",
    ],
    "seniority": ["director", "c_level", "student", "Manager"],
    "department": ["sales", "Marketing", "IT"],
    "phone": ["+33 1", "0123", "12"],
    "city": ["Paris", "Zürich", "San José", "Łódź", "Нижний", "Αθήνα", "ガス"],
    "country": ["FR", "fr", "DE", "Côte d'Ivoire"],
    "language": ["fr", "en"],
    "lead_source": ["referral", "webinar", "cold_list"],
    "lifecycle_stage": ["lead", "MQL", "customer"],
    "budget": [
        *("5000", "5 000", "12.5", "-3", "2025-03-05", "oui", "0.0", "about 5000", "+7")
    ],
    "persona_id": ["007", "7", "A7", "a7"],
    "name": ["Acme", "Café & Co", "acme", "Ünïted, Inc.", "None"],
    "domain": ["acme.com", "ours.example", "https://www.Rival.example/en"],
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
    "employee_count": [
        *("10", "49", "50", "250", "12.5", "+7", "0049", "50.00"),
        "1 250",
    ],
    "annual_revenue": [
        *("1000000", "-5", ".5", "5.", "0.12345678905", "99999999999"),
        *("1 000 000", "-1'000.5", "1\u202f000\u00a0000.00", "1\u2019250"),
    ],
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
    *("email_opt_in", "email_soft_bounce", "email_reply", "email_spam_report"),
    "Démo_Spéciale",
]
OFFSETS = [0, 0, 1, 2, 3, 5, 6, 7, 8, 10, 13, 14, 15, 20, 27, 28, 29, 30, 31, 45, 59]
OFFSETS += [60, 61, 89, 90, 91, 120, 180, 364, 365, 366, 400, -1, -2, -30]
CLOCKS = ["00:00:00", "23:59:59.999999", "22:30:00", "23:00:00", "12:00:00"]
CLOCKS += [
    "05:00:00",
    "11:00:00",
    "18:30:00",
    "01:30:00",
    "05:15:10.250000",
    "10:59:59",
    "00:00:00.000001",
]
