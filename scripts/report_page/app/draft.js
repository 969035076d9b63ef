// A draft of changed rules that survives a reload, where the browser keeps it.

function draftKey(model, of = "") {
  return `lead scores ${model.card.scorecard_id}${of}`;
}

function readDraft(model, of) {
  try {
    return JSON.parse(localStorage.getItem(draftKey(model, of))) ?? {};
  } catch {
    return {};
  }
}

function keepDraft(model, changes, of) {
  try {
    if (Object.keys(changes).length)
      localStorage.setItem(draftKey(model, of), JSON.stringify(changes));
    else localStorage.removeItem(draftKey(model, of));
  } catch {
    // a browser may keep nothing for pages from files
  }
}
