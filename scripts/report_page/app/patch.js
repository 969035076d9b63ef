// Changed rules as whole files, and as a patch that `git apply` takes.
const CONTEXT = 3;

// The cells of a line of CSV.
function cellsOf(line) {
  const cells = [];
  const pattern = /("(?:[^"]|"")*"|[^,]*)(,|$)/y;
  for (;;) {
    const [, cell, end] = pattern.exec(line);
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (!end) return cells;
  }
}

// The lines of a file before and after: a changed row is a changed line.
function changedLines(file, changed) {
  const before = file.text.split("\n");
  const rows = new Map(
    [...changed].map(([row, cells]) => [row.map((cell) => cell ?? "").join("\u0000"), cells]),
  );
  const after = before.map((line) => {
    const cells = rows.get(cellsOf(line).join("\u0000"));
    return cells ? cells.map(csvCell).join(",") : line;
  });
  return { before, after };
}

// A unified diff of lines that are as many as before.
function patchOf(path, { before, after }) {
  const isLast = (place) => place === before.length - 1 && before[place] === "";
  const places = before.map((_, place) => place).filter((place) => !isLast(place));
  const changed = places.filter((place) => before[place] !== after[place]);
  const hunks = [];
  for (const place of changed) {
    const from = Math.max(0, place - CONTEXT);
    const to = Math.min(places.length, place + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  const text = hunks.map(({ from, to }) => {
    const lines = [];
    for (let place = from; place < to; place += 1) {
      if (before[place] === after[place]) lines.push(` ${before[place]}`);
      else lines.push(`-${before[place]}`, `+${after[place]}`);
    }
    const span = `${from + 1},${to - from}`;
    return [`@@ -${span} +${span} @@`, ...lines].join("\n");
  });
  return `--- a/${path}\n+++ b/${path}\n${text.join("\n")}\n`;
}

// Buttons for the patch and for each whole file; none without the files.
function handOver(model, files) {
  const known = [...files].filter(([seed]) => model.files[seed]);
  if (!known.length || known.length < files.size) return null;
  const lines = known.map(([seed, changed]) => [
    model.files[seed].path,
    changedLines(model.files[seed], changed),
  ]);
  const patch = () => lines.map(([path, both]) => patchOf(path, both)).join("");
  return el(
    "div",
    { class: "list-actions hand-over" },
    downloadButton(say("download_patch"), "rules.patch", patch, "text/plain"),
    copyButton(say("copy_patch"), patch),
    lines.map(([path, { after }]) => {
      const name = path.split("/").at(-1);
      return downloadButton(name, name, () => after.join("\n"));
    }),
  );
}
