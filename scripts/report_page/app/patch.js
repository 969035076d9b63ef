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
function changedEntries(file, changed) {
  const rows = new Map(
    [...changed].map(([row, cells]) => [row.map((cell) => cell ?? "").join("\u0000"), cells]),
  );
  return file.text
    .replace(/\n$/, "")
    .split("\n")
    .map((before) => {
      const cells = rows.get(cellsOf(before).join("\u0000"));
      return { before, after: cells ? cells.map(csvCell).join(",") : before };
    });
}

// A unified diff of lines before and after; null where a line is added or removed.
function patchOf(path, entries) {
  const hunks = [];
  entries.forEach(({ before, after }, place) => {
    if (before === after) return;
    const from = Math.max(0, place - CONTEXT);
    const to = Math.min(entries.length, place + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  });
  const lines = (side, from, to) =>
    entries.slice(from, to).filter((entry) => entry[side] != null).length;
  const text = hunks.map(({ from, to }) => {
    const shown = entries.slice(from, to).flatMap(({ before, after }) =>
      before === after
        ? [` ${before}`]
        : [before != null && `-${before}`, after != null && `+${after}`].filter(Boolean),
    );
    const span = (side) => `${lines(side, 0, from) + 1},${lines(side, from, to)}`;
    return [`@@ -${span("before")} +${span("after")} @@`, ...shown].join("\n");
  });
  return `--- a/${path}\n+++ b/${path}\n${text.join("\n")}\n`;
}

function textOf(entries) {
  const lines = entries.map(({ after }) => after).filter((line) => line != null);
  return `${lines.join("\n")}\n`;
}

// Buttons for the patch, for all files as a zip, and for each: [path, entries].
function fileButtons(lines) {
  const nameOf = (path) => path.split("/").at(-1);
  const patch = () => lines.map(([path, entries]) => patchOf(path, entries)).join("");
  const zip = () =>
    zipOf(lines.map(([path, entries]) => [nameOf(path), textOf(entries)]));
  return el(
    "div",
    { class: "list-actions hand-over" },
    downloadButton(say("download_patch"), "rules.patch", patch, "text/plain"),
    copyButton(say("copy_patch"), patch),
    downloadButton(say("download_zip"), "rules.zip", zip, "application/zip"),
    lines.map(([path, entries]) =>
      downloadButton(nameOf(path), nameOf(path), () => textOf(entries)),
    ),
  );
}

// The same for rows that sliders have changed; none without the files.
function handOver(model, files) {
  const known = [...files].filter(([seed]) => model.files[seed]);
  if (!known.length || known.length < files.size) return null;
  return fileButtons(
    known.map(([seed, changed]) => [
      model.files[seed].path,
      changedEntries(model.files[seed], changed),
    ]),
  );
}
