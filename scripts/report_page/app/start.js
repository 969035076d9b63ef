function tabs(names, build) {
  const buttons = names.map((name, place) =>
    el(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${name}`,
        "aria-controls": `panel-${name}`,
        onclick: () => show(name),
        onkeydown: (event) => {
          const steps = {
            ArrowRight: 1,
            ArrowLeft: -1,
            Home: -place,
            End: names.length - 1 - place,
          };
          if (!(event.key in steps)) return;
          event.preventDefault();
          const next = (place + steps[event.key] + names.length) % names.length;
          show(names[next]);
          buttons[next].focus();
        },
      },
      say(`tab_${name}`),
    ),
  );
  const panels = names.map((name) =>
    el("div", {
      role: "tabpanel",
      id: `panel-${name}`,
      "aria-labelledby": `tab-${name}`,
      tabindex: 0,
    }),
  );

  function show(name, withFocus = false) {
    names.forEach((other, place) => {
      const chosen = other === name;
      buttons[place].setAttribute("aria-selected", String(chosen));
      buttons[place].tabIndex = chosen ? 0 : -1;
      panels[place].hidden = !chosen;
      if (chosen && !panels[place].hasChildNodes())
        panels[place].append(build(name).element);
    });
    buttons[names.indexOf(name)].scrollIntoView({
      block: "nearest",
      inline: "nearest",
    });
    if (withFocus) buttons[names.indexOf(name)].focus();
    history.replaceState(null, "", `#${name}`);
  }

  return {
    bar: el("nav", { role: "tablist", "aria-label": say("title") }, buttons),
    panels,
    show,
  };
}

async function start() {
  language = document.documentElement.lang;
  locale = language === "en" ? "en-GB" : language;
  words = await unpack("words");
  const model = readModel(await unpack("data"));
  const built = new Map();
  const makers = {
    today: () => todayTab(model),
    shape: () => shapeTab(model, open),
    movements: () => movementsTab(model, open),
    sources: () => sourcesTab(model, go),
    accounts: () => accountsTab(model, open),
    outcomes: () => outcomesTab(model, tryIt),
    data: () => trustTab(model),
    rules: () => rulesTab(model),
    what_if: () => whatIfTab(model, open),
  };
  const names = Object.keys(makers);
  const build = (name) => {
    if (!built.has(name)) built.set(name, makers[name]());
    return built.get(name);
  };
  const shown = tabs(names, build);

  // a lead that is clicked in another tab is explained in Today
  function open(lead, event) {
    shown.show("today");
    build("today").pick(lead, event);
  }

  function tryIt(place, points) {
    shown.show("what_if");
    build("what_if").change(place, points);
  }

  const go = {
    to: (name) => shown.show(name, true),
    today: (filters) => {
      shown.show("today", true);
      build("today").filter(filters);
    },
  };

  // #tab, or #today?lead=id
  function follow() {
    const [name, query] = location.hash.slice(1).split("?");
    const lead = leadOfAddress(model, new URLSearchParams(query).get("lead"));
    if (lead) open(lead);
    else shown.show(names.includes(name) ? name : "today");
  }

  replace(
    document.getElementById("page"),
    header(model, go),
    shown.bar,
    shown.panels,
    el("footer", { class: "muted" }, say("footer", { date: longDay(model.as_of) })),
  );
  follow();
  window.addEventListener("hashchange", follow);
  document.body.dataset.ready = "yes";
}

start();
