// The filtered list as a CSV: to copy, or to download. Nothing is sent anywhere.
const LIST_COLUMNS = [
  "contact_id",
  "lead_name",
  "email",
  "phone",
  "job_title",
  "company",
  "industry",
  "country",
  "lead_source",
  "lifecycle_stage",
  "deal_status",
  "do_not_mail",
  "lead_score",
  "raw_score",
  "grade",
  "temperature",
  "is_mql",
  "score_change_7d",
  "owner",
  "action",
];

function listCsv(leads) {
  const columns = LIST_COLUMNS.filter((column) =>
    leads.some((lead) => listCell(lead, column) != null),
  );
  const lines = leads.map((lead) =>
    columns.map((column) => csvCell(defused(listCell(lead, column)))).join(","),
  );
  return [columns.join(","), ...lines].join("\r\n") + "\r\n";
}

function listCell(lead, column) {
  if (column === "raw_score") return lead.raw_score / UNIT;
  if (column === "owner" || column === "action") return lead.step?.[column];
  return lead[column];
}

// A spreadsheet takes text that begins so for a formula.
function defused(cell) {
  return typeof cell === "string" && /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

function csvCell(cell) {
  const text = String(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function downloadButton(label, name, content, type = "text/csv;charset=utf-8") {
  return el(
    "button",
    { type: "button", class: "quiet", onclick: () => download(name, content(), type) },
    label,
  );
}

// A page from a file has no clipboard of its own: a field that is selected has.
function copyButton(label, text) {
  const button = el(
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () => {
        const field = el("textarea", { class: "hidden", "aria-hidden": "true" });
        field.value = text();
        button.after(field);
        field.select();
        document.execCommand("copy");
        field.remove();
        button.textContent = say("copied");
        button.focus();
        setTimeout(() => (button.textContent = label), 2000);
      },
    },
    label,
  );
  return button;
}
