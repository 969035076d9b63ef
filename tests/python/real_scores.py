"""The raw score of one lead of a real data set, straight from its raw rows.

One function per rule set of `tests/rules/`, with the points written down once more and
nothing shared with the project. `events` and `deals` are the lead's own, dated up to
the scoring date, with the column `day`.
"""

from itertools import pairwise
from statistics import median

import pandas as pd


def half_life(age: pd.Series, days: int) -> pd.Series:
    return 0.5 ** (age / days)


def linear(age: pd.Series, days: int, rate: float) -> pd.Series:
    return (1 - rate * age / days).clip(lower=0)


def whole_months(start: pd.Timestamp, end: pd.Timestamp) -> int:
    months = 12 * (end.year - start.year) + end.month - start.month
    return months - (end.day < start.day)


def purchase_cycle(days: list, today: pd.Timestamp, most: float) -> float:
    """Points that grow until the usual time between two purchases has passed."""
    if len(days) < 2:
        return 0
    gaps = [whole_months(*pair) for pair in pairwise(days)]
    cycle = max(1, median(gaps))
    return most * min(whole_months(days[-1], today), cycle) / cycle


def latest(events: pd.DataFrame, period: str, count: int) -> pd.DataFrame:
    """The latest events of each week (W) or month (M)."""
    periods = events["day"].dt.to_period(period)
    return events.sort_values("day").groupby(periods).tail(count)


def ds365(
    lead: pd.Series, events: pd.DataFrame, deals: pd.DataFrame, today: pd.Timestamp
) -> float:
    everything = events
    events = events.assign(age=(today - events["day"]).dt.days).query("age < 180")
    kinds = dict(iter(events.groupby("event_type")))
    none = events.iloc[:0]
    lessons, exams, ratings, questions = (
        kinds.get(kind, none)
        for kind in ("lesson_watched", "exam_taken", "course_rated", "question_asked")
    )
    market = {"IN": 5, "NA": 7} | dict.fromkeys(["US", "GB", "CA", "DE", "AU"], 10)

    days = lessons.drop_duplicates("day")
    long = lessons[(lessons["duration_seconds"] >= 3600) & lessons["asset"].notna()]
    study = round(4 * half_life(days["age"], 14).sum(), 4)
    study += round(3 * half_life(latest(long, "W", 2)["age"], 14).sum(), 4)
    study += 10 * ((days["age"] < 14).sum() >= 5)

    passed = latest(exams[exams["exam_result"] >= 80], "M", 3)
    failed = latest(exams[exams["exam_result"] < 40], "M", 1)
    asked = latest(questions, "W", 1)
    points = market.get(lead["country"], 0) + min(study, 50)
    points += min(20, round(5 * linear(passed["age"], 30, 0.5).sum(), 4))
    points -= round(2 * linear(failed["age"], 30, 0.5).sum(), 4)
    points += 3 * (ratings["course_rating"] >= 4).any()
    if lead["country"] not in ("NA", "PK"):
        points += round(8 * linear(asked["age"], 30, 0.5).sum(), 4)

    def silent_for(rows: pd.DataFrame) -> int:
        last = rows["day"].max() if len(rows) else lead["created_at"].normalize()
        return (today - last).days

    silence = silent_for(everything)
    points -= 20 if silence >= 60 else 10 if silence >= 30 else 0
    last_lesson = everything.query("event_type == 'lesson_watched'")["day"].max()
    since = last_lesson if pd.notna(last_lesson) else lead["created_at"]
    taken = everything.query("event_type == 'exam_taken'")["day"]
    later = taken[taken > since] if pd.notna(last_lesson) else taken[taken >= since]
    passed_days = (today - later.min()).days if len(later) >= 3 else -1
    if passed_days >= 14:
        points -= min(15, 5 * (1 + (passed_days - 14) // 14))
    return points + round(purchase_cycle(sorted(deals["day"]), today, 20), 4)


def cdnow(
    _: pd.Series, events: pd.DataFrame, deals: pd.DataFrame, today: pd.Timestamp
) -> float:
    days = sorted(deals["day"])
    half_year = 20 * min(whole_months(days[-1], today), 6) / 6
    return min(50, round(purchase_cycle(days, today, 40), 4) + round(half_year, 4))


def olist(
    lead: pd.Series, events: pd.DataFrame, deals: pd.DataFrame, today: pd.Timestamp
) -> float:
    source, page = lead["lead_source"], lead["landing_page_id"]
    sources = {"direct_traffic": 15, "paid_search": 10, "organic_search": 10}
    points = sources.get(source, 2) + 1 if source else 0
    points -= {"social": 5, "unknown": 3}.get(source, 0)
    best = "22c29808c4f815213303f8933030604c", "b76ef37428e6799c421989521c0e5077"
    points += 20 * (page in best)
    age = (today - events["day"]).dt.days
    points += round(20 * half_life(age, 30).sum(), 4)
    points += 10 * int(((events["channel"] == "email") & (age < 60)).sum())
    return points + 3 * int(events["page_url"].str.startswith("22c29808").sum())


def x_education(
    lead: pd.Series, events: pd.DataFrame, deals: pd.DataFrame, today: pd.Timestamp
) -> float:
    time, source = lead["total_time_spent_on_website"], str(lead["lead_source"]).lower()
    site = 25 if time >= 900 else 10 if time >= 250 else 0
    site += 5 * (lead["total_visits"] > 2) + 3 * (
        1.5 <= lead["page_views_per_visit"] <= 3.5
    )
    entry = 30 if lead["lead_origin"] == "Lead Add Form" else 0
    entry = max(entry, 25 * (source in ("reference", "welingak website")))
    points = min(site, 30) + max(entry, 8 * ("chat" in source))
    india = lead["country"] == "India" and not lead["email_opt_out"]
    points += 6 * (source == "google" and india)
    points += 25 * (lead["what_is_your_current_occupation"] == "Working Professional")
    points += 4 * str(lead["specialization"]).endswith("Management")
    points += 2 * bool(lead["a_free_copy_of_mastering_the_interview"])
    return points - 15 * bool(lead["email_opt_out"]) - 5 * pd.isna(lead["city"])


def bank_marketing(
    lead: pd.Series, events: pd.DataFrame, deals: pd.DataFrame, today: pd.Timestamp
) -> float:
    age, balance, pause = lead["age"], lead["balance"], "days_since_previous_campaign"
    is_free = lead["job"] in ("student", "retired")
    points = 14 if is_free else 12 if age >= 60 else 10 if age < 25 else 0
    points += 6 * (lead["education"] == "tertiary") + 8 * (balance > 1500)
    points += 30 * (lead["previous_outcome"] == "success")
    points += 1 if pd.isna(lead[pause]) else 10 * (1 <= lead[pause] <= 180)
    points += 3 * (lead["marital"] in ("single", "divorced") and age <= 59)
    debts = 8 * (balance < 0) + 4 * lead["has_housing_loan"]
    points -= min(12, debts + 4 * lead["has_personal_loan"])
    return points - 6 * pd.isna(lead["contact_channel"]) - 5 * lead[IN_DEFAULT]


IN_DEFAULT = "has_credit_in_default"
