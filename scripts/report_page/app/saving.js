// Check, save and build a draft, where the page comes from `make edit`.

async function ask(path, method = "GET", body = null) {
  const answer = await fetch(path, {
    method,
    headers: {
      "X-Token": new URLSearchParams(location.search).get("token") ?? "",
      ...(body && { "Content-Type": "application/json" }),
    },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

// Buttons, and what came of them. `changes` gives the changed files, `mark` shows the
// faults where they are.
function savePanel(changes, mark) {
  const said = el("div", { "aria-live": "polite" });
  const buttons = [
    ["save_draft", save],
    ["build_what_if", build],
  ].map(([word, act]) =>
    el("button", { type: "button", id: word, onclick: () => run(act) }, say(word)),
  );

  async function run(act) {
    buttons.forEach((button) => (button.disabled = true));
    try {
      await act();
    } catch (error) {
      replace(said, el("p", { class: "note" }, error.message));
    }
    buttons.forEach((button) => (button.disabled = false));
  }

  async function save() {
    const files = Object.fromEntries(
      changes().map((file) => [file.path.split("/").at(-1), textOf(entriesOf(file))]),
    );
    const { faults, saved } = await ask("draft", "POST", { files });
    mark(faults);
    replace(
      said,
      faults.length
        ? [
            el("p", { class: "note" }, count("faults", faults.length)),
            el("ul", { id: "faults" }, faults.map(({ text }) => el("li", {}, text))),
          ]
        : el("p", { id: "saved" }, say("saved_in", { folder: saved })),
    );
    return !faults.length;
  }

  async function build() {
    if (!(await save())) return;
    await ask("what-if", "POST");
    for (;;) {
      const { is_running, seconds, text } = await ask("what-if");
      if (!is_running) return replace(said, el("pre", { id: "what-if-text" }, text));
      replace(
        said,
        el("progress", { "aria-label": say("building") }),
        el("p", { class: "muted" }, say("building"), ` ${whole(seconds)} s`),
      );
      await new Promise((done) => setTimeout(done, 1000));
    }
  }

  return el("div", {}, el("div", { class: "list-actions" }, buttons), said);
}
