// What another threshold would send to sales, and what it would find.

// The row of threshold_advice that holds for a threshold: the one at it, or above it.
function thresholdRow(model, threshold) {
  return model.outcomes.thresholds.find((row) => row.threshold >= threshold);
}

function thresholdSentence(model, threshold) {
  const rows = model.outcomes.thresholds;
  if (!rows.some((row) => row.conversions > 0)) return "";
  const row = thresholdRow(model, threshold);
  const all = Math.max(...rows.map((one) => one.conversions));
  return say("threshold_sentence", {
    weekly: decimal(row?.leads_per_week ?? 0),
    found: whole(row?.conversions ?? 0),
    all: whole(all),
  });
}

function thresholdsCard(model, days) {
  const rows = model.outcomes.thresholds;
  const all = Math.max(0, ...rows.map((row) => row.conversions));
  if (!all) return null;
  const { mql_threshold } = model.card;
  const used = [mql_threshold, model.hotBand.min_value / UNIT];
  const highest = model.card.max_score ?? rows.at(-1).threshold;
  // every tenth point, those in use, and the one that costs least
  const wanted = new Set([
    ...used.filter((one) => one != null),
    ...d3.range(Math.max(0, Math.ceil(model.card.min_score / 10) * 10), highest + 1, 10),
    ...rows.filter((row) => row.is_best && row.conversions > 0).map((row) => row.threshold),
  ]);
  const best = rows.find((row) => row.is_best);
  const lines = [...wanted]
    .sort((one, other) => one - other)
    .map((threshold) => ({ threshold, row: thresholdRow(model, threshold) }));
  const note = (threshold) =>
    [
      threshold === mql_threshold && say("mql"),
      threshold === model.hotBand.min_value / UNIT && say("hot"),
      best?.conversions > 0 && threshold === best.threshold && say("costs_least"),
    ]
      .filter(Boolean)
      .join(", ");
  return card(
    say("threshold_question"),
    say("threshold_question_help", { days }),
    best && !best.conversions && el("p", { class: "note" }, say("no_threshold_pays")),
    el(
      "div",
      scrollable({ id: "thresholds" }),
      table(
        ["threshold", "leads_a_week", "conversions", "share_found", "in_use"].map((key) =>
          say(key),
        ),
        lines.map(({ threshold, row }) => [
          decimal(threshold, 0),
          decimal(row?.leads_per_week ?? 0),
          say("of", { n: whole(row?.conversions ?? 0), all: whole(row?.leads ?? 0) }),
          percent((row?.conversions ?? 0) / all, 0),
          note(threshold),
        ]),
      ),
    ),
  );
}
