// The points of a lead, line by line, to its score.

// Points as shown, to a tenth; what rounding leaves is a line of its own, so that the
// lines above the score add up to it.
function pointLines(model, lead) {
  const lines = lead.parts.map((part) => ({
    ...nameOf(model, part),
    tenths: tenths(part.points),
    note: part.hits == null ? "" : `${count("times", part.hits)}, ${ago(part.daysAgo)}`,
  }));
  if (lead.lead_score == null) return lines;
  const { min_score, max_score } = model.card;
  const limited = limit(
    lead.raw_score,
    min_score * UNIT,
    max_score == null ? null : max_score * UNIT,
  );
  if (limited !== lead.raw_score) {
    const key = limited < lead.raw_score ? "highest_score" : "lowest_score";
    const name = say(key, { score: whole(limited / UNIT) });
    lines.push({
      name,
      kind: "limit",
      tenths: tenths(limited - lead.raw_score),
      note: "",
    });
  }
  const left = 10 * lead.lead_score - lines.reduce((sum, line) => sum + line.tenths, 0);
  if (left)
    lines.push({ name: say("rounding"), kind: "limit", tenths: left, note: "" });
  return lines;
}

function tenths(points) {
  return Math.sign(points) * Math.round(Math.abs(points) / 1000);
}

function pointsTable(model, lead) {
  const lines = pointLines(model, lead);
  const most = Math.max(1, ...lines.map((line) => Math.abs(line.tenths)));
  const low = Math.max(0, ...lines.map((line) => -line.tenths)) / most;
  const high = Math.max(0, ...lines.map((line) => line.tenths)) / most;
  const zero = low / (low + high || 1);
  const rows = lines.map(({ name, kind, tenths, note }) =>
    el(
      "tr",
      { "data-tenths": tenths },
      el(
        "th",
        { scope: "row" },
        name,
        note && el("span", { class: "muted small" }, note),
      ),
      el(
        "td",
        { class: "grow" },
        bar(zero, zero + tenths / most / (low + high || 1), kind),
      ),
      el("td", { class: "number" }, signed(tenths / 10)),
    ),
  );
  return [
    el(
      "table",
      { class: "points" },
      el("caption", { class: "hidden" }, say("why")),
      el("tbody", {}, rows),
      el(
        "tfoot",
        {},
        el(
          "tr",
          {},
          el("th", { scope: "row" }, say("score")),
          el("td"),
          el("td", { class: "number" }, lead.lead_score ?? "–"),
        ),
      ),
    ),
    el(
      "p",
      { class: "legend" },
      [...new Set(lines.map((line) => line.kind))].map((kind) =>
        el(
          "span",
          {},
          el("span", { class: `swatch ${kind}`, "aria-hidden": "true" }),
          say(`kind_${kind}`),
        ),
      ),
    ),
  ];
}
