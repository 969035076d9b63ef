// What stands above the tabs: date, counts, and what to know of this file.

// The page: header, tabs, and the figures that every tab shares.
function header(model) {
  const { shape, movements, outcomes } = model;
  const week = movements.weeks.at(-1);
  const top = outcomes.tenths[0];
  const listed = model.leads.length;
  const hot = bandOf(model, "temperature", model.hot);
  const known = (value) => (value == null ? "–" : value);
  const figures = [
    ["hot_leads", whole(shape.hot)],
    ["became_hot", known(week && `▲ ${whole(week.crossed + week.new)}`)],
    ["cooled", known(week && `▼ ${whole(week.fell)}`)],
    [
      "median",
      known(
        shape.median_score != null
          ? decimal(shape.median_score, shape.median_score % 1 ? 1 : 0)
          : null,
      ),
    ],
    [
      "top_tenth",
      known(top?.lift != null && top.conversions ? `${decimal(top.lift)}×` : null),
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
      figures.map(([key, value]) =>
        el(
          "div",
          { id: `figure-${key}` },
          el("dt", {}, say(`figure_${key}`)),
          el("dd", {}, value),
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
