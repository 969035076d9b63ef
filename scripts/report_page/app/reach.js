// How many leads each rule touches.

function reachCard(model, reach, scored) {
  const rules = model.rules
    .map((rule) => ({ ...rule, leads: reach[rule.rule_id] ?? 0 }))
    .sort((one, other) => other.leads - one.leads);
  const touching = rules.filter((rule) => rule.leads > 0);
  const idle = rules.filter((rule) => rule.leads === 0);
  const rows = touching.map((rule) =>
    el(
      "tr",
      { "data-rule": rule.rule_id },
      el("th", { scope: "row" }, rule.label),
      el("td", { class: "grow" }, bar(0, rule.leads / scored, rule.dimension)),
      el("td", { class: "number" }, percent(rule.leads / scored)),
      el("td", { class: "number muted" }, whole(rule.leads)),
    ),
  );
  const half = Math.ceil(rows.length / 2);
  return card(
    say("reach"),
    say("reach_help"),
    el(
      "div",
      { class: "columns" },
      [rows.slice(0, half), rows.slice(half)].map((part) =>
        el(
          "table",
          { class: "points" },
          el(
            "thead",
            {},
            el(
              "tr",
              {},
              el("th", { scope: "col" }, say("rule")),
              el("th", { scope: "col", colspan: 2 }, say("share")),
              el("th", { scope: "col", class: "number" }, say("leads")),
            ),
          ),
          el("tbody", {}, part),
        ),
      ),
    ),
    legend(["demographic", "behavioural", "negative"]),
    idle.length > 0 &&
      el(
        "p",
        { class: "note" },
        count("idle", idle.length),
        " ",
        idle.map((rule) => rule.label).join(" · "),
      ),
  );
}
