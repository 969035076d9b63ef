// Who moves by the changed rows, where the page can tell it exactly.
const SIMULATED = {
  demographic_points: ["points"],
  behavioural_points: ["points"],
  inactivity_points: ["points"],
  purchase_cycle_points: ["max_points"],
  rule_groups: ["min_points", "max_points"],
};

// Settings with the changed points and limits, and how many rows need a build.
function simulated(model, files) {
  const settings = presentSettings(model);
  let unknown = 0;
  for (const file of changedFiles(files))
    for (const row of file.rows.filter(isChanged)) {
      const before = row.line == null ? null : cellsOf(row.line);
      const changed = file.header.filter(
        (_, place) => before && before[place] !== row.cells[place],
      );
      const known = SIMULATED[file.seed] ?? [];
      const isKnown =
        before &&
        !row.isRemoved &&
        changed.every((column) => known.includes(column) || column === "label") &&
        changed.every((column) => column === "label" || isNumber(cell(file, row, column)));
      if (!isKnown || !simulate(model, settings, file, row, changed)) unknown += 1;
    }
  return { settings, unknown };
}

function isNumber(text) {
  return text !== "" && Number.isFinite(Number(text));
}

function simulate(model, settings, file, row, changed) {
  const columns = changed.filter((column) => column !== "label");
  if (file.seed === "rule_groups") {
    const group = settings.groups.get(cell(file, row, "group_id"));
    if (!group) return false;
    for (const column of columns) group[column] = units(cell(file, row, column));
    return true;
  }
  const place = model.rules.findIndex((rule) => rule.rule_id === cell(file, row, "rule_id"));
  if (place < 0 || (columns.length && model.rules[place].fixed)) return false;
  for (const column of columns) settings.points[place] = units(cell(file, row, column));
  return true;
}

function units(text) {
  return Math.round(Number(text) * UNIT);
}

// The lines of a preview: scores that move, hot leads, MQLs, and what needs a build.
function previewLines(model, files) {
  if ([...files.values()].some((file) => !file.isBuilt))
    return el("p", { class: "note", id: "rules-unknown" }, say("other_rules"));
  const { settings, unknown } = simulated(model, files);
  const present = presentSettings(model);
  const pairs = model.leads
    .filter((lead) => lead.status !== "insufficient_data")
    .map((lead) => [scoreLead(lead, model, present), scoreLead(lead, model, settings)]);
  const moved = pairs.filter(([before, after]) => before.score !== after.score).length;
  const totals = (key) => [0, 1].map((side) => pairs.filter((pair) => pair[side][key]).length);
  const [hotBefore, hotAfter] = totals("isHot");
  const [mqlBefore, mqlAfter] = totals("isMql");
  return [
    el("p", { id: "rules-moved" }, count("scores_move", moved)),
    el(
      "p",
      {},
      `${say("hot_leads")}: ${whole(hotBefore)} → `,
      el("b", {}, whole(hotAfter)),
      ` · ${say("mql_leads")}: ${whole(mqlBefore)} → `,
      el("b", {}, whole(mqlAfter)),
    ),
    unknown > 0 &&
      el(
        "p",
        { class: "note", id: "rules-unknown" },
        count("needs_build", unknown),
        " ",
        el("code", {}, "make what-if SEEDS=local/mine"),
      ),
  ];
}
