// What stands above the tabs: date, counts, and what to know of this file.

// The page: header, tabs, and the figures that every tab shares. Each figure leads to
// what it counts.
function header(model, go) {
  const { shape, outcomes } = model;
  const week = lastWeek(model);
  const top = outcomes.tenths[0];
  const listed = model.leads.length;
  const hot = bandOf(model, "temperature", model.hot);
  const hotLeads = model.leads.filter((lead) => lead.temperature === model.hot);
  const customers = hotLeads.filter((lead) => lead.deal_status === "customer").length;
  const known = (value) => (value == null ? "–" : value);
  const share = top && percent(top.cumulative_share_of_leads, 0);
  const figures = [
    [
      "hot_leads",
      whole(shape.hot),
      () => go.today({ band: model.hot, customer: "" }),
      customers > 0 && count("hot_customers", customers),
    ],
    [
      "became_hot",
      known(week && `▲ ${whole(week.crossed + week.new)}`),
      () => go.today({ moved: "entered", customer: "" }),
    ],
    ["cooled", known(week && `▼ ${whole(week.fell)}`), () => go.to("movements")],
    [
      "median",
      known(
        shape.median_score != null
          ? decimal(shape.median_score, shape.median_score % 1 ? 1 : 0)
          : null,
      ),
      () => go.to("shape"),
    ],
    [
      "top_tenth",
      known(top?.lift != null && top.conversions ? `${decimal(top.lift)}×` : null),
      () => go.to("outcomes"),
    ],
  ];
  return el(
    "header",
    {},
    el("h1", {}, say("title")),
    el(
      "p",
      { class: "muted" },
      say("subtitle", {
        date: longDay(model.as_of),
        leads: whole(shape.leads),
        scored: whole(shape.scored),
        card: model.card.scorecard_name || model.card.scorecard_id,
      }),
      " ",
      say("hot_means", {
        metric: say(hot.metric),
        n: decimal(hot.min_value / UNIT, 0),
      }),
    ),
    listed < shape.leads &&
      el(
        "p",
        { class: "note", id: "capped" },
        say("capped", { n: whole(listed), all: whole(shape.leads) }),
      ),
    !model.with_names && el("p", { class: "note" }, say("without_names")),
    mismatches(model) > 0 &&
      el("p", { class: "note", id: "mismatch" }, count("mismatch", mismatches(model))),
    el(
      "dl",
      { class: "figures-line" },
      figures.map(([key, value, onclick, note]) =>
        el(
          "div",
          { id: `figure-${key}` },
          el("dt", {}, say(`figure_${key}`, { share: share ?? "10 %" })),
          el(
            "dd",
            {},
            el("button", { type: "button", class: "figure", onclick }, value),
            note && el("span", { class: "muted small" }, note),
          ),
        ),
      ),
    ),
  );
}

// Leads whose score the page does not reach from their points: there should be none.
function mismatches(model) {
  const settings = presentSettings(model);
  return model.leads.filter((lead) => {
    const { raw, score, isMql } = scoreLead(lead, model, settings);
    return raw !== lead.raw_score || score !== lead.lead_score || isMql !== lead.is_mql;
  }).length;
}
