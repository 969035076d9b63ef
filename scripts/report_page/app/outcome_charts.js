// Conversions by score: by tenths, from the top, by ranges.

function tenthsCard(tenths, mean) {
  // leads with the same score stay together: a part may be more than a tenth
  const parts = tenths.map((row, place) => {
    const from = place ? tenths[place - 1].cumulative_share_of_leads : 0;
    const to = row.cumulative_share_of_leads;
    return { ...row, from, to, middle: (from + to) / 2 };
  });
  return card(
    say("by_tenth"),
    say("by_tenth_help"),
    chart(
      say("by_tenth_help"),
      (width) => ({
        height: 300,
        marginTop: 30,
        marginLeft: 48,
        marginRight: 25,
        x: {
          label: say("from_top"),
          labelArrow: false,
          domain: [0, 1],
          ticks: 5,
          tickFormat: (share) => percent(share, 0),
        },
        y: shareAxis(d3.max(parts, (row) => row.rate_high)),
        marks: [
          Plot.rectY(parts, {
            x1: "from",
            x2: "to",
            y: "conversion_rate",
            inset: 0.5,
            fill: (row) => (row.is_too_few ? "var(--cold)" : "var(--demographic)"),
            tip: true,
            title: (row) =>
              `${row.lowest_score}–${row.highest_score}: ${say("of", { n: row.conversions, all: row.leads })}`,
          }),
          Plot.ruleX(parts, {
            x: "middle",
            y1: "rate_low",
            y2: "rate_high",
            stroke: "var(--ink)",
          }),
          Plot.ruleY([mean], { stroke: "var(--ink)", strokeDasharray: "3,3" }),
          width > 420
            ? Plot.text(parts, {
                x: "middle",
                y: "rate_high",
                text: (row) => `${row.conversions}/${row.leads}`,
                dy: -8,
                fill: "var(--ink)",
              })
            : null,
        ],
      }),
      [
        say("part"),
        say("scores"),
        say("leads"),
        say("conversions"),
        say("rate"),
        say("interval"),
        say("lift"),
      ],
      parts.map((row) => [
        `${percent(row.from, 0)} – ${percent(row.to, 0)}`,
        `${row.lowest_score}–${row.highest_score}`,
        whole(row.leads),
        whole(row.conversions),
        percent(row.conversion_rate),
        `${percent(row.rate_low)} – ${percent(row.rate_high)}`,
        `${decimal(row.lift)}×`,
      ]),
    ),
  );
}

function foundCard(tenths) {
  const curve = [{ worked: 0, found: 0 }].concat(
    tenths.map((row) => ({
      worked: row.cumulative_share_of_leads,
      found: row.cumulative_share_found,
    })),
  );
  return card(
    say("found"),
    say("found_help"),
    chart(
      say("found_help"),
      () => ({
        height: 300,
        marginLeft: 48,
        marginRight: 25,
        x: {
          label: say("share_worked"),
          labelArrow: false,
          tickFormat: (share) => percent(share, 0),
          ticks: 5,
          domain: [0, 1],
        },
        y: {
          label: say("share_found"),
          labelArrow: false,
          grid: true,
          tickFormat: (share) => percent(share, 0),
          ticks: 5,
          domain: [0, 1],
        },
        marks: [
          Plot.link([0], {
            x1: 0,
            y1: 0,
            x2: 1,
            y2: 1,
            stroke: "var(--ink)",
            strokeDasharray: "3,3",
          }),
          Plot.areaY(curve, {
            x: "worked",
            y: "found",
            fill: "var(--demographic)",
            fillOpacity: 0.15,
          }),
          Plot.lineY(curve, {
            x: "worked",
            y: "found",
            stroke: "var(--demographic)",
            strokeWidth: 2,
            marker: "dot",
          }),
        ],
      }),
      [say("share_worked"), say("share_found")],
      curve.map((point) => [percent(point.worked, 0), percent(point.found, 0)]),
    ),
  );
}

// Calibration: does each range of scores convert more than the one below?
function steadyCard(tenths) {
  const spans = tenths.map((row) => ({
    ...row,
    end: Math.max(row.highest_score, row.lowest_score + 1),
  }));
  return card(
    say("steady"),
    say("steady_help"),
    chart(
      say("steady_help"),
      () => ({
        height: 260,
        marginTop: 25,
        marginLeft: 48,
        x: { label: say("score"), labelArrow: false },
        y: shareAxis(d3.max(tenths, (row) => row.rate_high), { zero: true }),
        marks: [
          Plot.rect(spans, {
            x1: "lowest_score",
            x2: "end",
            y1: "rate_low",
            y2: "rate_high",
            fill: "var(--demographic)",
            fillOpacity: 0.2,
          }),
          Plot.ruleY(spans, {
            x1: "lowest_score",
            x2: "end",
            y: "conversion_rate",
            stroke: "var(--demographic)",
            strokeWidth: 3,
          }),
          Plot.ruleY([0]),
        ],
      }),
      [say("scores"), say("rate"), say("interval")],
      tenths.map((row) => [
        `${row.lowest_score}–${row.highest_score}`,
        percent(row.conversion_rate),
        `${percent(row.rate_low)} – ${percent(row.rate_high)}`,
      ]),
    ),
  );
}
