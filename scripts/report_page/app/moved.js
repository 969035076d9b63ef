// Who became hot, who cooled down, and what did it.

function movedCard(model, week, isUp, open) {
  const { entered, left, is_exact } = model.movements;
  const moved = isUp ? entered : left;
  const places = Object.keys(moved).map(Number);
  const labels = new Map(model.rules.map((rule) => [rule.rule_id, rule.label]));
  const change = (place) => moved[place].after - (moved[place].before ?? 0);
  places.sort((one, other) => Math.abs(change(other)) - Math.abs(change(one)));
  const total = isUp ? week.crossed + week.new : week.fell;
  const cause = ([rule, rules, points]) =>
    chip(
      rule == null
        ? say("kind_limit")
        : rules > 1
          ? say("and_others", { name: labels.get(rule), n: whole(rules - 1) })
          : labels.get(rule),
      points,
    );
  const row = (place) => {
    const lead = model.leads[place];
    const { before, after, is_new, parts } = moved[place];
    return el(
      "tr",
      { "data-place": place, onclick: (event) => open(lead, event) },
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
        el("b", {}, after),
      ),
      el("td", { class: "why" }, parts.length ? parts.map(cause) : say("no_cause")),
    );
  };
  const unlisted = total - places.length;
  const key = isUp ? "became_hot" : "cooled_down";
  const span = { start: day(week.start), end: day(week.end) };
  return el(
    "div",
    { id: key },
    card(
      say("with_count", { name: say(key), n: whole(total) }),
      `${say(`${key}_help`, span)} ${say(is_exact ? "causes_exact" : "causes_acts")}`,
      places.length > 0
        ? paged(["lead", "grade", "score", "what_did_it"], places, row)
        : el("p", { class: "muted" }, say("nobody")),
      unlisted > 0 && el("p", { class: "note" }, count("unlisted", unlisted)),
    ),
  );
}

// A table of leads that shows a page at a time.
function paged(headings, items, row) {
  const body = el("tbody");
  const more = el("button", { type: "button", class: "quiet", onclick: showMore });
  function showMore() {
    const start = body.children.length;
    body.append(...items.slice(start, start + PAGE).map(row));
    const left = items.length - body.children.length;
    more.hidden = left === 0;
    more.textContent = say("show_more", {
      n: whole(Math.min(PAGE, left)),
      left: whole(left),
    });
  }
  showMore();
  return [
    el(
      "table",
      { class: "leads moved" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          headings.map((key) => el("th", { scope: "col" }, say(key))),
        ),
      ),
      body,
    ),
    more,
  ];
}

function triggersCard(triggers) {
  if (!triggers.length) return null;
  return card(
    say("alerts"),
    say("alerts_help"),
    el(
      "div",
      scrollable(),
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
