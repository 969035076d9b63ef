// What outcomes say of each rule.

function rulesCard(model, rules, leads, conversions) {
  const mean = conversions / leads;
  const most = Math.min(8, Math.max(2, ...rules.map((rule) => rule.lift ?? 0)));
  const place = (lift) => Math.min(1, lift / most);
  const known = rules.filter(
    (rule) => !["never_fires", "buyers_only", "too_few"].includes(rule.advice),
  );
  const few = rules.filter((rule) => rule.advice === "too_few");
  const dimension = new Map(model.rules.map((rule) => [rule.rule_id, rule.dimension]));
  const row = (rule) =>
    el(
      "tr",
      { "data-rule": rule.rule_id },
      el(
        "th",
        { scope: "row" },
        rule.label,
        el(
          "span",
          { class: "muted small" },
          say("of", { n: whole(rule.conversions_hit), all: whole(rule.leads_hit) }),
        ),
      ),
      el(
        "td",
        { class: "grow" },
        el(
          "span",
          { class: "track tall", "aria-hidden": "true" },
          el("span", { class: "one", style: { left: `${100 * place(1)}%` } }),
          el("span", {
            class: "interval",
            style: {
              left: `${100 * place(rule.rate_with_low / mean)}%`,
              width: `${100 * (place(rule.rate_with_high / mean) - place(rule.rate_with_low / mean))}%`,
            },
          }),
          el("span", {
            class: `dot ${dimension.get(rule.rule_id)}`,
            style: { left: `${100 * place(rule.lift)}%` },
          }),
        ),
      ),
      el("td", { class: "number" }, `${decimal(rule.lift)}×`),
      el("td", { class: "number" }, signed(rule.rule_points, 0)),
      el(
        "td",
        {},
        el("span", { class: `advice ${rule.advice}` }, say(`advice_${rule.advice}`)),
      ),
    );
  const head = ["rule", "rules_lift_column", "lift", "points", "advice"];
  const list = (rules) =>
    el(
      "table",
      { class: "points lifts" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          head.map((key) => el("th", { scope: "col" }, say(key))),
        ),
      ),
      el("tbody", {}, rules.map(row)),
    );
  const advised = known.filter((rule) => ["raise", "lower"].includes(rule.advice));
  const kept = known.filter((rule) => !advised.includes(rule));
  return card(
    say("rules_lift"),
    say("rules_lift_help"),
    advised.length > 0 && list(advised),
    kept.length > 0 &&
      el(
        "details",
        { open: !advised.length },
        el("summary", {}, count("kept", kept.length)),
        list(kept),
      ),
    few.length > 0 &&
      el(
        "p",
        { class: "note" },
        count("too_few", few.length),
        " ",
        few
          .map(
            (rule) =>
              `${rule.label} (${say("of", { n: whole(rule.conversions_hit), all: whole(rule.leads_hit) })})`,
          )
          .join(" · "),
      ),
  );
}
