"""The addresses of a channel, and text in the form that each of them needs.

Names, ids and labels come from raw data: none may call a channel, hide a link or move a
terminal's cursor.
"""

import logging
import re
from collections.abc import Callable

import apprise

from crm.alerts import Digest

# It writes addresses, and with them tokens, to the log.
logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)

SLACK = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
MARKUP = re.compile(r"([\\`*_\[\]()<>#|~!])")
# these render Markdown, though they take it for text
RENDERERS = ("Discord", "Mattermost")


class Channel:
    """The addresses of a channel."""

    def __init__(self, urls: str, link: str | None) -> None:
        """Read Apprise URLs; raises ValueError if one of them is not valid."""
        self._link = link
        self._addresses = []
        for position, url in enumerate(urls.split(), start=1):
            address = apprise.Apprise()
            if not address.add(url):
                raise ValueError(f"address {position} is not an Apprise URL")
            self._addresses.append(address)
        if not self._addresses:
            raise ValueError("there is no address")

    def send(self, digest: Digest) -> bool:
        """Whether an address has taken the digest, which is then not sent again."""
        taken = [
            bool(
                address.notify(
                    title=digest.title,
                    body=digest.text(self._link, escape=escape_for(address)),
                    body_format=apprise.NotifyFormat.TEXT,
                )
            )
            for address in self._addresses
        ]
        return any(taken)


def escape_for(address: apprise.Apprise) -> Callable[[str], str]:
    """What makes text of raw data harmless at an address.

    Where a service takes HTML, Apprise itself escapes what it is given as plain text.
    """
    (service,) = address
    name, formats = str(service.service_name), service.notify_format
    formats = formats if isinstance(formats, tuple) else (formats,)
    if name == "Slack":
        return for_slack
    if name == "Google Chat":
        return for_google_chat
    if name in RENDERERS or set(formats) == {apprise.NotifyFormat.MARKDOWN}:
        return for_markdown
    return plain


def plain(text: str) -> str:
    """Text for services that show it as it is."""
    return text


def for_slack(text: str) -> str:
    """Text without Slack's control sequences, `<!channel>` and links."""
    return "".join(SLACK.get(letter, letter) for letter in text)


def for_google_chat(text: str) -> str:
    """Text without Google Chat's control sequences; it knows no escapes."""
    return text.replace("<", "‹").replace(">", "›")


def for_markdown(text: str) -> str:
    """Text that Markdown shows as it is, and that mentions nobody."""
    return MARKUP.sub(r"\\\1", text).replace("@", "@\u200b")
