// A lead: next step, points, and its score over time.

function ownerName(owner) {
  return words[`owner_${owner}`] ?? owner;
}

function leadDetail(model, lead) {
  const meaning = ["fit_grade", "engagement_level"]
    .map((set) => bandOf(model, set, lead[set])?.label)
    .filter(Boolean);
  const step = lead.step;
  return [
    el("h2", {}, lead.called),
    el("p", { class: "muted" }, lead.about),
    el(
      "p",
      { class: "headline" },
      el(
        "span",
        {
          class: `big ${heat(model, lead.temperature)}-text`,
          "data-score": lead.lead_score,
        },
        lead.lead_score ?? "–",
      ),
      gradeBadge(lead),
      el("span", { class: "muted" }, meaning.join(" · ")),
    ),
    el(
      "p",
      { class: "muted" },
      say("change_7d"),
      ": ",
      arrow(lead.score_change_7d),
      lead.quiet_days == null ? "" : ` · ${say("last_act")} ${ago(lead.quiet_days)}`,
    ),
    lead.status !== "scored" &&
      el(
        "p",
        { class: "note" },
        say(lead.status),
        ". ",
        lead.status === "disqualified" ? lead.status_reason : "",
      ),
    step &&
      el(
        "div",
        { class: "step" },
        el("h3", {}, say("next_step")),
        el("p", {}, el("b", {}, ownerName(step.owner)), ": ", step.action),
        step.call_script && el("p", { class: "muted small" }, step.call_script),
      ),
    el("h3", {}, say("why")),
    pointsTable(model, lead),
    el("h3", {}, say("over_time")),
    historyChart(model, lead),
  ];
}

function ago(days) {
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-days, "day");
}

function historyChart(model, lead) {
  const points = [];
  for (let place = 0; place < lead.history.length; place += 2)
    points.push({
      date: daysBefore(model.as_of, lead.history[place]),
      score: lead.history[place + 1],
    });
  const scored = points.filter((point) => point.score != null);
  if (scored.length < 2 && (scored.length === 0 || lead.history[0] === 0))
    return el("p", { class: "muted" }, say("one_date"));
  points.push({ date: daysBefore(model.as_of, 0), score: lead.lead_score });
  const hot =
    model.hotBand.metric === "lead_score" ? [model.hotBand.min_value / UNIT] : [];
  const rows = scored.map((point) => [
    day(point.date.toISOString().slice(0, 10)),
    point.score,
  ]);
  return chart(
    say("over_time_of", { lead: lead.called }),
    () => ({
      height: 180,
      marginRight: 30,
      x: {
        label: null,
        type: "utc",
        ticks: 4,
        tickFormat: (date) => day(date.toISOString().slice(0, 10)),
      },
      y: {
        label: null,
        grid: true,
        domain: [
          Math.min(0, ...scored.map((point) => point.score)),
          Math.max(100, ...scored.map((point) => point.score)),
        ],
        ticks: 5,
      },
      marks: [
        Plot.ruleY(hot, { stroke: "var(--ink)", strokeDasharray: "3,3" }),
        Plot.text(hot, {
          y: (score) => score,
          text: () => say("hot"),
          frameAnchor: "right",
          textAnchor: "start",
          dx: 4,
          fill: "var(--ink)",
        }),
        Plot.line(points, {
          x: "date",
          y: "score",
          stroke: "var(--hot)",
          strokeWidth: 2,
          curve: "step-after",
        }),
      ],
    }),
    [say("date"), say("score")],
    rows,
  );
}
