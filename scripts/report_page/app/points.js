// The points of a lead, line by line, to its score.
const FIRST_LINES = 8;

// Points as shown, to a tenth; what rounding leaves is a line of its own, so that the
// lines above the score add up to it. Lines of a group stand below a line for the group,
// which is not added again.
function pointLines(model, lead) {
  const lines = [];
  const lineOf = (part) => ({
    ...nameOf(model, part),
    tenths: tenths(part.points),
    note: part.hits == null ? "" : `${count("times", part.hits)}, ${ago(part.daysAgo)}`,
  });
  for (const entry of byGroup(model, lead)) {
    const inside = entry.parts.map(lineOf);
    if (entry.isAlone) lines.push(...inside);
    else
      lines.push(
        {
          ...entryName(model, entry),
          sum: inside.reduce((sum, line) => sum + line.tenths, 0),
          note: groupNote(entry),
        },
        ...inside.map((line) => ({ ...line, isInside: true })),
      );
  }
  if (lead.lead_score == null) return lines;
  const { min_score, max_score } = model.card;
  const limited = limit(
    lead.raw_score,
    min_score * UNIT,
    max_score == null ? null : max_score * UNIT,
  );
  const add = (name, tenths) => lines.push({ name, kind: "limit", tenths, note: "" });
  if (limited !== lead.raw_score) {
    const key = limited < lead.raw_score ? "highest_score" : "lowest_score";
    add(say(key, { score: whole(limited / UNIT) }), tenths(limited - lead.raw_score));
  }
  const left =
    10 * lead.lead_score - lines.reduce((sum, line) => sum + (line.tenths ?? 0), 0);
  if (left) add(say("rounding"), left);
  return lines;
}

function tenths(points) {
  return Math.sign(points) * Math.round(Math.abs(points) / 1000);
}

function pointsTable(model, lead) {
  const lines = pointLines(model, lead);
  const sizes = lines.map((line) => line.tenths ?? line.sum);
  const most = Math.max(1, ...sizes.map(Math.abs));
  const low = Math.max(0, ...sizes.map((size) => -size)) / most;
  const high = Math.max(0, ...sizes) / most;
  const zero = low / (low + high || 1);
  const rows = lines.map((line, place) => {
    const { name, kind, note } = line;
    const size = line.tenths ?? line.sum;
    return el(
      "tr",
      {
        class: line.isInside ? "inside" : line.sum == null ? "" : "sum",
        "data-tenths": line.tenths,
        "data-sum": line.sum,
        hidden: place >= FIRST_LINES,
      },
      el(
        "th",
        { scope: "row" },
        name,
        note && el("span", { class: "muted small" }, note),
      ),
      el("td", { class: "grow" }, bar(zero, zero + size / most / (low + high || 1), kind)),
      el("td", { class: "number" }, signed(size / 10)),
    );
  });
  const more = el(
    "button",
    {
      type: "button",
      class: "quiet",
      hidden: rows.length <= FIRST_LINES,
      onclick: () => {
        rows.forEach((row) => (row.hidden = false));
        more.hidden = true;
        rows[FIRST_LINES].tabIndex = -1;
        rows[FIRST_LINES].focus();
      },
    },
    count("more_lines", rows.length - FIRST_LINES),
  );
  const foot = el(
    "tr",
    {},
    el("th", { scope: "row" }, say("score")),
    el("td"),
    el("td", { class: "number" }, lead.lead_score ?? "–"),
  );
  return [
    el(
      "table",
      { class: "points" },
      el("caption", { class: "hidden" }, say("why")),
      el("tbody", {}, rows),
      el("tfoot", {}, foot),
    ),
    more,
    legend([...new Set(lines.map((line) => line.kind))]),
  ];
}

function legend(kinds) {
  return el(
    "p",
    { class: "legend" },
    kinds.map((kind) =>
      el(
        "span",
        {},
        el("span", { class: `swatch ${kind}`, "aria-hidden": "true" }),
        say(`kind_${kind}`),
      ),
    ),
  );
}
