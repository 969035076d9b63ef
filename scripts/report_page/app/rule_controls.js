// A control for a cell of a rule file, as the schema of the seeds describes its column.

function cellControl(editor, files, file, row, column, onchange) {
  const { kind, words: known, refers_to, built_in, is_required, help } =
    editor.columns[file.seed][column];
  const value = cell(file, row, column);
  const change = (text) => {
    setCell(file, row, column, text);
    onchange();
  };
  const attributes = {
    "aria-label": plainGroup(column),
    title: help,
    class: `cell-control ${kind}`,
    "data-column": column,
  };
  const choices = {
    word: known,
    boolean: ["true", "false"],
    attribute: editor.attribute,
    property: editor.property,
    field: editor.field,
    reference: refers_to && idsOf(editor, files, refers_to, built_in),
  }[kind];
  if (choices?.length) {
    const listed = [...new Set([...(is_required ? [] : [""]), ...choices, value])];
    const list = el(
      "select",
      { ...attributes, onchange: (event) => change(event.target.value) },
      listed.map((choice) =>
        el(
          "option",
          { value: choice, selected: choice === value },
          choice === "" ? "–" : plainGroup(choice),
        ),
      ),
    );
    return Object.assign(list, { row });
  }
  const input = el("input", {
    ...attributes,
    type: { number: "number", whole: "number", date: "date" }[kind] ?? "text",
    step: kind === "number" ? "any" : null,
    required: is_required,
    size: Math.max(4, Math.min(40, value.length + 1)),
    oninput: () => change(input.value),
  });
  return Object.assign(input, { value, row });
}

// The ids that a cell may name, of a file that is here; none if it is not.
function idsOf(editor, files, seed, builtIn) {
  const file = files.get(seed);
  if (!file) return null;
  const id = file.header.find((column) => editor.columns[seed][column]?.is_id);
  const ids = file.rows.filter((row) => !row.isRemoved).map((row) => cell(file, row, id));
  return builtIn ? [builtIn, ...ids] : ids;
}

// A sentence whose `{column}`s are controls.
function sentence(text, control) {
  return el(
    "p",
    { class: "sentence" },
    text.split(/\{(\w+)\}/).map((part, place) => (place % 2 ? control(part) : part)),
  );
}
