// What if: other points, limits and thresholds, and who would be hot then.
const LISTED = 50;

function whatIfTab(model, open) {
  const leads = model.leads.filter((lead) => lead.status !== "insufficient_data");
  const settings = presentSettings(model);
  const present = leads.map((lead) => scoreLead(lead, model, settings));
  const reach = countLeads(model);
  const result = el("div", { class: "card detail", "aria-live": "polite" });
  const figure = changeFigure();
  const moved = el("div");
  const csv = el("div");
  const headline = el("div");
  // where the figures are far from the sliders
  const floating = el("div", { class: "floating", "aria-hidden": "true" });
  const resets = [];
  const moves = new Map();
  let isRestored = false;
  const sentences = {
    hot: el("p", { class: "muted small" }),
    mql: el("p", { class: "muted small" }),
  };
  let waiting = false;

  function refresh() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show(leads.map((lead) => scoreLead(lead, model, settings)));
    });
  }

  function show(now) {
    const enter = [];
    const leave = [];
    leads.forEach((lead, place) => {
      const pair = { lead, before: present[place].score, after: now[place].score };
      if (now[place].isHot && !present[place].isHot) enter.push(pair);
      if (!now[place].isHot && present[place].isHot) leave.push(pair);
    });
    const hot = (scores) => scores.filter((one) => one.isHot).length;
    const mqls = (scores) => scores.filter((one) => one.isMql).length;
    replace(
      headline,
      figureLine("hot", hot(present), hot(now)),
      figureLine("mql", mqls(present), mqls(now)),
    );
    floating.textContent = `${whole(hot(now))} ${say("hot_leads")} (${say("was", { n: whole(hot(present)) })})`;
    sentences.hot.textContent =
      settings.hot.metric === "lead_score"
        ? thresholdSentence(model, settings.hot.min_value / UNIT)
        : "";
    sentences.mql.textContent = thresholdSentence(model, settings.card.mql_threshold);
    redraw(figure, changeOptions(model, present, now, settings));
    replace(
      moved,
      movedList("would_enter", enter, open),
      movedList("would_leave", leave, open),
    );
    replace(csv, changedRows(model, settings));
    const changes = [...moves].map(([id, { holder, key, start }]) => [
      id,
      holder[key] === start ? null : holder[key],
    ]);
    if (isRestored)
      keepDraft(
        model,
        Object.fromEntries(changes.filter(([, value]) => value != null)),
      );
  }

  function figureLine(name, before, after) {
    return el(
      "p",
      { class: "headline", id: `what-if-${name}` },
      el("span", { class: "big" }, whole(after)),
      el(
        "span",
        {},
        say(`${name}_leads`),
        el("br"),
        el(
          "span",
          { class: "muted" },
          say("was", { n: whole(before) }),
          " ",
          after === before ? "" : arrow(after - before),
        ),
      ),
    );
  }

  replace(result, el("h2", {}, say("would_be")), headline, figure, moved, csv);
  const control = (...values) => {
    const { element, reset, set } = slider(...values, refresh);
    resets.push(reset);
    const [, id, holder, key] = values;
    moves.set(id, { set, holder, key, start: holder[key] });
    return element;
  };
  const controls = card(
    say("what_if"),
    say("what_if_help"),
    el(
      "button",
      {
        type: "button",
        onclick: () => {
          resets.forEach((reset) => reset());
          refresh();
        },
      },
      say("reset"),
    ),
    ruleSearch(),
    el("h3", {}, say("thresholds")),
    control(
      say("hot_from"),
      "hot",
      settings.hot,
      "min_value",
      thresholdRange(model, model.hotBand.min_value),
    ),
    sentences.hot,
    model.card.mql_threshold != null &&
      control(
        say("mql_from"),
        "mql",
        settings.card,
        "mql_threshold",
        thresholdRange(model, model.card.mql_threshold * UNIT, UNIT),
      ),
    model.card.mql_threshold != null && sentences.mql,
    ruleSections(model, settings, reach, control),
    el("h3", {}, say("not_simulated")),
    el(
      "ul",
      { class: "muted" },
      ["not_new", "not_time", "not_later", "not_others"].map((key) =>
        el("li", {}, say(key)),
      ),
    ),
  );
  show(present);
  for (const [id, value] of Object.entries(readDraft(model)))
    if (Number.isFinite(value)) moves.get(id)?.set(value);
  isRestored = true;
  return {
    // points of a rule, as an advice has it
    change: (place, points) => {
      const id = model.rules[place].rule_id;
      moves.get(id).set(points);
      const input = document.getElementById(`slider-${id}`);
      input.closest("details").open = true;
      input.scrollIntoView({ block: "center" });
      input.focus({ preventScroll: true });
    },
    element: el(
      "div",
      {},
      el("div", { class: "columns wide-left what-if" }, controls, result),
      floating,
    ),
  };
}

function changeOptions(model, present, now, settings) {
  const steps = (scores, kind) =>
    binned(
      scores.filter((one) => one.score != null).map((one) => [one.score, 1, kind]),
      model.card.max_score,
    );
  const [before, after] = [steps(present, "before"), steps(now, "after")];
  const most = d3.max([...before, ...after], (bin) => bin.leads) ?? 0;
  return () => ({
    height: 230,
    marginTop: 25,
    marginLeft: marginFor(most),
    x: { label: say("score"), labelArrow: false },
    y: countAxis(most),
    marks: [
      Plot.rectY(before, {
        x1: "start",
        x2: "end",
        y: "leads",
        fill: "var(--cold)",
        fillOpacity: 0.45,
      }),
      Plot.ruleY(after, {
        x1: "start",
        x2: "end",
        y: "leads",
        stroke: "var(--hot)",
        strokeWidth: 2,
      }),
      Plot.ruleY([0]),
      ...(settings.hot.metric === "lead_score"
        ? threshold(settings.hot.min_value / UNIT, say("hot"))
        : []),
    ],
  });
}

function changeFigure() {
  const place = el("div", {
    class: "chart",
    role: "img",
    "aria-label": say("change_help"),
  });
  resized.observe(place);
  return el(
    "figure",
    {},
    place,
    el("figcaption", { class: "muted small" }, say("change_help")),
  );
}

function movedList(key, pairs, open) {
  pairs.sort((one, other) => other.after - one.after);
  const items = pairs
    .slice(0, LISTED)
    .map(({ lead, before, after }) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", class: "name", onclick: () => open(lead) },
          lead.called,
        ),
        el("span", { class: "muted" }, ` ${lead.company ?? ""} ${before} → `),
        el("b", {}, after),
      ),
    );
  return el(
    "details",
    { id: key, open: pairs.length > 0 && pairs.length <= 12 },
    el("summary", {}, `${say(key)}: ${whole(pairs.length)}`),
    el("ul", { class: "plain" }, items),
    pairs.length > LISTED &&
      el("p", { class: "muted" }, say("and_more", { n: whole(pairs.length - LISTED) })),
  );
}
