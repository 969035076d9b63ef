// Scores from contributions, as SQL computes them. Points are whole ten-thousandths.
const UNIT = 10_000;
const DECAY_UNITS = 1_000_000_000_000n;

function limit(points, lowest, highest) {
  if (lowest != null && points < lowest) return lowest;
  if (highest != null && points > highest) return highest;
  return points;
}

// What a rule of so many points gives to a lead, rounded half away from zero.
function worth(rule, points, times, divisor) {
  const over = divisor === 0 ? DECAY_UNITS : BigInt(divisor);
  const product = BigInt(points) * BigInt(times);
  const size = (2n * (product < 0n ? -product : product) + over) / (2n * over);
  const rounded = Number(product < 0n ? -size : size);
  return rule.max_points == null
    ? rounded
    : limit(rounded, -rule.max_points, rule.max_points);
}

// Total, sums by dimension, score and bands of a lead under `settings`: points by rule,
// limits by group and thresholds. Contributions whose rule keeps its points stay as they
// are; group limits are computed again.
function scoreLead(lead, model, settings) {
  const sums = { demographic: 0, behavioural: 0, negative: 0, manual: 0 };
  const groups = new Map();
  for (const part of lead.parts) {
    const rule = model.rules[part.of];
    if (!rule) {
      if (model.others[part.of - model.rules.length].kind === "adjustment")
        sums.manual += part.points;
      continue;
    }
    const points =
      settings.points[part.of] === rule.points
        ? part.points
        : worth(rule, settings.points[part.of], part.times, part.divisor);
    sums[rule.dimension] += points;
    if (rule.group_id == null) continue;
    const group = groups.get(rule.group_id);
    if (!group) groups.set(rule.group_id, { sum: points, most: points, least: points });
    else {
      group.sum += points;
      group.most = Math.max(group.most, points);
      group.least = Math.min(group.least, points);
    }
  }
  for (const [id, { sum, most, least }] of groups) {
    const group = settings.groups.get(id);
    const combined = { highest: most, lowest: least }[group.combine] ?? sum;
    sums[group.dimension] += limit(combined, group.min_points, group.max_points) - sum;
  }
  const raw = sums.demographic + sums.behavioural + sums.negative + sums.manual;
  return { raw, sums, ...rated(lead, raw, sums, settings) };
}

function rated(lead, raw, sums, settings) {
  if (lead.status === "insufficient_data")
    return { score: null, isHot: false, isMql: false };
  const { min_score, max_score, mql_threshold, mql_min_behavioural } = settings.card;
  const limited = limit(
    raw,
    min_score * UNIT,
    max_score == null ? null : max_score * UNIT,
  );
  const score =
    Math.sign(limited) * Math.floor((Math.abs(limited) + UNIT / 2) / UNIT) || 0;
  if (lead.status !== "scored") return { score, isHot: false, isMql: false };
  const metric = {
    lead_score: score * UNIT,
    demographic_score: sums.demographic,
    behavioural_score: sums.behavioural,
  }[settings.hot.metric];
  return {
    score,
    isHot: metric >= settings.hot.min_value,
    isMql:
      mql_threshold != null &&
      score >= mql_threshold &&
      sums.behavioural > mql_min_behavioural * UNIT,
  };
}

// The settings as they are in the seeds, to be changed.
function presentSettings(model) {
  return {
    points: model.rules.map((rule) => rule.points),
    groups: new Map(model.groups.map((group) => [group.group_id, { ...group }])),
    card: { ...model.card },
    hot: { ...model.hotBand },
  };
}
