// A list of leads that says why, with more on request.
const PAGE = 25;

function leadTable(model, onpick) {
  const body = el("tbody");
  const more = el("button", { type: "button", class: "quiet", onclick: showMore });
  const headings = ["lead", "grade", "score", "change_7d", "main_reasons"].map((key) =>
    el("th", { scope: "col" }, say(key)),
  );
  const element = el(
    "div",
    {},
    el("table", { class: "leads" }, el("thead", {}, el("tr", {}, headings)), body),
    more,
  );
  let listed = [];

  function list(leads) {
    listed = leads;
    body.replaceChildren();
    if (!leads.length)
      body.append(
        el("tr", {}, el("td", { colspan: 5, class: "muted" }, say("nobody"))),
      );
    showMore();
  }

  function showMore() {
    const start = body.querySelectorAll("tr[data-place]").length;
    body.append(...listed.slice(start, start + PAGE).map((lead) => row(lead)));
    const left = listed.length - Math.min(listed.length, start + PAGE);
    more.hidden = left === 0;
    more.textContent = say("show_more", {
      n: whole(Math.min(PAGE, left)),
      left: whole(left),
    });
  }

  function row(lead) {
    const kind = heat(model, lead.temperature);
    const top = model.card.max_score ?? model.leads[0].lead_score;
    return el(
      "tr",
      { "data-place": lead.place, onclick: (event) => onpick(lead, event) },
      el(
        "th",
        { scope: "row" },
        el("button", { type: "button", class: "name" }, lead.called),
        el("span", { class: "muted small" }, lead.about),
        lead.deal_status &&
          lead.deal_status !== "lost" &&
          chipOf(say(`deal_${lead.deal_status}`), lead.deal_status),
      ),
      el("td", { class: "grade" }, gradeBadge(lead)),
      el(
        "td",
        { class: "score" },
        el("b", {}, lead.lead_score ?? "–"),
        isCut(model, lead) &&
          el(
            "span",
            { class: "muted small raw", title: say("raw_help") },
            whole(lead.raw_score / UNIT),
          ),
        bar(0, limit((lead.lead_score ?? 0) / (top || 1), 0, 1), kind),
      ),
      el("td", { class: "change" }, arrow(lead.score_change_7d)),
      el(
        "td",
        { class: "why" },
        lead.status === "scored" ? reasons(model, lead) : say(lead.status),
      ),
    );
  }

  function mark(lead) {
    for (const line of body.querySelectorAll("tr")) {
      if (line.dataset.place === String(lead.place))
        line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
  }

  function focus(lead) {
    body.querySelector(`tr[data-place="${lead.place}"] button`)?.focus();
  }

  return { element, list, mark, focus };
}

// Whether the score is held at a limit of the scorecard: the raw score then tells more.
function isCut(model, lead) {
  const { min_score, max_score } = model.card;
  return (
    lead.lead_score != null &&
    ((max_score != null && lead.raw_score >= (max_score + 1) * UNIT) ||
      lead.raw_score <= (min_score - 1) * UNIT)
  );
}

function gradeBadge(lead) {
  return lead.grade ? el("span", { class: "badge" }, lead.grade) : "–";
}
