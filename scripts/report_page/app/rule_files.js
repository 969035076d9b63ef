// The rule files with a draft of changes: rows by line, some changed, removed or added.

function draftFiles(model) {
  const files = new Map();
  for (const [seed, { path, text, is_built }] of Object.entries(model.files)) {
    const [head, ...lines] = text.replace(/\n$/, "").split("\n");
    const header = cellsOf(head);
    const rows = lines.map((line) => ({ line, cells: cellsOf(line), isRemoved: false }));
    files.set(seed, { seed, path, head, header, rows, isBuilt: is_built });
  }
  return files;
}

function cell(file, row, column) {
  return (row.cells[file.header.indexOf(column)] ?? "").trim();
}

function setCell(file, row, column, value) {
  row.cells[file.header.indexOf(column)] = value;
}

function isChanged(row) {
  return row.isRemoved || row.line == null || lineOf(row) !== row.line;
}

// A row that is as it was keeps its line, however that is quoted.
function lineOf(row) {
  const isSame =
    row.line != null && cellsOf(row.line).join("\u0000") === row.cells.join("\u0000");
  return isSame ? row.line : row.cells.map(csvCell).join(",");
}

// Each line before and after; null where there is none.
function entriesOf(file) {
  return [
    { before: file.head, after: file.head },
    ...file.rows
      .map((row) => ({ before: row.line, after: row.isRemoved ? null : lineOf(row) }))
      .filter(({ before, after }) => before != null || after != null),
  ];
}

function changedFiles(files) {
  return [...files.values()].filter((file) => file.rows.some(isChanged));
}

// A draft survives a reload as long as the lines that it changes are still there.
function keptRows(files) {
  return changedFiles(files).map((file) => [
    file.seed,
    file.rows
      .filter(isChanged)
      .map(({ line, cells, isRemoved }) => ({ line, cells, isRemoved })),
  ]);
}

function restoreRows(files, kept) {
  for (const [seed, rows] of Array.isArray(kept) ? kept : []) {
    const file = files.get(seed);
    for (const { line, cells, isRemoved } of file ? rows : []) {
      if (cells.length !== file.header.length) continue;
      const row = file.rows.find((one) => one.line === line);
      const text = cells.join("\u0000");
      // a row that was added may have been saved since
      const isThere = file.rows.some((one) => one.cells.join("\u0000") === text);
      if (line == null && !isThere) file.rows.push({ line, cells, isRemoved });
      else if (row) Object.assign(row, { cells, isRemoved });
    }
  }
}
