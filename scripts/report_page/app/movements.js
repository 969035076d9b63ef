// Movements: who became hot, who cooled down, and what did it.
const LONGEST_GAP = 10;

function movementsTab(model, open) {
  const { weeks, daily, triggers } = model.movements;
  const week = lastWeek(model);
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
      week && movedCard(model, week, true, open),
      week && movedCard(model, week, false, open),
      earlierCard(model, weeks, open),
      triggersCard(triggers),
    ),
  };
}

// The week that ends on the scored day, if both of its ends were scored.
function lastWeek(model) {
  const week = model.movements.weeks.at(-1);
  return week?.end === model.as_of ? week : null;
}

// Names of any week, as far as they are listed.
function earlierCard(model, weeks, open) {
  const list = el("div", { class: "columns" });
  const choices = [...weeks]
    .reverse()
    .map((week, place) => [String(weeks.length - 1 - place), weekName(week)]);
  const names = (key, places) =>
    el(
      "div",
      {},
      el("h3", {}, say("with_count", { name: say(key), n: whole(places.length) })),
      el(
        "ul",
        { class: "plain" },
        places.map((place) =>
          el(
            "li",
            {},
            el(
              "button",
              {
                type: "button",
                class: "name",
                onclick: (event) => open(model.leads[place], event),
              },
              model.leads[place].called,
            ),
            " ",
            el("span", { class: "muted small" }, model.leads[place].company ?? ""),
          ),
        ),
      ),
    );
  const show = (place) => {
    const week = weeks[place];
    replace(list, names("crossed", week.in), names("fell", week.out));
  };
  show(weeks.length - 1);
  return card(
    say("any_week"),
    say("any_week_help"),
    select(say("week"), choices, (value) => show(Number(value))),
    list,
  );
}

function weekName(week) {
  return `${day(week.start)} – ${day(week.end)}`;
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
  const most = d3.max(weeks, (week) => Math.max(week.crossed + week.new, week.fell));
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
          marginLeft: marginFor(most),
          x: {
            type: "band",
            label: null,
            ticks,
            tickFormat: (end) => day(end),
            tickSize: 0,
          },
          y: countAxis(most),
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
      ["week", "crossed", "arrived", "fell", "net", "new_mqls"].map((key) => say(key)),
      weeks.map((week) => [
        weekName(week),
        week.crossed,
        week.new,
        week.fell,
        signed(week.crossed + week.new - week.fell, 0),
        week.mqls,
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
  const most = d3.max(rows, (row) => row.leads) ?? 0;
  // no line over days that were not scored
  const gaps = days
    .map((end, place) => [days[place - 1], end])
    .filter(
      ([start, end]) =>
        start && daysBefore(end, LONGEST_GAP) > daysBefore(start, 0),
    )
    .flatMap(([start]) =>
      bands.map((temperature) => ({ temperature, date: daysBefore(start, -1) })),
    );
  const drawn = [...rows, ...gaps].sort((one, other) => one.date - other.date);
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
        marginLeft: marginFor(most),
        x: {
          label: null,
          type: "utc",
          ticks: 5,
          tickFormat: (date) => day(date.toISOString().slice(0, 10)),
        },
        y: countAxis(most, { zero: true }),
        marks: [
          Plot.ruleY([0]),
          Plot.line(drawn, {
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
