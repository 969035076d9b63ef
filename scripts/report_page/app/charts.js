// Drawing with Observable Plot: as wide as the card, redrawn when that changes.
const drawn = new Map();
const resized = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) draw(target, contentRect.width);
});

// A figure with a text for who cannot see it, and its numbers as a table to open.
function chart(summary, options, headings, rows) {
  const place = el("div", { class: "chart", role: "img", "aria-label": summary });
  drawn.set(place, options);
  resized.observe(place);
  return el(
    "figure",
    {},
    place,
    el(
      "details",
      { class: "figures" },
      el("summary", {}, say("as_table")),
      el("div", scrollable(), table(headings, rows)),
    ),
  );
}

function draw(place, width) {
  if (width < 1) return;
  const plot = Plot.plot({
    className: "plot",
    width: Math.round(width),
    marginBottom: 42,
    style: { background: "none", color: "var(--ink)", fontSize: "12px" },
    ...drawn.get(place)(width),
  });
  // the figure has a text; a part of a drawing may not have one of its own
  for (const part of plot.querySelectorAll("g[aria-label]"))
    part.removeAttribute("aria-label");
  place.replaceChildren(plot);
}

// A new drawing function for a chart that is there already.
function redraw(figure, options) {
  const place = figure.querySelector(".chart");
  drawn.set(place, options);
  draw(place, place.clientWidth);
}

function threshold(value, name, anchor = "start") {
  return [
    Plot.ruleX([value], { stroke: "var(--ink)", strokeDasharray: "3,3" }),
    Plot.text([value], {
      x: (score) => score,
      text: () => name,
      frameAnchor: "top",
      textAnchor: anchor,
      dx: anchor === "start" ? 4 : -4,
      fill: "var(--ink)",
    }),
  ];
}

// An axis of counts, with room for its labels.
function countAxis(most, options = {}) {
  return {
    label: say("leads"),
    grid: true,
    labelArrow: false,
    ticks: 5,
    tickFormat: (number) => (number % 1 ? "" : whole(Math.abs(number))),
    ...options,
  };
}

function marginFor(most) {
  return 22 + 7.5 * whole(Math.max(10, most)).length;
}

// An axis of shares: decimals where the shares are small.
function shareAxis(most, options = {}) {
  const places = most < 0.004 ? 2 : most < 0.04 ? 1 : 0;
  return {
    label: null,
    grid: true,
    ticks: 5,
    tickFormat: (share) => percent(share, places),
    ...options,
  };
}

// Counts of scores in steps of five; the highest score there is belongs to the last step.
function binned(scores, highest) {
  const bins = new Map();
  for (const [score, leads, kind] of scores) {
    const within = highest != null && score === highest ? score - 1 : score;
    const start = 5 * Math.floor(within / 5);
    const key = `${start} ${kind}`;
    const bin = bins.get(key) ?? { start, end: start + 5, kind, leads: 0 };
    bin.leads += leads;
    bins.set(key, bin);
  }
  return [...bins.values()].sort((one, other) => one.start - other.start);
}
