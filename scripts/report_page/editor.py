"""What each column of the rule files may hold, for the page's Rules tab."""

from collections.abc import Iterable

from seed_schema.fields import known_fields, project_variables
from seed_schema.schema import read_schema

from report_page.rules import Row


def read_editor(seeds: Iterable[str]) -> Row:
    """The columns of seeds, each with its kind, words and what it refers to."""
    schema, fields = read_schema(), known_fields(project_variables({}))
    return {
        "columns": {
            name: {
                column.name: {
                    "kind": column.kind,
                    "words": column.words,
                    "refers_to": column.refers_to,
                    "built_in": column.built_in,
                    "is_required": column.is_required,
                    "is_id": column.id_of is not None,
                    "help": " ".join(column.description.split()),
                }
                for column in schema[name].columns.values()
            }
            for name in seeds
        },
        "attribute": sorted(fields.attributes),
        "property": sorted(fields.properties),
        "field": sorted({*fields.attributes, *fields.properties}),
    }
