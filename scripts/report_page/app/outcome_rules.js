// What outcomes say of each rule.

// "take off less: −25 → −18", with a button that tries it, or why nothing is advised.
function adviceOf(model, rule, tryIt) {
  const place = model.rules.findIndex((one) => one.rule_id === rule.rule_id);
  const { advice, target, rule_points } = rule;
  if (target == null) {
    const other = model.rules.find((one) => one.rule_id === rule.other);
    return el(
      "span",
      { class: "advice" },
      say(`advice_${advice}`, { rule: other?.label ?? rule.other ?? "" }),
    );
  }
  const key = rule_points < 0 ? `advice_${advice}_negative` : `advice_${advice}`;
  return [
    el(
      "span",
      { class: `advice ${advice}` },
      say("with_colon", { name: say(key) }),
      `${signed(rule_points, 0)} → ${signed(target, 0)}`,
    ),
    " ",
    el(
      "button",
      { type: "button", class: "quiet", onclick: () => tryIt(place, target * UNIT) },
      say("try_it"),
    ),
  ];
}

function rulesCard(model, rules, leads, conversions, tryIt) {
  const mean = conversions / leads;
  const most = Math.min(8, Math.max(2, ...rules.map((rule) => rule.lift ?? 0)));
  const place = (lift) => Math.min(1, lift / most);
  const known = rules.filter(
    (rule) =>
      !["never_fires", "buyers_only", "too_few", "leaky"].includes(rule.advice),
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
      el("td", {}, adviceOf(model, rule, tryIt)),
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
  const advised = known.filter((rule) => rule.target != null);
  const kept = known.filter((rule) => !advised.includes(rule));
  return card(
    say("rules_lift"),
    say("rules_lift_help"),
    advised.length > 0 ? list(advised) : el("p", { class: "note" }, say("no_advice")),
    kept.length > 0 &&
      el(
        "details",
        {},
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
