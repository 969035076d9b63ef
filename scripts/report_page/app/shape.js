// Shape: how scores, grades and rules spread over the leads.
function shapeTab(model, open) {
  const { scores, grid, reach, scored } = model.shape;
  return {
    element: el(
      "div",
      {},
      el(
        "div",
        { class: "columns" },
        spread(model, scores),
        gridCard(model, grid, open),
      ),
      reachCard(model, reach, scored),
    ),
  };
}

function spread(model, scores) {
  const bins = binned(
    scores.map((row) => [row.score, row.leads, row.temperature]),
    model.card.max_score,
  );
  const byStart = d3.rollup(
    bins,
    (bin) => d3.sum(bin, (one) => one.leads),
    (bin) => bin.start,
  );
  const colours = bandsOf(model, "temperature").map((band) => band.band);
  const marks = [];
  if (model.hotBand.metric === "lead_score")
    marks.push(...threshold(model.hotBand.min_value / UNIT, say("hot")));
  if (model.card.mql_threshold != null)
    marks.push(...threshold(model.card.mql_threshold, say("mql"), "end"));
  const lowest = bins[0]?.start;
  const all = d3.sum(bins, (bin) => bin.leads);
  // one bar that hides the rest may be left out
  const isCrowded = (byStart.get(lowest) ?? 0) > all / 2;
  let shownBins = bins;
  const options = () => {
    const most = d3.max(
      d3.rollups(
        shownBins,
        (bin) => d3.sum(bin, (one) => one.leads),
        (bin) => bin.start,
      ),
      ([, leads]) => leads,
    );
    return {
        height: 300,
        marginTop: 25,
        marginLeft: marginFor(most),
        x: { label: say("score"), labelArrow: false },
        y: countAxis(most),
        marks: [
          Plot.rectY(shownBins, {
            x1: "start",
            x2: "end",
            y: "leads",
            fill: (bin) => `var(--${heat(model, bin.kind)})`,
            inset: 0.5,
            tip: true,
            channels: { [say("temperature")]: "kind" },
          }),
          Plot.ruleY([0]),
          ...marks,
        ],
      };
  };
  const figure = chart(say("spread_help"), options, [say("score"), say("leads")], [
    ...byStart,
  ].map(([start, leads]) => [
    `${start}–${start + 5 === model.card.max_score ? start + 5 : start + 4}`,
    whole(leads),
  ]));
  const without = el("input", {
    type: "checkbox",
    onchange: () => {
      shownBins = without.checked ? bins.filter((bin) => bin.start !== lowest) : bins;
      redraw(figure, options);
    },
  });
  return card(
    say("spread"),
    say("spread_help"),
    isCrowded &&
      el(
        "label",
        { class: "check" },
        without,
        say("without_lowest", {
          range: `${lowest}–${lowest + 4}`,
          share: percent(byStart.get(lowest) / all, 0),
        }),
      ),
    figure,
    el(
      "p",
      { class: "legend" },
      colours.map((band) =>
        el(
          "span",
          {},
          el("span", { class: `swatch ${heat(model, band)}`, "aria-hidden": "true" }),
          [band, bandOf(model, "temperature", band).label].filter(Boolean).join(" · "),
        ),
      ),
    ),
  );
}

function gridCard(model, grid, open) {
  const fits = bandsOf(model, "fit_grade");
  const levels = bandsOf(model, "engagement_level");
  const most = Math.max(1, ...grid.map((cell) => cell.leads));
  const inCell = el(
    "div",
    { class: "in-cell", "aria-live": "polite" },
    el("p", { class: "muted" }, say("grid_pick")),
  );
  const leads = leadTable(model, open);
  const rows = fits.map((fit) =>
    el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        el("b", {}, fit.band),
        el("span", { class: "muted small" }, fit.label),
      ),
      levels.map((level) => {
        const cell = grid.find(
          (one) => one.fit_grade === fit.band && one.engagement_level === level.band,
        );
        const share = (cell?.leads ?? 0) / most;
        const shade = `color-mix(in oklab, var(--hot) ${Math.round(8 + 42 * Math.sqrt(share))}%, var(--card))`;
        return el(
          "td",
          {},
          el(
            "button",
            {
              type: "button",
              class: "cell",
              "aria-pressed": "false",
              "data-grade": fit.band + level.band,
              style: { background: cell ? shade : "transparent" },
              onclick: (event) => show(event.currentTarget, fit, level),
              "aria-label": `${fit.band}${level.band}: ${count("leads", cell?.leads ?? 0)}`,
            },
            whole(cell?.leads ?? 0),
          ),
        );
      }),
    ),
  );

  function show(button, fit, level) {
    for (const other of inCell.parentElement.querySelectorAll(".cell"))
      other.setAttribute("aria-pressed", String(other === button));
    const chosen = model.leads.filter(
      (lead) =>
        lead.status === "scored" &&
        lead.fit_grade === fit.band &&
        lead.engagement_level === level.band,
    );
    const meaning = [fit.label, level.label].filter(Boolean).join(", ");
    leads.list(chosen);
    replace(
      inCell,
      el(
        "h3",
        {},
        `${fit.band}${level.band} (${meaning}): ${count("leads", chosen.length)}`,
      ),
      leads.element,
    );
  }

  return card(
    say("grid"),
    say("grid_help"),
    el(
      "table",
      { class: "grid" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("td"),
          levels.map((level) =>
            el(
              "th",
              { scope: "col" },
              el("b", {}, level.band),
              el("span", { class: "muted small" }, level.label),
            ),
          ),
        ),
      ),
      el("tbody", {}, rows),
    ),
    inCell,
  );
}
