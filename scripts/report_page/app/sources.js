// Where from: which source, campaign, country and industry gives hot leads.
function sourcesTab(model, go) {
  const { origins } = model.sources;
  const kinds = ["lead_source", "campaign", "country", "industry"].filter((kind) =>
    origins.some((row) => row.kind === kind),
  );
  return {
    element: el(
      "div",
      { class: "columns" },
      kinds.map((kind) => originCard(model, kind, go)),
    ),
  };
}

function originCard(model, kind, go) {
  const found = model.sources.origins.filter((row) => row.kind === kind);
  const hasOutcomes = found.some((row) => row.conversions > 0);
  const named = (row) => {
    if (row.value == null) return say("unknown_value");
    const name = kind === "country" ? row.value : plainGroup(row.value);
    if (kind !== "lead_source") return name;
    return el(
      "button",
      {
        type: "button",
        class: "name",
        onclick: () => go.today({ source: row.value, band: model.hot, customer: "" }),
      },
      name,
    );
  };
  const line = (row) => {
    const [low, high] = wilson(row.conversions, row.evaluated);
    return [
      named(row),
      whole(row.leads),
      whole(row.hot),
      percent(row.hot / row.leads),
      whole(row.mqls),
      ...(hasOutcomes
        ? [
            say("of", { n: whole(row.conversions), all: whole(row.evaluated) }),
            row.evaluated ? `${percent(low)} – ${percent(high)}` : "–",
          ]
        : []),
    ];
  };
  const heads = ["leads", "hot_leads", "share_hot", "mqls"];
  if (hasOutcomes) heads.push("conversions", "interval");
  return el(
    "div",
    { id: `origin-${kind}` },
    card(
      say(`origin_${kind}`),
      say(kind === "campaign" ? "origin_campaign_help" : "origin_help"),
      el(
        "div",
        scrollable(),
        table([say("value"), ...heads.map((key) => say(key))], found.map(line)),
      ),
    ),
  );
}

// Where a share may lie, given so many of so many: Wilson's interval, 95 %.
function wilson(found, all) {
  if (!all) return [0, 1];
  const z = 1.959963984540054;
  const share = found / all;
  const middle = share + (z * z) / (2 * all);
  const half = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * all)) / all);
  const over = 1 + (z * z) / all;
  return [Math.max(0, (middle - half) / over), Math.min(1, (middle + half) / over)];
}
