// The score of a lead over the last days.

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
