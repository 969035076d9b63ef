// Points by group: rules that are limited together count together.

// Entries of a lead, the highest first: a group with its rules and what its limit takes,
// or a rule or adjustment without one.
function byGroup(model, lead) {
  const entries = new Map();
  for (const part of lead.parts) {
    const rule = model.rules[part.of];
    const other = rule ? null : model.others[part.of - model.rules.length];
    const id = rule ? rule.group_id : other.kind === "group_limit" ? other.text : null;
    const key = id ?? `alone ${part.of}`;
    const entry = entries.get(key) ?? { id, parts: [], points: 0 };
    entry.parts.push(part);
    entry.points += part.points;
    entries.set(key, entry);
  }
  for (const entry of entries.values()) {
    entry.rules = entry.parts.filter((part) => model.rules[part.of]);
    entry.isAlone = entry.parts.length === 1;
    if (!entry.isAlone)
      entry.group = model.groups.find((group) => group.group_id === entry.id);
  }
  return [...entries.values()].sort((one, other) => other.points - one.points);
}

function entryName(model, entry) {
  const first = entry.rules[0] ?? entry.parts[0];
  return entry.isAlone
    ? nameOf(model, first)
    : { name: capital(plainGroup(entry.id)), kind: nameOf(model, first).kind };
}

// "highest of 3", "at most 25": how the rules of a group count together.
function groupNote(entry) {
  const { combine, max_points, min_points } = entry.group;
  const rules = whole(entry.rules.length);
  if (combine !== "sum") return say(`note_${combine}`, { n: rules });
  const limit = entry.points < 0 ? min_points : max_points;
  return limit == null
    ? count("rules", entry.rules.length)
    : say("note_limit", { n: decimal(limit / UNIT, 0) });
}

// The three groups or rules that give a lead most.
function reasons(model, lead) {
  return byGroup(model, lead)
    .filter((entry) => entry.points > 0)
    .slice(0, 3)
    .map((entry) => {
      const best = entry.rules[0] ?? entry.parts[0];
      const more = entry.rules.length - 1;
      const { name } = nameOf(model, best);
      return chip(
        more > 0 ? say("and_others", { name, n: whole(more) }) : name,
        entry.points / UNIT,
      );
    });
}

function capital(text) {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
