// Movements: who became hot, who cooled down, and what did it.
function movementsTab(model, open) {
  const { weeks, daily, entered, triggers } = model.movements;
  if (!weeks.length)
    return {
      element: card(
        say("no_movements"),
        say("no_movements_help"),
        command("score_from"),
      ),
    };
  return {
    element: el(
      "div",
      {},
      el("div", { class: "columns" }, weeksCard(weeks), dailyCard(model, daily)),
      enteredCard(model, weeks.at(-1), entered, open),
      triggersCard(triggers),
    ),
  };
}

function command(kind) {
  return el("pre", {}, el("code", {}, say(`command_${kind}`)));
}

function weeksCard(weeks) {
  const bars = weeks.flatMap((week) => [
    { week: week.end, leads: week.crossed, kind: "hot" },
    { week: week.end, leads: week.new, kind: "warm" },
    { week: week.end, leads: -week.fell, kind: "cold" },
  ]);
  const legend = { hot: say("crossed"), warm: say("arrived"), cold: say("fell") };
  return card(
    say("per_week"),
    say("per_week_help"),
    chart(
      say("per_week_help"),
      (width) => {
        const every = Math.ceil(weeks.length / Math.max(2, Math.floor(width / 65)));
        const ticks = weeks
          .map((week) => week.end)
          .filter((_, place) => (weeks.length - 1 - place) % every === 0);
        return {
          height: 280,
          x: {
            type: "band",
            label: null,
            ticks,
            tickFormat: (end) => day(end),
            tickSize: 0,
          },
          y: {
            label: say("leads"),
            grid: true,
            labelArrow: false,
            tickFormat: (number) => whole(Math.abs(number)),
          },
          marks: [
            Plot.barY(bars, {
              x: "week",
              y: "leads",
              fill: (one) => `var(--${one.kind})`,
              title: (one) =>
                `${day(one.week)}: ${legend[one.kind]} ${whole(Math.abs(one.leads))}`,
              tip: true,
            }),
            Plot.ruleY([0]),
          ],
        };
      },
      [say("week"), say("crossed"), say("arrived"), say("fell")],
      weeks.map((week) => [
        `${day(week.start)} – ${day(week.end)}`,
        week.crossed,
        week.new,
        week.fell,
      ]),
    ),
    el(
      "p",
      { class: "legend" },
      Object.entries(legend).map(([kind, name]) =>
        el(
          "span",
          {},
          el("span", { class: `swatch ${kind}`, "aria-hidden": "true" }),
          name,
        ),
      ),
    ),
  );
}

function dailyCard(model, daily) {
  const bands = bandsOf(model, "temperature")
    .slice(0, 2)
    .map((band) => band.band);
  const rows = daily
    .filter((row) => bands.includes(row.temperature))
    .map((row) => ({ ...row, date: daysBefore(row.day, 0) }));
  const days = [...new Set(daily.map((row) => row.day))];
  const find = (date, band) =>
    rows.find((row) => row.day === date && row.temperature === band)?.leads ?? 0;
  return card(
    say("per_day"),
    say("per_day_help"),
    chart(
      say("per_day_help"),
      () => ({
        height: 280,
        marginRight: 50,
        x: {
          label: null,
          type: "utc",
          ticks: 5,
          tickFormat: (date) => day(date.toISOString().slice(0, 10)),
        },
        y: {
          label: say("leads"),
          grid: true,
          zero: true,
          labelArrow: false,
          tickFormat: whole,
        },
        marks: [
          Plot.ruleY([0]),
          Plot.line(rows, {
            x: "date",
            y: "leads",
            z: "temperature",
            stroke: (row) => `var(--${heat(model, row.temperature)})`,
            strokeWidth: 2,
          }),
          Plot.text(
            rows,
            Plot.selectLast({
              x: "date",
              y: "leads",
              z: "temperature",
              text: "temperature",
              textAnchor: "start",
              dx: 5,
              fill: "var(--ink)",
            }),
          ),
        ],
      }),
      [say("date"), ...bands],
      days.map((date) => [day(date), ...bands.map((band) => whole(find(date, band)))]),
    ),
  );
}
