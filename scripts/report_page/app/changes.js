// The rows of the seeds that a change would alter, to copy into the CSV files.
const SEEDS = {
  attribute: ["demographic_points", "points"],
  event: ["behavioural_points", "points"],
  inactivity: ["inactivity_points", "points"],
  purchase_cycle: ["purchase_cycle_points", "max_points"],
};

function changedRows(model, settings) {
  const files = new Map();
  const change = (seed, keys, column, value) => {
    const { header, rows } = model.seeds[seed];
    const row = rows.find((cells) =>
      Object.entries(keys).every(
        ([key, id]) => (cells[header.indexOf(key)] ?? "").trim() === id,
      ),
    );
    const changed = files.get(seed) ?? new Map();
    const cells = changed.get(row) ?? [...row];
    cells[header.indexOf(column)] = String(value);
    files.set(seed, changed.set(row, cells));
  };
  model.rules.forEach((rule, place) => {
    const points = settings.points[place];
    const [seed, column] = SEEDS[rule.kind];
    if (points !== rule.points)
      change(seed, { rule_id: rule.rule_id }, column, points / UNIT);
  });
  for (const group of model.groups)
    for (const column of ["min_points", "max_points"]) {
      const points = settings.groups.get(group.group_id)[column];
      if (points !== group[column])
        change("rule_groups", { group_id: group.group_id }, column, points / UNIT);
    }
  if (settings.card.mql_threshold !== model.card.mql_threshold)
    change(
      "scorecards",
      { scorecard_id: model.card.scorecard_id },
      "mql_threshold",
      settings.card.mql_threshold,
    );
  if (settings.hot.min_value !== model.hotBand.min_value)
    change(
      "score_bands",
      { band_set: "temperature", band: model.hot },
      "min_value",
      settings.hot.min_value / UNIT,
    );
  return [
    files.size > 0 && handOver(model, files),
    [...files].map(([seed, changed]) =>
      seedText(seed, model.seeds[seed].header, [...changed.values()]),
    ),
  ];
}

function seedText(seed, header, rows) {
  const text = [header, ...rows]
    .map((cells) => cells.map(csvCell).join(","))
    .join("\n");
  const box = el("textarea", {
    readonly: true,
    rows: Math.min(8, rows.length + 1),
    "aria-label": `${seed}.csv`,
  });
  box.value = text;
  const copy = copyButton(say("copy"), () => text);
  return el(
    "div",
    { class: "csv" },
    el("p", {}, el("b", {}, `seeds/rules/${seed}.csv`), " ", copy),
    box,
  );
}
