// Who became hot and what did it; thresholds passed.

function enteredCard(model, week, entered, open) {
  const places = Object.keys(entered).map(Number);
  places.sort((one, other) => rise(other) - rise(one));
  const labels = new Map(model.rules.map((rule) => [rule.rule_id, rule.label]));

  function rise(place) {
    return model.leads[place].lead_score - (entered[place].before ?? 0);
  }

  const rows = places.map((place) => {
    const lead = model.leads[place];
    const { before, is_new, rules } = entered[place];
    const [first, ...others] = rules
      .slice(0, 3)
      .map(([rule, points]) => chip(labels.get(rule), points));
    return el(
      "tr",
      { "data-place": place, onclick: () => open(lead) },
      el(
        "th",
        { scope: "row" },
        el("button", { type: "button", class: "name" }, lead.called),
        el("span", { class: "muted small" }, lead.about),
      ),
      el("td", { class: "grade" }, gradeBadge(lead)),
      el(
        "td",
        { class: "score" },
        is_new ? say("new") : (before ?? "–"),
        " → ",
        el("b", {}, lead.lead_score),
      ),
      el("td", { class: "why" }, first ?? say("no_act"), others),
    );
  });
  const unlisted = week.crossed + week.new - places.length;
  return card(
    `${say("became_hot")}: ${whole(week.crossed + week.new)}`,
    say("became_hot_help", { start: day(week.start), end: day(week.end) }),
    rows.length > 0 &&
      el(
        "table",
        { class: "leads moved" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            ["lead", "grade", "score", "what_did_it"].map((key) =>
              el("th", { scope: "col" }, say(key)),
            ),
          ),
        ),
        el("tbody", {}, rows),
      ),
    rows.length === 0 && el("p", { class: "muted" }, say("nobody")),
    unlisted > 0 && el("p", { class: "note" }, count("unlisted", unlisted)),
  );
}

function triggersCard(triggers) {
  if (!triggers.length) return null;
  return card(
    say("alerts"),
    say("alerts_help"),
    el(
      "div",
      { class: "scroll" },
      table(
        [say("alert"), say("threshold"), say("last_7_days"), say("week_before")],
        triggers.map((one) => [
          one.label,
          `${say(one.metric)} ${one.direction === "up" ? "≥" : "<"} ${decimal(one.threshold, 0)}`,
          whole(one.this_week),
          whole(one.week_before),
        ]),
      ),
    ),
  );
}
