// Rules: each rule as a sentence to change, and the changed files to hand over.
const SENTENCES = {
  demographic_points: "rule_demographic",
  behavioural_points: "rule_behavioural",
  inactivity_points: "rule_inactivity",
  purchase_cycle_points: "rule_cycle",
};
const OF_RULES = " rules";

function rulesTab(model) {
  const files = draftFiles(model);
  restoreRows(files, readDraft(model, OF_RULES));
  if (!Object.keys(SENTENCES).some((seed) => files.has(seed)))
    return { element: card(say("tab_rules"), say("no_rule_files")) };
  const reach = countLeads(model);
  const preview = el("div", { class: "card detail", "aria-live": "polite" });
  const list = el("div");
  const saving =
    model.is_served && savePanel(() => changedFiles(files), (faults) => mark(faults));
  const search = el("input", {
    type: "search",
    placeholder: say("search_rules"),
    "aria-label": say("search_rules"),
    oninput: filter,
  });
  const only = el("input", { type: "checkbox", onchange: filter });

  function changed() {
    const changes = changedFiles(files);
    keepDraft(model, keptRows(files), OF_RULES);
    replace(
      preview,
      el("h2", {}, say("would_be")),
      changes.length
        ? [
            previewLines(model, files),
            fileButtons(changes.map((file) => [file.path, entriesOf(file)])),
          ]
        : el("p", { class: "muted" }, say("no_changes")),
      changes.length > 0 && saving,
    );
    for (const box of list.querySelectorAll("details.rule"))
      box.classList.toggle("changed", box.shownRows().some(isChanged));
  }

  // the cell of a fault is opened and marked; a file's first line is its header
  function mark(faults) {
    for (const control of list.querySelectorAll("[aria-invalid]"))
      control.removeAttribute("aria-invalid");
    const opened = new Set();
    for (const { file: name, line, column, text } of faults) {
      const file = files.get(name.replace(/\.csv$/, ""));
      const row = file?.rows.filter((one) => !one.isRemoved)[line - 2];
      const box = [...list.querySelectorAll("details.rule")].find((one) =>
        one.shownRows().includes(row),
      );
      if (!box) continue;
      if (!opened.has(box)) box.openRule();
      opened.add(box);
      for (const control of box.querySelectorAll(`[data-column="${CSS.escape(column)}"]`)) {
        if (control.row !== row) continue;
        control.setAttribute("aria-invalid", "true");
        control.title = text;
        control.closest("details").open = true;
      }
    }
  }

  function filter() {
    const sought = fold(search.value).split(/\s+/).filter(Boolean);
    for (const box of list.querySelectorAll("details.rule")) {
      const text = fold(
        box.rows.flatMap((row) => row.cells).join(" ").replaceAll("_", " "),
      );
      box.hidden =
        !sought.every((word) => text.includes(word)) ||
        (only.checked && !box.classList.contains("changed"));
    }
  }

  function show() {
    replace(
      list,
      Object.entries(SENTENCES).map(([seed, key]) => {
        const file = files.get(seed);
        const rows = file?.rows.filter((row) => isOfCard(model, file, row)) ?? [];
        return [
          rows.length > 0 && el("h3", {}, say(`seed_${seed}`)),
          rows.map((row) => ruleBox(model, files, file, row, key, reach, { changed, show })),
        ];
      }),
    );
    changed();
    filter();
  }

  show();
  return {
    element: el(
      "div",
      { class: "columns wide-left rules" },
      card(
        say("tab_rules"),
        say("rules_help"),
        el(
          "div",
          { class: "filters" },
          search,
          el("label", { class: "check" }, only, say("only_changed")),
          el(
            "button",
            {
              type: "button",
              onclick: () => {
                for (const [seed, file] of draftFiles(model)) files.set(seed, file);
                show();
              },
            },
            say("reset"),
          ),
        ),
        list,
      ),
      preview,
    ),
  };
}

function isOfCard(model, file, row) {
  return cell(file, row, "scorecard_id") === model.card.scorecard_id;
}

// One rule: its sentence, its conditions, its group's limits, and the other columns.
function ruleBox(model, files, file, row, key, reach, { changed, show }) {
  const id = cell(file, row, "rule_id");
  const place = model.rules.findIndex((rule) => rule.rule_id === id);
  const inSentence = words[key].match(/\{(\w+)\}/g).map((name) => name.slice(1, -1));
  const points = inSentence.find((column) => column.endsWith("points"));
  const conditions = files.get("rule_conditions");
  const own = (other) => other.rows.filter((one) => cell(other, one, "rule_id") === id);
  const rows = [row, ...(conditions ? own(conditions) : [])];
  const box = el("details", { class: "rule", "data-rule": id });
  const title = el("summary");
  box.rows = rows;

  const control = (inFile, inRow) => (column) =>
    cellControl(model.editor, files, inFile, inRow, column, () => {
      name();
      changed();
    });

  function name() {
    replace(
      title,
      el("span", { class: row.isRemoved ? "removed" : "" }, cell(file, row, "label") || id),
      " ",
      el("b", {}, cell(file, row, points)),
      el(
        "span",
        { class: "muted small" },
        place < 0 ? say("new") : count("leads", reach[place]),
      ),
    );
  }

  // what is in it is made when it is opened first
  const fill = () =>
    replace(
      box,
      title,
      sentence(words[key], control(file, row)),
      conditions &&
        own(conditions).map((one) =>
          el(
            "div",
            { class: "condition" },
            sentence(words.rule_condition, control(conditions, one)),
            action(one.isRemoved ? "put_back" : "remove", () => {
              one.isRemoved = !one.isRemoved;
            }),
          ),
        ),
      groupOf(),
      el(
        "details",
        {},
        el("summary", {}, say("all_columns")),
        el(
          "div",
          { class: "cells" },
          file.header
            .filter((column) => !inSentence.includes(column) && column !== "scorecard_id")
            .map((column) => el("label", {}, plainGroup(column), control(file, row)(column))),
        ),
      ),
      el(
        "div",
        { class: "list-actions" },
        conditions &&
          action("add_condition", () => {
            const cells = conditions.header.map((column) => (column === "rule_id" ? id : ""));
            conditions.rows.push({ line: null, cells, isRemoved: false });
          }),
        action("copy_rule", () => {
          const cells = [...row.cells];
          cells[file.header.indexOf("rule_id")] = freeId(file, id);
          file.rows.splice(file.rows.indexOf(row) + 1, 0, {
            line: null,
            cells,
            isRemoved: false,
          });
        }),
        action(row.isRemoved ? "put_back" : "remove", () => {
          const isRemoved = !row.isRemoved;
          for (const one of box.rows) one.isRemoved = isRemoved;
        }),
      ),
    );

  const groups = files.get("rule_groups");
  const groupRow = () =>
    groups?.rows.find(
      (one) =>
        isOfCard(model, groups, one) &&
        cell(groups, one, "group_id") === cell(file, row, "group_id"),
    );
  const groupOf = () => {
    const group = groupRow();
    return group && sentence(words.rule_group, control(groups, group));
  };
  box.shownRows = () => [...rows, groupRow()].filter(Boolean);

  function action(word, act) {
    return el(
      "button",
      {
        type: "button",
        class: "quiet",
        onclick: () => {
          act();
          show();
          document.querySelector(`details.rule[data-rule="${CSS.escape(id)}"]`)?.openRule();
        },
      },
      say(word),
    );
  }

  box.openRule = () => {
    fill();
    box.open = true;
    title.focus();
  };
  box.addEventListener("toggle", () => {
    if (box.open && box.childElementCount === 1) fill();
  });
  name();
  return replace(box, title);
}

function freeId(file, id) {
  const taken = new Set(file.rows.map((row) => cell(file, row, "rule_id")));
  let number = 2;
  while (taken.has(`${id}_${number}`)) number += 1;
  return `${id}_${number}`;
}
