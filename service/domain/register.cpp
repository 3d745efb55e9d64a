#include "domain/register.hpp"

#include "base/text.hpp"
#include "base/token.hpp"
#include "domain/people.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <unordered_map>

namespace rowan::membership {

namespace {

using people::standing;

struct known_person {
    std::int64_t id;
    std::string email;
    std::optional<std::string> membership_number;
    std::string name, region, employer, job_title, roles;
    people::standing standing;
};
BOOST_DESCRIBE_STRUCT(
    known_person, (), (id, email, membership_number, name, region, employer, job_title, roles, standing)
)

struct plan {
    membership::report report;
    std::vector<entry> added;
    std::vector<std::pair<std::int64_t, entry>> changed;
    std::vector<std::int64_t> absent;
};

constexpr std::string_view role_words[] = {"rep", "link_member", "committee"};

// In one order, each once: by what roles are compared.
std::set<std::string> words_of(std::string text)
{
    std::replace(text.begin(), text.end(), '|', ' ');
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::string tidy_roles(std::string const& text)
{
    std::string roles;
    for (auto const& word : words_of(folded(text))) roles += (roles.empty() ? "" : " ") + word;
    return roles;
}

bool known_roles(std::string const& roles)
{
    auto const words = words_of(roles);
    return std::all_of(words.begin(), words.end(), [](std::string const& word) {
        return std::find(std::begin(role_words), std::end(role_words), word) != std::end(role_words);
    });
}

entry tidied(entry e)
{
    for (auto* text : {&e.membership_number, &e.name}) *text = tidy(*text);
    for (auto* text : {&e.email, &e.standing}) *text = folded(tidy(*text));
    for (auto* text : {&e.region, &e.employer, &e.job_title}) {
        if (*text) *text = tidy(**text);
    }
    if (e.roles) e.roles = tidy_roles(*e.roles);
    if (e.standing.empty()) e.standing = "current";
    return e;
}

bool well_formed_number(std::string const& number)
{
    auto const visible = [](char c) { return c > ' ' && c < '\x7f'; };
    return number.size() <= 20 && std::all_of(number.begin(), number.end(), visible);
}

// What is wrong with a line by itself.
std::vector<std::string> faults_of(entry const& e)
{
    struct rule {
        bool broken;
        std::string reason;
    };
    auto const text_rule = [](std::string const& text, std::size_t most, std::string const& what) {
        auto const limit =
            "the " + what + " has over " + std::to_string(most) + " characters, or control characters";
        return rule{has_controls(text) || length(text) > most, limit};
    };
    rule const rules[] = {
        {e.membership_number.empty(), "has no membership number"},
        {!well_formed_number(e.membership_number),
         "the membership number is not 1 to 20 characters without spaces"},
        {e.name.empty(), "has no name"},
        text_rule(e.name, 100, "name"),
        {e.email.empty(), "has no e-mail address"},
        {!e.email.empty() && !valid_email(e.email), "the e-mail address is not one"},
        text_rule(e.region.value_or(""), 100, "region"),
        text_rule(e.employer.value_or(""), 200, "employer"),
        text_rule(e.job_title.value_or(""), 200, "job title"),
        {!known_roles(e.roles.value_or("")), "has a role other than rep, link_member and committee"},
        {e.standing != "current" && e.standing != "lapsed", "the standing is neither current nor lapsed"},
    };
    std::vector<std::string> reasons;
    for (auto const& r : rules) {
        if (r.broken) reasons.push_back(r.reason);
    }
    return reasons;
}

difference change_of(known_person const& k, entry const& e)
{
    difference d{e.line, e.membership_number, e.name, "changed"};
    auto const compare = [&d](char const* name, std::string const& before, std::string const& after) {
        if (before != after) d.fields.push_back({name, before, after});
    };
    compare("membership_number", k.membership_number.value_or(""), e.membership_number);
    compare("name", k.name, e.name);
    compare("email", k.email, e.email);
    compare("region", k.region, e.region.value_or(k.region));
    compare("employer", k.employer, e.employer.value_or(k.employer));
    compare("job_title", k.job_title, e.job_title.value_or(k.job_title));
    compare("roles", k.roles, e.roles.value_or(k.roles));
    compare("standing", boost::describe::enum_to_string(k.standing, ""), e.standing);
    return d;
}

// Everybody known, and what of the file has been seen so far.
class roll {
public:
    explicit roll(std::vector<known_person> everybody) : everybody_(std::move(everybody))
    {
        for (auto const& k : everybody_) {
            by_email_.emplace(k.email, &k);
            if (k.membership_number) by_number_.emplace(*k.membership_number, &k);
        }
    }
    roll(roll const&) = delete;
    roll& operator=(roll const&) = delete;

    void enter(entry const& e, plan& p)
    {
        auto reasons = faults_of(e);
        seen_before(numbers_, e.membership_number, e.line, "the membership number", reasons);
        seen_before(emails_, e.email, e.line, "the e-mail address", reasons);
        auto const* numbered = find(by_number_, e.membership_number);
        auto const* addressed = find(by_email_, e.email);
        bool const taken = addressed && addressed != numbered && (numbered || addressed->membership_number);
        if (taken) reasons.emplace_back("the e-mail address belongs to another person");
        for (auto const& reason : reasons) p.report.problems.push_back({e.line, reason});

        auto const* match = numbered ? numbered : addressed;
        auto d = match ? change_of(*match, e) : difference{e.line, e.membership_number, e.name, "added"};
        if (!match)
            p.added.push_back(e);
        else if (d.fields.empty())
            ++p.report.unchanged;
        else
            p.changed.emplace_back(match->id, e);
        if (!match || !d.fields.empty()) p.report.differences.push_back(std::move(d));
    }

    void lapse_absent(plan& p) const
    {
        for (auto const& k : everybody_) {
            bool const member = k.membership_number && k.standing == standing::current;
            if (!member || numbers_.contains(*k.membership_number)) continue;
            p.absent.push_back(k.id);
            p.report.differences.push_back({0, *k.membership_number, k.name, "lapsed"});
        }
    }

private:
    using index = std::unordered_map<std::string_view, known_person const*>;
    using lines = std::unordered_map<std::string, int>;

    static known_person const* find(index const& in, std::string_view key)
    {
        auto const at = in.find(key);
        return at == in.end() ? nullptr : at->second;
    }

    static void seen_before(
        lines& seen,
        std::string const& key,
        int line,
        std::string const& what,
        std::vector<std::string>& reasons
    )
    {
        if (key.empty()) return;
        auto const [at, fresh] = seen.emplace(key, line);
        if (!fresh) reasons.push_back(what + " is on line " + std::to_string(at->second) + " too");
    }

    std::vector<known_person> everybody_;
    index by_email_, by_number_; // into everybody_
    lines numbers_, emails_;
};

plan plan_of(storage::transaction& tx, std::vector<entry> const& entries, bool lapse_absent)
{
    plan p;
    // Else a file that was saved empty would lapse everybody.
    if (entries.empty()) p.report.problems.push_back({1, "has no members"});
    roll r(tx.all<known_person>(sql::membership::everybody));
    for (auto const& e : entries) r.enter(tidied(e), p);
    if (lapse_absent) r.lapse_absent(p);
    p.report.added = static_cast<int>(p.added.size());
    p.report.changed = static_cast<int>(p.changed.size());
    p.report.lapsed = static_cast<int>(p.absent.size());
    return p;
}

std::string counts(report const& r)
{
    return "added " + std::to_string(r.added) + ", changed " + std::to_string(r.changed) + ", unchanged " +
           std::to_string(r.unchanged) + ", lapsed " + std::to_string(r.lapsed);
}

} // namespace

result<report> examine(storage::transaction& tx, std::vector<entry> const& entries, bool lapse_absent)
{
    return plan_of(tx, entries, lapse_absent).report;
}

result<report> import_register(
    storage::transaction& tx,
    std::vector<entry> const& entries,
    bool lapse_absent,
    instant now,
    ledger::id actor
)
{
    auto p = plan_of(tx, entries, lapse_absent);
    if (!p.report.problems.empty()) return p.report;

    for (auto const& e : p.added)
        tx.run(
            sql::membership::insert, e.email, e.membership_number, e.name, e.region, e.employer, e.job_title,
            e.roles, e.standing, random_ticket(), now
        );
    for (auto const& [id, e] : p.changed)
        tx.run(
            sql::membership::change, id, e.email, e.membership_number, e.name, e.region, e.employer,
            e.job_title, e.roles, e.standing, now
        );
    for (auto const id : p.absent) tx.run(sql::membership::lapse, id, now);
    waitlist::serve_all(tx, now);
    p.report.seq = ledger::note(
        tx, {.what = ledger::act::register_imported, .actor = actor, .detail = counts(p.report)}, now
    );
    return p.report;
}

} // namespace rowan::membership
