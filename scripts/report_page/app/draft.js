// A draft of changed rules that survives a reload, where the browser keeps it.

function draftKey(model) {
  return `lead scores ${model.card.scorecard_id}`;
}

function readDraft(model) {
  try {
    return JSON.parse(localStorage.getItem(draftKey(model))) ?? {};
  } catch {
    return {};
  }
}

function keepDraft(model, changes) {
  try {
    if (Object.keys(changes).length)
      localStorage.setItem(draftKey(model), JSON.stringify(changes));
    else localStorage.removeItem(draftKey(model));
  } catch {
    // a browser may keep nothing for pages from files
  }
}
