// The packed figures, and leads as objects that the tabs share.
async function unpack(id) {
  const packed = atob(document.getElementById(id).textContent);
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function readModel(data) {
  const columns = Object.entries(data.leads);
  const rows = columns.length ? columns[0][1].length : 0;
  const leads = Array.from({ length: rows }, (_, place) => {
    const lead = { place, parts: [], history: data.history[place] };
    for (const [name, values] of columns) lead[name] = values[place];
    lead.grade =
      lead.fit_grade && lead.engagement_level
        ? lead.fit_grade + lead.engagement_level
        : null;
    lead.step = data.steps.find((step) => step.step_id === lead.step_id);
    lead.called =
      lead.lead_name || lead.contact_id || say("lead_number", { n: place + 1 });
    lead.about = [lead.job_title, lead.company].filter(Boolean).join(" · ");
    lead.searched = fold(
      [lead.called, lead.about, lead.email, lead.contact_id, lead.phone]
        .filter(Boolean)
        .join(" "),
    );
    return lead;
  });
  const { lead, of, points, times, divisor, hits, days_ago } = data.contributions;
  lead.forEach((place, row) => {
    leads[place].parts.push({
      of: of[row],
      points: points[row],
      times: times[row],
      divisor: divisor[row],
      hits: hits[row],
      daysAgo: days_ago[row],
    });
  });
  const others = data.contributions.others.map(([kind, text]) => ({ kind, text }));
  const hotBand = data.bands.find((band) => band.band_set === "temperature");
  return { ...data, leads, others, hotBand };
}

function bandOf(model, set, name) {
  return model.bands.find((band) => band.band_set === set && band.band === name);
}

function bandsOf(model, set) {
  return model.bands.filter((band) => band.band_set === set);
}

// The colour of a temperature: the first is hot, the second warm, the rest are cold.
function heat(model, name) {
  const place = bandsOf(model, "temperature").findIndex((band) => band.band === name);
  return ["hot", "warm"][place] ?? "cold";
}

// What a contribution is called, and the colour of its dimension.
function nameOf(model, part) {
  const rule = model.rules[part.of];
  if (rule) return { name: rule.label, kind: rule.dimension };
  const { kind, text } = model.others[part.of - model.rules.length];
  if (kind === "group_limit")
    return { name: say("group_limit", { group: plainGroup(text) }), kind: "limit" };
  return { name: text || say("adjustment"), kind: "manual" };
}

function chip(name, points) {
  return el("span", { class: "chip" }, name, " ", el("b", {}, signed(points, 0)));
}
