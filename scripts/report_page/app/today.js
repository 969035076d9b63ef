// Today: the leads to work, and why the picked one has its score.
function todayTab(model) {
  const found = el("p", { class: "muted", role: "status" });
  const detail = el("div", { class: "card detail", tabindex: -1 });
  const leads = leadTable(model, (lead, event) => pick(lead, event));
  const filters = leadFilters(model, refresh);
  let listed = [];
  const name = `leads_${model.as_of}.csv`;
  const columns = el(
    "div",
    { class: "columns wide-left master" },
    card(
      say("hottest"),
      say("hottest_help"),
      filters.element,
      el(
        "div",
        { class: "list-actions" },
        found,
        copyButton(say("copy_list"), () => listCsv(listed)),
        downloadButton(say("download_list"), name, () => `\ufeff${listCsv(listed)}`),
      ),
      leads.element,
    ),
    detail,
  );

  function refresh() {
    listed = filters.leads();
    found.textContent = count("leads", listed.length);
    leads.list(listed);
    columns.classList.remove("picked");
    if (listed.length) show(listed[0]);
    else replace(detail, el("p", { class: "muted" }, say("pick")));
  }

  function show(lead) {
    leads.mark(lead);
    const back = el(
      "button",
      {
        type: "button",
        class: "quiet back",
        onclick: () => {
          columns.classList.remove("picked");
          leads.focus(lead);
        },
      },
      say("back_to_list"),
    );
    replace(detail, back, leadDetail(model, lead));
  }

  // A lead that somebody has picked, here, in another tab or in the address. On a narrow
  // screen its card takes the place of the list.
  function pick(lead, event) {
    show(lead);
    columns.classList.add("picked");
    history.replaceState(null, "", leadAddress(lead));
    const isNarrow = window.matchMedia("(max-width: 900px)").matches;
    // a key has no clicks to count
    if (isNarrow || !event?.detail) detail.focus({ preventScroll: true });
    if (isNarrow) detail.scrollIntoView({ block: "start" });
    else detail.scrollTop = 0;
  }

  refresh();
  return { element: columns, pick, filter: filters.set };
}

// A lead is known by its id, without names by its place in the list.
function leadAddress(lead) {
  return `#today?lead=${encodeURIComponent(lead.contact_id ?? lead.place + 1)}`;
}

function leadOfAddress(model, wanted) {
  return model.leads.find(
    (lead) => String(lead.contact_id ?? lead.place + 1) === wanted,
  );
}
