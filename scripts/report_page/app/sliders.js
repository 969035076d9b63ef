// A slider for each threshold, limit and rule.

// How many leads each rule gives points to.
function countLeads(model) {
  const reach = new Array(model.rules.length).fill(0);
  for (const lead of model.leads)
    for (const part of lead.parts) if (part.of < reach.length) reach[part.of] += 1;
  return reach;
}

function thresholdRange(model, value, unit = 1) {
  const lowest = Math.min(0, model.card.min_score);
  const highest = Math.max(model.card.max_score ?? 0, value / UNIT + 40);
  return {
    lowest: (lowest * UNIT) / unit,
    highest: (highest * UNIT) / unit,
    step: UNIT / unit,
    unit,
  };
}

// A labelled slider over `holder[key]`, in ten-thousandths of a point unless `unit` says.
function slider(
  label,
  id,
  holder,
  key,
  { lowest, highest, step, unit = 1, note, off },
  refresh,
) {
  const present = holder[key];
  const shown = (value) => decimal((value * unit) / UNIT, step % (UNIT / unit) ? 1 : 0);
  const output = el("output", { class: "number" }, shown(present));
  const input = el("input", {
    type: "range",
    id: `slider-${id}`,
    min: lowest,
    max: highest,
    step,
    value: present,
    disabled: off,
    "aria-valuetext": shown(present),
    oninput: () => set(Number(input.value)),
  });

  function set(value) {
    holder[key] = value;
    input.value = value;
    output.textContent = shown(value);
    input.setAttribute("aria-valuetext", shown(value));
    line.classList.toggle("changed", value !== present);
    refresh();
  }

  const line = el(
    "div",
    { class: "slider" },
    el(
      "label",
      { for: input.id },
      label,
      note && el("span", { class: "muted small" }, note),
    ),
    input,
    output,
  );
  return {
    element: line,
    set,
    reset: () => {
      if (holder[key] !== present) set(present);
    },
  };
}

// Shows the sliders of rules whose name has the words, or only those that are changed.
function ruleSearch() {
  const search = el("input", {
    type: "search",
    placeholder: say("search_rules"),
    "aria-label": say("search_rules"),
    oninput: refresh,
  });
  const changed = el("input", { type: "checkbox", onchange: refresh });
  const box = el(
    "div",
    { class: "filters" },
    search,
    el("label", { class: "check" }, changed, say("only_changed")),
  );
  function refresh() {
    const sought = fold(search.value).split(/\s+/).filter(Boolean);
    const isShown = (line) =>
      sought.every((word) => fold(line.textContent).includes(word)) &&
      (!changed.checked || line.classList.contains("changed"));
    for (const group of box.parentElement.querySelectorAll("details.group")) {
      const lines = [...group.querySelectorAll(".slider")];
      for (const line of lines) line.hidden = !isShown(line);
      group.hidden = lines.every((line) => line.hidden);
      if (sought.length || changed.checked) group.open = true;
    }
  }
  return box;
}

function ruleSections(model, settings, reach, control) {
  const narrow = window.matchMedia("(max-width: 900px)").matches;
  return ["demographic", "behavioural", "negative"].map((dimension) => {
    const rules = model.rules
      .map((rule, place) => ({ ...rule, place }))
      .filter((rule) => rule.dimension === dimension);
    const byGroup = d3.group(rules, (rule) => rule.group_id ?? "");
    return [
      el("h3", {}, say(`kind_${dimension}`)),
      [...byGroup].map(([id, members]) =>
        el(
          "details",
          { class: "group", open: !narrow },
          el("summary", {}, id ? plainGroup(id) : say("no_group")),
          id && groupLimits(settings.groups.get(id), control),
          members.map((rule) =>
            control(rule.label, rule.rule_id, settings.points, rule.place, {
              ...pointsRange(rule.points),
              off: rule.fixed,
              note: rule.fixed ? say("fixed") : count("leads", reach[rule.place]),
            }),
          ),
        ),
      ),
    ];
  });
}

// Up to twice the points and 20 more; a rule keeps its sign, as its group asks.
function pointsRange(points) {
  const step = points % UNIT ? 1000 : UNIT;
  const most = 2 * Math.abs(points) + 20 * UNIT;
  return points < 0
    ? { lowest: -most, highest: -Math.min(step, -points), step }
    : { lowest: 0, highest: most, step };
}

function groupLimits(group, control) {
  if (group.combine !== "sum")
    return el("p", { class: "muted small" }, say(`group_${group.combine}`));
  return ["max_points", "min_points"]
    .filter((key) => group[key] != null)
    .map((key) => {
      const most = 2 * Math.abs(group[key]) + 20 * UNIT;
      const range =
        group[key] < 0 ? { lowest: -most, highest: 0 } : { lowest: 0, highest: most };
      return control(say(`group_${key}`), `${group.group_id}-${key}`, group, key, {
        ...range,
        step: UNIT,
      });
    });
}
