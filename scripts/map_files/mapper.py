"""Maps the columns of one file."""

from pathlib import Path

from .cells import MOST_VALUES
from .columns import columns_of
from .formats import word_reading
from .model import Answers, MapRow, Proposal
from .names import NAMES, standard_type
from .readings import Readings

BY_EMAIL = "lower | hash"
# what a deal is called; with its date of creation it is taken for an id
NAMED = {"deal_name", "opportunity_name", "opportunity", "deal", "deal_title", "title"}
KEYS = {"contacts": "contact_id", "companies": "company_id", "deals": "deal_id"}


class Mapper:
    """Maps the columns of one file."""

    def __init__(self, proposal: Proposal, answers: Answers, by_email: bool) -> None:
        """Find the columns of the table."""
        self.proposal, self.answers, self.by_email = proposal, answers, by_email
        self.file, self.table = proposal.file, proposal.table
        self.columns = columns_of(self.table, self.file.names)
        self.readings = Readings(proposal, answers, self.columns)
        self.cells = self.readings.cells

    def add(self, column: str, given: str, read_as: str = "", table: str = "") -> None:
        """Add a row of the map."""
        self.proposal.rows.append(
            MapRow(self.proposal.name, table or self.table, column, given, read_as)
        )

    def add_read(self, column: str, place: int, table: str) -> None:
        """Add a row of the map for a column, read as its cells are written."""
        read_as = self.readings.reading(column, place)
        self.add(column, self.cells.given(place), read_as, table)

    def map_columns(self) -> None:
        """Add all rows of the map for the file."""
        places = dict(self.columns)
        for column in [name for name in places if name.endswith("_id")]:
            if column != "anonymous_id":
                del places[column]
        self.map_ids()
        for column, place in places.items():
            if (self.table, column) == ("events", "event_type"):
                self.map_event_type(place)
            else:
                self.add(
                    column,
                    self.cells.given(place),
                    self.readings.reading(column, place),
                )
        if self.table == "events" and "event_type" not in places:
            self.map_event_type(None)
        if self.table == "contacts":
            self.map_company()
        if self.table == "deals" and "is_won" not in places and "stage" in places:
            read = word_reading(self.cells.values(places["stage"]), is_consent=False)
            self.add("is_won", self.cells.given(places["stage"]), read.read_as)
        used = {*self.columns.values()}
        others = [
            self.cells.given(place)
            for place in range(len(self.file.names))
            if place not in used and not self.is_mapped(place)
        ]
        if others:
            self.proposal.notes.append(f"not used: {', '.join(others)}")

    def is_mapped(self, place: int) -> bool:
        """Whether a row of the map names a column."""
        given = self.cells.given(place)
        return any(given in row.given.split("|") for row in self.proposal.rows)

    def map_ids(self) -> None:
        """The ids: those of the file, else made from what a row has."""
        email = self.email_place()
        for column in [name for name in NAMES[self.table] if name.endswith("_id")]:
            place = self.columns.get(column)
            is_key = column == KEYS.get(self.table)
            if (
                column == "contact_id"
                and email is not None
                and (
                    self.by_email
                    or place is None
                    or (is_key and not self.is_unique(place))
                )
            ):
                self.add(column, self.cells.given(email), BY_EMAIL)
                blank = self.cells.blank(email)
                self.proposal.notes.append(
                    f"{column}: made from {self.cells.given(email)}"
                    + (
                        f"; {blank} of {self.cells.count} rows have none and are lost"
                        if blank
                        else ""
                    )
                )
            elif column == "anonymous_id":
                continue
            elif place is not None:
                self.add(column, self.cells.given(place))
            elif is_key or column == "event_id":
                named = [at for at, key in enumerate(self.file.names) if key in NAMED]
                places = named[:1] if is_key and named else self.columns.values()
                parts = [self.cells.given(at) for at in places]
                if email is not None and self.cells.given(email) not in parts:
                    parts.append(self.cells.given(email))
                self.add(column, "|".join(parts[:8]), "hash")
                self.proposal.notes.append(f"{column}: made from the row")
        if (
            self.table == "events"
            and email is None
            and not ({"contact_id", "anonymous_id"} & set(self.columns))
        ):
            self.proposal.questions.append(
                "whose events these are: it has neither an id nor an e-mail address"
            )

    def email_place(self) -> int | None:
        """The place of a column of e-mail addresses."""
        return columns_of("contacts", self.file.names).get("email")

    def is_unique(self, place: int) -> bool:
        """Whether each row has an id of its own."""
        return len(self.cells.values(place)) >= min(self.cells.count, MOST_VALUES)

    def map_event_type(self, place: int | None) -> None:
        """What each event is called here, as far as its name tells."""
        stem = Path(self.file.path).name.partition(".")[0].lower()
        if place is not None:
            self.add("event_type", self.cells.given(place))
            for value in self.cells.values(place)[:200]:
                self.proposal.event_types[value] = standard_type(value)
        elif found := standard_type(stem):
            self.add("event_type", f"'{found}'")
            self.proposal.notes.append(f"all events are {found}, by the file's name")
        else:
            self.proposal.questions.append(
                "which event it lists: rename it, such as to newsletter_opens.csv"
            )

    def map_company(self) -> None:
        """The company of a contact, and its row of companies."""
        places = columns_of("companies", self.file.names)
        taken = {place for name, place in self.columns.items() if name != "company_id"}
        places = {name: at for name, at in places.items() if at not in taken}
        if "name" not in places:
            return
        key = self.cells.given(places["name"])
        if "company_id" not in self.columns:
            self.add("company_id", key, BY_EMAIL)
            self.add("company_id", key, BY_EMAIL, "companies")
        else:
            self.add(
                "company_id",
                self.cells.given(self.columns["company_id"]),
                "",
                "companies",
            )
        for column, place in places.items():
            if column != "company_id":
                self.add(
                    column,
                    self.cells.given(place),
                    self.readings.reading(column, place),
                    "companies",
                )
