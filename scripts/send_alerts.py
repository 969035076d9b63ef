"""Tell sales and marketing of the crossings of score_triggers.csv, once each.

Examples:
  python scripts/send_alerts.py --baseline
  python scripts/send_alerts.py --dry-run

Each channel of score_triggers.csv gets one digest per run, at the addresses (Apprise
URLs, separated by blanks) of an environment variable: ALERTS_SALES for the channel
`sales`. Slack, Teams, e-mail and many more: see the documentation of Apprise. The first
run, --baseline, tells nobody; from then on every crossing is told at most once.
Crossings within a cool-down and suppressed people are left out.

Exit status: 0 all is told; 1 something is not, see above; 75 try again later.
"""

import argparse
import os
import sys

from crm.alerts import PLACE, AlertLedger, digests, tell, variable_of
from crm.channels import Channel
from crm.lock import AlreadyRunning, lock_of
from crm.redaction import one_line
from crm.warehouse import WarehouseBusy, WarehouseError, open_warehouse
from database import run

TRY_LATER = 75


def arguments() -> argparse.ArgumentParser:
    """Return the arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add(
        "--baseline", action="store_true", help="count what there is as told; send none"
    )
    add(
        "--dry-run",
        action="store_true",
        help="show the digests, send and write nothing",
    )
    add("--days", type=int, default=7, help="tell of the last days only (default: 7)")
    add(
        "--resend-unsure",
        action="store_true",
        help="send once more what was being sent when a run died; it may be told twice",
    )
    add(
        "--link",
        "--record-url",
        dest="link",
        help="URL of a lead in the CRM or the report, with {contact_id} in it",
    )
    add("--target", help="output of profiles.yml (default: as dbt takes it)")
    return parser


def main(argv: list[str]) -> int:
    """Send what is due; see the module for the exit status."""
    options = arguments().parse_args(argv)
    if options.link and PLACE not in options.link:
        print(f"--link: the URL needs {PLACE} in it.", file=sys.stderr)
        return 2
    try:
        warehouse = open_warehouse(options.target, copied=True)
        ledger = AlertLedger(warehouse)
        if not options.dry_run:
            # released when the process ends, however it ends
            lock_of(warehouse, "send_alerts")
        if options.baseline:
            print(f"{ledger.record_baseline():,} crossings count as told from now on.")
            return 0
        if not ledger.is_there():
            print("Run this with --baseline first.", file=sys.stderr)
            return 1
        return send_due(ledger, options)
    except (WarehouseBusy, AlreadyRunning) as error:
        print(f"{error} Start the same command again later.", file=sys.stderr)
        return TRY_LATER
    except WarehouseError as error:
        print(error, file=sys.stderr)
        return 1


def send_due(ledger: AlertLedger, options: argparse.Namespace) -> int:
    """Send what is due, or show it; the exit status."""
    if options.resend_unsure and not options.dry_run:
        ledger.forget_unsure()
    if options.dry_run:
        for digest in digests(ledger.due(options.days)):
            print(f"{one_line(digest.channel)}: {digest.title}")
            print(digest.text(options.link))
        print("Nothing was sent.")
        return 0
    due = digests(ledger.due(options.days), ledger.last_told())
    channels, faults = {}, []
    for digest in due:
        name = variable_of(digest.channel)
        try:
            channels[digest.channel] = Channel(os.environ.get(name, ""), options.link)
        except ValueError as error:
            faults.append(
                f"{one_line(digest.channel)}: nobody is told; {name}: {error}."
            )
    ready = [digest for digest in due if digest.channel in channels]
    told, failed = tell(ledger, ready, channels)
    faults += [
        f"{one_line(channel)}: no address took the digest." for channel in failed
    ]
    if unsure := ledger.unsure():
        faults.append(
            f"{unsure} alerts were being sent when a run died; they may have arrived."
            " --resend-unsure sends them once more."
        )
    print(f"{told:,} alerts told.")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(run(main))
