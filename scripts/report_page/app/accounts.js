// Accounts: companies by their best lead, who is known there, which roles are missing.
function accountsTab(model, open) {
  const { accounts, account_counts } = model.sources;
  const row = (account) => {
    const best = model.leads[account.best];
    const covered = (account.roles_covered ?? "").split("|").filter(Boolean);
    const missing = (account.roles_required ?? "")
      .split("|")
      .filter((role) => role && !covered.includes(role));
    return el(
      "tr",
      { "data-account": account.company },
      el(
        "th",
        { scope: "row" },
        account.company ?? say("account_quiet"),
        el(
          "span",
          { class: "muted small" },
          [account.industry && plainGroup(account.industry), account.country]
            .filter(Boolean)
            .join(" · "),
        ),
      ),
      el(
        "td",
        { class: "score" },
        el("b", {}, account.highest_score),
        bar(
          0,
          limit(account.highest_score / (model.card.max_score ?? 100), 0, 1),
          heat(model, account.temperature),
        ),
      ),
      el(
        "td",
        { class: "number" },
        say("of", { n: whole(account.engaged_contacts), all: whole(account.contacts) }),
      ),
      el(
        "td",
        {},
        best &&
          el(
            "button",
            { type: "button", class: "name", onclick: (event) => open(best, event) },
            best.called,
          ),
      ),
      el(
        "td",
        { class: "why" },
        covered.map((role) => el("span", { class: "chip" }, plainGroup(role))),
        missing.map((role) =>
          el(
            "span",
            { class: "chip state refused" },
            say("role_missing", { role: plainGroup(role) }),
          ),
        ),
      ),
    );
  };
  const heads = ["account", "score", "engaged", "best_contact", "roles"];
  return {
    element: card(
      say("accounts"),
      say("accounts_help", {
        accounts: whole(account_counts.accounts),
        hot: whole(account_counts.hot),
        n: whole(accounts.length),
      }),
      accounts.length
        ? paged(heads, accounts, row)
        : el("p", { class: "muted" }, say("no_accounts")),
    ),
  };
}
