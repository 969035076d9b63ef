"""Which company a contact or a deal belongs to."""

import re
from collections import defaultdict
from collections.abc import Mapping

from .rows import Row
from .text import fold, trim, without_scheme

Companies = Mapping[str, Row]


def site_of(domain: str | None) -> str | None:
    """The domain in a company's cell, which may be a whole address."""
    host = re.split(r"[/?#]", without_scheme(fold(domain) or ""))[0]
    return trim(re.sub(r":[0-9]*$", "", host).removeprefix("www."))


def company_by_domain(companies: Companies) -> dict[str, str]:
    """domain -> company id, of the domains that exactly one company has."""
    owners = defaultdict(list)
    for company_id, row in companies.items():
        owners[site_of(row["domain"])].append(company_id)
    return {
        domain: company_ids[0]
        for domain, company_ids in owners.items()
        if domain is not None and len(company_ids) == 1
    }
