// A lead: who it is, next step, score over time, points.

function ownerName(owner) {
  return words[`owner_${owner}`] ?? owner;
}

function leadDetail(model, lead) {
  const meaning = ["fit_grade", "engagement_level"]
    .map((set) => bandOf(model, set, lead[set])?.label)
    .filter(Boolean);
  return [
    el("h2", {}, lead.called),
    el("p", { class: "muted" }, lead.about),
    el("p", { class: "chips" }, stateChips(lead)),
    el(
      "p",
      { class: "headline" },
      el(
        "span",
        {
          class: `big ${heat(model, lead.temperature)}-text`,
          "data-score": lead.lead_score,
        },
        lead.lead_score ?? "–",
      ),
      gradeBadge(lead),
      isCut(model, lead) &&
        el("span", { class: "muted" }, say("raw", { n: decimal(lead.raw_score / UNIT) })),
      el("span", { class: "muted" }, meaning.join(" · ")),
    ),
    el(
      "p",
      { class: "muted" },
      say("with_colon", { name: say("change_7d") }),
      arrow(lead.score_change_7d),
      lead.quiet_days == null ? "" : ` · ${say("last_active")} ${ago(lead.quiet_days)}`,
      lead.status === "scored"
        ? ` · ${say("rank", { n: whole(lead.score_rank), all: whole(model.shape.scored) })}`
        : "",
    ),
    contactLines(model, lead),
    lead.status !== "scored" &&
      el(
        "p",
        { class: "note" },
        say(lead.status),
        ". ",
        lead.status === "disqualified" ? lead.status_reason : "",
      ),
    stepBox(lead),
    el("h3", {}, say("over_time")),
    historyChart(model, lead),
    el("h3", {}, say("why")),
    pointsTable(model, lead),
  ];
}

// Bought, in a deal, stage, not to be written to.
function stateChips(lead) {
  return [
    lead.deal_status && chipOf(say(`deal_${lead.deal_status}`), lead.deal_status),
    lead.company_deal_status === "customer" &&
      lead.deal_status !== "customer" &&
      chipOf(say("company_customer"), "customer"),
    lead.is_mql && chipOf(say("mql"), "stage"),
    lead.lifecycle_stage &&
      lead.lifecycle_stage.toLowerCase() !== "mql" &&
      chipOf(plainGroup(lead.lifecycle_stage), "stage"),
    lead.do_not_mail &&
      chipOf(say("do_not_mail", { why: plainGroup(lead.do_not_mail) }), "refused"),
  ];
}

function chipOf(text, kind) {
  return el("span", { class: `chip state ${kind}` }, text);
}

function contactLines(model, lead) {
  const line = (key, value) =>
    value && el("div", {}, el("dt", {}, say(key)), el("dd", {}, value));
  const crm = model.link && lead.contact_id && crmAddress(model.link, lead);
  const facts = el(
    "dl",
    { class: "facts" },
    line("email", lead.email && el("a", { href: `mailto:${lead.email}` }, lead.email)),
    line(
      "phone",
      lead.phone &&
        el("a", { href: `tel:${lead.phone.replace(/[^\d+]/g, "")}` }, lead.phone),
    ),
    line("contact_id", lead.contact_id),
    line("source", lead.lead_source && plainGroup(lead.lead_source)),
    line("country", lead.country),
    line("industry", lead.industry && plainGroup(lead.industry)),
  );
  const links = el(
    "p",
    { class: "links" },
    crm &&
      el("a", { href: crm, target: "_blank", rel: "noreferrer" }, say("open_in_crm")),
    el("a", { href: leadAddress(lead) }, say("link_to_lead")),
  );
  return [facts, links];
}

function crmAddress(link, lead) {
  return link.replace(/\{(contact_id|email)\}/g, (_, name) =>
    encodeURIComponent(lead[name] ?? ""),
  );
}

function stepBox(lead) {
  const { step, mail_text } = lead;
  return (
    step &&
    el(
      "div",
      { class: "step" },
      el("h3", {}, say("next_step")),
      el(
        "p",
        {},
        el("b", {}, say("with_colon", { name: ownerName(step.owner) })),
        step.action,
      ),
      step.call_script && el("p", { class: "muted small" }, step.call_script),
      mail_text && [
        el("blockquote", { class: "mail" }, mail_text),
        copyButton(say("copy_mail"), () => mail_text),
      ],
    )
  );
}

function ago(days) {
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-days, "day");
}
