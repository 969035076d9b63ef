// Which leads the work list shows.

// As scoring folds text: without accents, in lower case.
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .trim();
}

function leadFilters(model, onchange) {
  const hasDeals = model.leads.some((lead) => lead.deal_status != null);
  const start = {
    text: "",
    customer: hasDeals ? "no" : "",
    band: "",
    moved: "",
    grade: "",
    owner: "",
    source: "",
    order: "score",
  };
  const chosen = { ...start };
  const controls = new Map();
  const entered = new Set(Object.keys(model.movements.entered).map(Number));

  function choice(name, label, choices) {
    const control = select(label, choices, (value) => {
      chosen[name] = value;
      onchange();
    });
    control.value = chosen[name];
    control.dataset.filter = name;
    controls.set(name, control);
    return control;
  }

  const distinct = (values) => [...new Set(values.filter(Boolean))].sort();
  const same = (values) => values.map((value) => [value, value]);
  const search = el("input", {
    type: "search",
    placeholder: say(model.with_names ? "search" : "search_quiet"),
    "aria-label": say(model.with_names ? "search" : "search_quiet"),
    oninput: () => {
      chosen.text = search.value;
      onchange();
    },
  });
  controls.set("text", search);
  const sources = distinct(model.leads.map((lead) => lead.lead_source));
  const element = el(
    "div",
    { class: "filters" },
    search,
    hasDeals &&
      choice(
        "customer",
        say("deal_status"),
        ["no", "", "customer", "open", "lost"].map((state) => [
          state,
          say(`filter_deal_${state || "all"}`),
        ]),
      ),
    choice("band", say("temperature"), [
      ["", say("all_temperatures")],
      ...same(bandsOf(model, "temperature").map((band) => band.band)),
    ]),
    choice("moved", say("movement"), [
      ["", say("all_movements")],
      ["entered", say("filter_entered")],
      ["mql", say("mql_leads")],
    ]),
    choice("grade", say("grade"), [
      ["", say("all_grades")],
      ...same(distinct(model.leads.map((lead) => lead.grade))),
    ]),
    choice("owner", say("owner"), [
      ["", say("all_owners")],
      ...distinct(model.steps.map((step) => step.owner)).map((owner) => [
        owner,
        ownerName(owner),
      ]),
    ]),
    sources.length > 1 &&
      choice("source", say("source"), [
        ["", say("all_sources")],
        ...same(sources).map(([value, name]) => [value, plainGroup(name)]),
      ]),
    choice(
      "order",
      say("order"),
      ["score", "rise", "recent"].map((order) => [order, say(`order_${order}`)]),
    ),
  );

  const ofDeals = {
    "": () => true,
    no: (lead) => lead.deal_status !== "customer",
    customer: (lead) => lead.deal_status === "customer",
    open: (lead) => lead.deal_status === "open",
    lost: (lead) => lead.deal_status === "lost",
  };
  const orders = {
    score: (lead) => lead.place,
    rise: (lead) => -(lead.score_change_7d ?? -1e6),
    recent: (lead) => lead.quiet_days ?? 1e6,
  };

  function leads() {
    const sought = fold(chosen.text).split(/\s+/).filter(Boolean);
    const order = orders[chosen.order];
    return model.leads
      .filter(
        (lead) =>
          sought.every((word) => lead.searched.includes(word)) &&
          ofDeals[chosen.customer](lead) &&
          (!chosen.band || lead.temperature === chosen.band) &&
          (chosen.moved !== "entered" || entered.has(lead.place)) &&
          (chosen.moved !== "mql" || lead.is_mql) &&
          (!chosen.grade || lead.grade === chosen.grade) &&
          (!chosen.owner || lead.step?.owner === chosen.owner) &&
          (!chosen.source || lead.lead_source === chosen.source),
      )
      .sort((one, other) => order(one) - order(other));
  }

  // Other choices than at the start; what is not named is as at the start.
  function set(values) {
    Object.assign(chosen, start, values);
    for (const [name, control] of controls) control.value = chosen[name];
    onchange();
  }

  return { element, leads, set };
}
