// Data: can this be trusted? How fresh, what was rejected, what machines did, what drifts.
function trustTab(model) {
  const { fresh, rejected, machines, drift, coverage } = model.trust;
  const { forecast, dates, tenths } = model.outcomes;
  const alarms = forecast.filter((row) => row.is_alarm);
  const few = forecast.filter((row) => row.is_too_few);
  const conversions = d3.sum(tenths, (row) => row.conversions);
  const sum = (rows, key) => d3.sum(rows, (row) => row[key]);
  const quiet = fresh.last_activity
    ? Math.round(
        (daysBefore(model.as_of, 0) - daysBefore(fresh.last_activity, 0)) / 864e5,
      )
    : null;
  const findings = [
    [
      quiet == null || quiet > 3,
      fresh.last_activity
        ? say("fresh_until", { date: longDay(fresh.last_activity), ago: ago(quiet) })
        : say("no_activity"),
    ],
    [
      fresh.unknown > fresh.leads / 5,
      say("unknown_leads", { n: whole(fresh.unknown), all: whole(fresh.leads) }),
    ],
    [
      rejected.length > 0,
      say("rejected_rows", { n: whole(sum(rejected, "rows")) }),
    ],
    [false, say("machine_events", { n: whole(sum(machines, "events")) })],
    [drift.length > 0, count("drifting", drift.length)],
    [alarms.length > 0, count("forecast_alarms", alarms.length)],
    [
      forecast.length > 0 && few.length === forecast.length,
      count("forecast_unsure", few.length),
    ],
    [
      conversions < FEW_CONVERSIONS,
      dates.length
        ? say("trust_conversions", { n: whole(conversions), least: FEW_CONVERSIONS })
        : say("trust_no_outcomes"),
    ],
  ];
  const listed = findings.filter(([, text]) => text);
  return {
    element: el(
      "div",
      {},
      card(
        say("trust"),
        say("trust_help"),
        el(
          "ul",
          { class: "plain findings" },
          listed.map(([isBad, text]) =>
            el(
              "li",
              { class: isBad ? "bad" : "good" },
              el("b", {}, say(isBad ? "look_at" : "fine")),
              " ",
              text,
            ),
          ),
        ),
      ),
      el(
        "div",
        { class: "columns" },
        factsCard("rejected", rejected, ["source_table", "reason", "rows"]),
        factsCard("machines", machines, ["reason", "events"]),
        factsCard("drift", drift, ["subject_name", "psi", "psi_by_chance", "verdict"]),
        coverage.length > 0 &&
          factsCard("coverage", coverage, [
            ...["source_table", "finding", "value", "row_count", "share", "remedy"],
          ]),
      ),
    ),
  };
}

function factsCard(key, rows, columns) {
  const cell = (value) =>
    typeof value === "number"
      ? value % 1
        ? decimal(value, 2)
        : whole(value)
      : plainGroup(value ?? "");
  return card(
    say(`trust_${key}`),
    say(`trust_${key}_help`),
    rows.length
      ? el(
          "div",
          scrollable(),
          table(
            columns.map((column) => say(`column_${column}`)),
            rows.map((row) => columns.map((column) => cell(row[column]))),
          ),
        )
      : el("p", { class: "muted" }, say("nothing_found")),
  );
}
