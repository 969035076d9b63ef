// Does it work? What became of the leads that were scored a while ago.
const FEW_CONVERSIONS = 50;

function outcomesTab(model, tryIt) {
  const { tenths, bands, rules, auc, forecast, dates } = model.outcomes;
  const leads = d3.sum(tenths, (tenth) => tenth.leads);
  const conversions = d3.sum(tenths, (tenth) => tenth.conversions);
  if (!conversions)
    return {
      element: card(say("no_outcomes"), say("no_outcomes_help"), command("outcomes")),
    };
  const top = tenths[0];
  const days = dates[0]?.window_days;
  const quality = auc.find((row) => row.metric === "lead_score");
  return {
    element: el(
      "div",
      {},
      card(
        say("in_short"),
        null,
        el(
          "p",
          { class: "lead-text", id: "outcome-sentence" },
          say("outcome_sentence", {
            top: whole(top.leads),
            share: percent(top.cumulative_share_of_leads),
            bought: whole(top.conversions),
            days,
            rate: percent(top.conversion_rate),
            lift: decimal(top.lift),
            all: percent(conversions / leads),
          }),
        ),
        quality?.auc != null &&
          el(
            "p",
            {},
            say("auc_sentence", {
              auc: percent(quality.auc, 0),
              low: range(quality.auc_low),
              high: range(quality.auc_high),
            }),
          ),
        el(
          "p",
          { class: "muted" },
          say("outcome_dates", {
            dates: dates.map((row) => longDay(row.as_of_date)).join(", "),
            leads: whole(leads),
            conversions: whole(conversions),
          }),
        ),
        conversions < FEW_CONVERSIONS &&
          el("p", { class: "note" }, say("few_conversions", { n: whole(conversions) })),
      ),
      el(
        "div",
        { class: "columns" },
        tenthsCard(tenths, conversions / leads),
        foundCard(tenths),
      ),
      el(
        "div",
        { class: "columns" },
        steadyCard(tenths),
        bandsCard(bands, forecast, days),
      ),
      thresholdsCard(model, days),
      rulesCard(model, rules, leads, conversions, tryIt),
    ),
  };
}

function forecastNote(row) {
  if (row.is_alarm) return el("b", { class: "down" }, say("forecast_alarm"));
  return row.is_too_few ? say("forecast_few") : "";
}

function range(share) {
  return share == null ? "?" : percent(share, 0);
}

function bandsCard(bands, forecast, days) {
  const parts = [
    el(
      "div",
      scrollable(),
      table(
        [
          say("temperature"),
          say("conversions"),
          say("rate"),
          say("interval"),
          say("lift"),
        ],
        bands.map((row) => [
          row.segment,
          say("of", { n: whole(row.conversions), all: whole(row.leads) }),
          percent(row.conversion_rate),
          `${percent(row.rate_low)} – ${percent(row.rate_high)}`,
          `${decimal(row.lift)}×`,
        ]),
      ),
    ),
  ];
  const expected = (row) => [
    row.temperature,
    day(row.as_of_date),
    whole(row.leads),
    `${decimal(row.expected_conversions)} (${decimal(row.conversions_low)} – ${decimal(row.conversions_high)})`,
    row.is_backtest ? whole(row.actual_conversions) : "…",
    forecastNote(row),
  ];
  if (forecast.length)
    parts.push(
      el("h3", {}, say("forecast")),
      el(
        "p",
        { class: "muted" },
        say("forecast_help", { days: forecast[0].horizon_days }),
      ),
      el(
        "div",
        scrollable(),
        table(
          ["temperature", "date", "leads", "expected", "came", "forecast_note"].map(
            (key) => say(key),
          ),
          forecast.map(expected),
        ),
      ),
    );
  return card(say("by_band"), say("by_band_help", { days }), parts);
}
