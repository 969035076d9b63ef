// Elements, texts and numbers. Texts of people and rules only ever become text nodes.
let words = {};
let language = "en";
let locale = "en-GB";

function say(key, values = {}) {
  // a date that ends with a full stop ends its sentence too
  return words[key]
    .replace(/\{(\w+)\}/g, (_, name) => values[name])
    .replace(/([^.])\.\.(?!\.)/g, "$1.");
}

// The text for one thing or for several, as the language has it.
function count(key, number) {
  const form = new Intl.PluralRules(locale).select(number) === "one" ? "one" : "many";
  return say(`${key}_${form}`, { n: whole(number) });
}

function whole(number) {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(number);
}

function decimal(number, places = 1) {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(number);
}

function percent(share, places = 1) {
  return new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(share);
}

// With its sign, a real minus among them; zero has none.
function signed(number, places = 1) {
  const size = decimal(Math.abs(number), places);
  if (size === decimal(0, places)) return size;
  return (number < 0 ? "−" : "+") + size;
}

function day(iso, style = { day: "numeric", month: "short" }) {
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

function longDay(iso) {
  return day(iso, { day: "numeric", month: "long", year: "numeric" });
}

// The date so many days before the scored one.
function daysBefore(iso, days) {
  return new Date(Date.parse(`${iso}T00:00:00Z`) - days * 864e5);
}

function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(made.style, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...shown(children));
  return made;
}

// Children at any depth, without those that a condition left out.
function shown(children) {
  return children.flat(Infinity).filter((child) => child != null && child !== false);
}

function replace(element, ...children) {
  element.replaceChildren(...shown(children));
  return element;
}

function card(title, explanation, ...children) {
  return el(
    "section",
    { class: "card" },
    el("h2", {}, title),
    explanation && el("p", { class: "muted" }, explanation),
    children,
  );
}

function table(headings, rows, attributes = {}) {
  const head = headings.map((heading) => el("th", { scope: "col" }, heading));
  return el(
    "table",
    attributes,
    el("thead", {}, el("tr", {}, head)),
    el(
      "tbody",
      {},
      rows.map((cells) =>
        el(
          "tr",
          {},
          cells.map((cell, place) =>
            place ? el("td", {}, cell) : el("th", { scope: "row" }, cell),
          ),
        ),
      ),
    ),
  );
}

// What may be wider than the screen is reached by the keyboard, too.
function scrollable(more = {}) {
  return {
    class: "scroll",
    tabindex: 0,
    role: "group",
    "aria-label": say("as_table"),
    ...more,
  };
}

// A bar between two shares of its track, from 0 to 1.
function bar(from, to, kind) {
  const [start, end] = from < to ? [from, to] : [to, from];
  const place = { left: `${100 * start}%`, width: `${100 * (end - start)}%` };
  return el(
    "span",
    { class: "track", "aria-hidden": "true" },
    el("span", { class: `bar ${kind}`, style: place }),
  );
}

function arrow(change) {
  if (change == null) return el("span", { class: "muted" }, say("new"));
  if (change === 0) return el("span", { class: "muted" }, "0");
  const up = change > 0;
  return el(
    "span",
    { class: up ? "up" : "down" },
    el("span", { "aria-hidden": "true" }, up ? "▲ " : "▼ "),
    signed(change, 0),
  );
}

function select(label, choices, onchange) {
  return el(
    "select",
    { "aria-label": label, onchange: (event) => onchange(event.target.value) },
    choices.map(([value, name]) => el("option", { value }, name)),
  );
}

function plainGroup(group) {
  return group.replaceAll("_", " ");
}
