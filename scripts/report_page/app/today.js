// Today: the hottest leads, and why the picked one has its score.
function todayTab(model) {
  const filters = { text: "", band: "", grade: "", owner: "", order: "score" };
  const found = el("p", { class: "muted", role: "status" });
  const detail = el("div", { class: "card detail", tabindex: -1 });
  const leads = leadTable(model, (lead) => pick(lead, true));
  const owners = [...new Set(model.steps.map((step) => step.owner))].sort();
  const grades = [
    ...new Set(model.leads.map((lead) => lead.grade).filter(Boolean)),
  ].sort();
  const set = (name) => (value) => {
    filters[name] = value;
    refresh();
  };
  const search = el("input", {
    type: "search",
    placeholder: say("search"),
    "aria-label": say("search"),
    oninput: (event) => set("text")(event.target.value),
  });
  const bands = bandsOf(model, "temperature").map((band) => [band.band, band.band]);
  const bar = el(
    "div",
    { class: "filters" },
    search,
    select(say("temperature"), [["", say("all_temperatures")], ...bands], set("band")),
    select(
      say("grade"),
      [["", say("all_grades")], ...grades.map((grade) => [grade, grade])],
      set("grade"),
    ),
    select(
      say("owner"),
      [["", say("all_owners")], ...owners.map((owner) => [owner, ownerName(owner)])],
      set("owner"),
    ),
    select(
      say("order"),
      ["score", "rise", "recent"].map((order) => [order, say(`order_${order}`)]),
      set("order"),
    ),
  );

  function refresh() {
    const words = filters.text.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
    const chosen = model.leads.filter(
      (lead) =>
        words.every((word) => lead.searched.includes(word)) &&
        (!filters.band || lead.temperature === filters.band) &&
        (!filters.grade || lead.grade === filters.grade) &&
        (!filters.owner || lead.step?.owner === filters.owner),
    );
    const orders = {
      score: (lead) => lead.place,
      rise: (lead) => -(lead.score_change_7d ?? -1e6),
      recent: (lead) => lead.quiet_days ?? 1e6,
    };
    chosen.sort(
      (one, other) => orders[filters.order](one) - orders[filters.order](other),
    );
    found.textContent = count("leads", chosen.length);
    leads.list(chosen);
    if (chosen.length) pick(chosen[0], false);
    else replace(detail, el("p", { class: "muted" }, say("pick")));
  }

  function pick(lead, byHand) {
    leads.mark(lead);
    replace(detail, leadDetail(model, lead));
    // on a narrow screen the lead's card is below the list
    if (byHand && window.matchMedia("(max-width: 900px)").matches) {
      detail.scrollIntoView({ block: "start" });
      detail.focus({ preventScroll: true });
    }
  }

  refresh();
  return {
    element: el(
      "div",
      { class: "columns wide-left" },
      card(say("hottest"), say("hottest_help"), bar, found, leads.element),
      detail,
    ),
    pick,
  };
}
