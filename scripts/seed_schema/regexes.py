"""The subset of regular expressions that all engines read alike.

Literals, `.`, classes, `\\d \\w \\s \\D \\W \\S`, escaped punctuation, groups, `|`,
`^`, `$` and repetitions up to 1000, greedy or lazy. Read from left to right,
tried nowhere. What takes an engine for ever or more memory than it has is left out: a
repetition without an end within another repetition, and more than 5000 items in all.
"""

import re
import string
from dataclasses import dataclass

from .faults import quoted

MOST = 1000
MOST_ITEMS = 5000
TOKENS = re.compile(r"(?s)\\.?|\[(?:\\.|[^\]\\])*\]?|\(\?.?|\{[^}]*\}?|.")
CLASS = re.compile(r"(?s)\[(?:\\.|[^\]\\])*\]")
COUNT = re.compile(r"\{([0-9]{1,9})(?:,([0-9]{0,9}))?\}")
ESCAPED = string.punctuation + "dwsDWS"


@dataclass
class Extent:
    """How much an engine makes of a part of a pattern, its counts multiplied out."""

    items: int = 0
    is_endless: bool = False


def regex_fault(pattern: str) -> str | None:
    """What is wrong with a regular expression, or None."""
    if not pattern:
        return "nothing is left of it"
    # before: what a repetition would repeat (nothing, an item, a repetition that may
    # become lazy, a lazy one). times: how often the innermost part of the last item is
    # repeated; most: the same for the whole group so far; open_groups: around it
    before, times, most = "", 1, 1
    open_groups: list[int] = []
    # of the last item, of the group so far, and of those around it
    last, group, outer = Extent(), Extent(), []
    for token in TOKENS.findall(pattern):
        sign = token[0]
        if sign == "?" and before == "repetition":
            before = "lazy"
            continue
        if sign in "*+?{":
            times *= highest_count(token)
            fault = repetition_fault(token, before, times)
            fault = fault or endless_fault(token, last)
            before = "repetition"
            group.items += last.items * (highest_count(token) - 1)
            last.items *= highest_count(token)
            last.is_endless |= is_endless(token)
            group.is_endless |= last.is_endless
            if group.items + sum(part.items for part in outer) > MOST_ITEMS:
                fault = fault or f"it repeats more than {MOST_ITEMS} items in all"
        else:
            most = max(most, times)
            times = 1
            before = "" if sign in "(|^$" else "item"
            fault = token_fault(token, bool(open_groups))
            if sign == "(":
                open_groups.append(most)
                most = 1
                outer.append(group)
                group = Extent()
            elif sign == ")" and open_groups:
                times, most = most, open_groups.pop()
                last, group = group, outer.pop()
                group.items += last.items
                group.is_endless |= last.is_endless
            elif before == "item":
                last = Extent(items=1)
                group.items += 1
        if fault:
            return fault
    return "a '(' is never closed" if open_groups else None


def token_fault(token: str, is_in_group: bool) -> str | None:
    """What is wrong with anything but a repetition."""
    sign = token[0]
    if sign == "(" and token not in ("(", "(?:"):
        return f"{quoted(token)} is not allowed, only '(' and '(?:'"
    if sign == ")" and not is_in_group:
        return "a ')' has no '(' before it"
    if sign in "]}":
        return f"{quoted(token)} closes nothing; write '\\{sign}' for it as a sign"
    if sign == "[":
        return class_fault(token)
    if sign == "\\" and not is_escape(token):
        allowed = r"only \d \w \s \D \W \S and punctuation after \ "
        return f"{quoted(token)} is not allowed, {allowed}".rstrip()
    return None


def is_escape(token: str) -> bool:
    """Whether a backslash is followed by what all engines know."""
    return len(token) == 2 and token[1] in ESCAPED


def repetition_fault(token: str, before: str, times: int) -> str | None:
    """What is wrong with `*`, `+`, `?` or a count in braces."""
    shown = quoted(token)
    if token[0] == "{":
        counts = COUNT.fullmatch(token)
        if not counts:
            hint = "write '\\{' for a brace as a sign"
            return f"{shown} is not a count such as {{2}} or {{2,5}}; {hint}"
        if counts[2] and int(counts[1]) > int(counts[2]):
            return f"{shown} counts backwards"
        if highest_count(token) > MOST:
            return f"{shown} counts beyond {MOST}"
    if not before:
        return f"{shown} has nothing to repeat before it"
    if before != "item":
        return f"{shown} follows another repetition"
    if times > MOST:
        return f"{shown} repeats a repetition, over {MOST} times in all"
    return None


def endless_fault(token: str, repeated: Extent) -> str | None:
    """What is wrong with a repetition of a repetition without an end, or None."""
    if repeated.is_endless and (is_endless(token) or highest_count(token) > 1):
        hint = "write the inner one with a count such as {0,20}"
        return f"{quoted(token)} repeats a repetition without an end; {hint}"
    return None


def is_endless(token: str) -> bool:
    """Whether a repetition has no highest count."""
    return token[0] in "*+" or token.endswith(",}")


def highest_count(token: str) -> int:
    """The highest count of a repetition; 1 for `*`, `+` and `?`."""
    return max(int((re.findall("[0-9]+", token) or ["1"])[-1]), 1)


def class_fault(token: str) -> str | None:
    """What is wrong with a class such as `[a-z_]`, or None.

    What engines read in different ways has to be escaped.
    """
    if not CLASS.fullmatch(token):
        return "a '[' is never closed"
    content = token[1:-1].removeprefix("^")
    if not content:
        return f"{quoted(token)} is empty; write '\\]' for it as a sign"
    if "&&" in content:
        return "'&&' is not allowed between [ and ]"
    parts = re.findall(r"(?s)\\.?|.", content)
    low, is_range = "", False  # low: the character that a range may start from
    for number, part in enumerate(parts):
        is_set = part[0] == "\\" and part[1:] in tuple("dwsDWS")
        if part == "[" or (part[0] == "\\" and not is_escape(part)):
            hint = "; write '\\[' for it as a sign" if part == "[" else ""
            return f"'{part}' is not allowed between [ and ]{hint}"
        if is_range:
            if is_set or part[-1] < low:
                return f"'{low}-{part}' is not a range"
            low, is_range = "", False
        elif part == "-" and 0 < number < len(parts) - 1:
            if not low:
                return "'-' is not a range here; write '\\-' for it as a sign"
            is_range = True
        else:
            low = "" if is_set else part[-1]
    return None
