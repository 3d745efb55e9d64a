#include "domain/guest_list.hpp"

#include "base/text.hpp"
#include "domain/eligibility.hpp"
#include "sql/queries.hpp"

#include <unordered_map>

namespace rowan::guest_list {

namespace {

constexpr std::size_t longest_text = 100; // characters, of a name and of an employer, as in the form

line tidied(line const& l)
{
    return {l.number, folded(tidy(l.email)), tidy(l.name), tidy(l.employer)};
}

// Judges lines one after the other, with what was seen before.
class judge {
public:
    judge(storage::transaction& tx, events::terms const& event) : tx_(tx), event_(event)
    {
        if (auto const left = event.places.left(); left && event.waiting_list == events::waiting_list::none)
            places_ = *left;
    }

    std::vector<std::string> faults_of(line const& l)
    {
        std::vector<std::string> reasons;
        auto const fault = [&](bool broken, std::string const& reason) {
            if (broken) reasons.push_back(reason);
        };
        fault(!valid_email(l.email), "the e-mail address is missing, or is not one");
        fault(has_controls(l.name) || length(l.name) > longest_text, too_long("name"));
        fault(has_controls(l.employer) || length(l.employer) > longest_text, too_long("employer"));
        auto const [seen, fresh] = lines_.emplace(l.email, l.number);
        fault(!fresh, "the e-mail address is on line " + std::to_string(seen->second) + " too");
        if (!reasons.empty()) return reasons;

        auto const known = tx_.one<people::person>(sql::people::by_email, l.email);
        fault(l.name.empty() && (!known || known->name.empty()), "has no name");
        if (auto const why = refusal(known, l)) reasons.push_back(*why);
        if (reasons.empty() && places_ && (*places_)-- <= 0) reasons.emplace_back("there is no place left");
        return reasons;
    }

private:
    static std::string too_long(std::string const& what)
    {
        return "the " + what + " has over " + std::to_string(longest_text) +
               " characters, or control characters";
    }

    std::optional<std::string> refusal(std::optional<people::person> const& known, line const& l) const
    {
        people::person stranger{};
        stranger.email = l.email;
        if (known && tx_.one<std::int64_t>(sql::registrations::active, event_.id, known->id))
            return "has a booking already";
        auto const& who = known ? *known : stranger;
        if (eligibility::hindrance(tx_, who, event_.id, event_.audience))
            return "the event is not for this person";
        return std::nullopt;
    }

    storage::transaction& tx_;
    events::terms const& event_;
    std::unordered_map<std::string, int> lines_; // by address
    std::optional<std::int64_t> places_;         // left, where nobody can wait
};

report plan_of(storage::transaction& tx, events::terms const& event, std::vector<line> const& lines)
{
    report r;
    if (lines.empty()) r.problems.push_back({1, "has no attendees"});
    if (lines.size() > most_lines)
        r.problems.push_back({1, "has more than " + std::to_string(most_lines) + " attendees"});
    if (!r.problems.empty()) return r;
    judge j(tx, event);
    for (auto const& l : lines) {
        for (auto const& why : j.faults_of(tidied(l))) r.problems.push_back({l.number, why});
    }
    auto const all = static_cast<std::int64_t>(lines.size());
    bool const queue = event.places.waiting > 0; // who waits goes first (W3)
    auto const left = event.places.left().value_or(all);
    r.registered = queue ? 0 : std::min(all, left);
    r.waiting = all - r.registered;
    return r;
}

result<events::terms> open_terms(storage::transaction& tx, std::string const& slug, instant now)
{
    auto const event = events::terms_of(tx, slug);
    if (!event) return error{errc::not_found, "There is no such event."};
    if (event->status == events::status::cancelled || now >= event->ends_at)
        return error{errc::closed, event->title + " is over, or has been cancelled."};
    return *event;
}

} // namespace

result<report>
examine(storage::transaction& tx, std::string const& slug, std::vector<line> const& lines, instant now)
{
    auto const event = open_terms(tx, slug, now);
    if (!event) return event.error();
    return plan_of(tx, *event, lines);
}

result<report>
add(storage::transaction& tx,
    ledger::decision const& by,
    std::string const& slug,
    std::vector<line> const& lines,
    instant now)
{
    auto const event = open_terms(tx, slug, now);
    if (!event) return event.error();
    auto r = plan_of(tx, *event, lines);
    if (!r.problems.empty()) return r;

    r.registered = r.waiting = 0;
    for (auto const& l : lines) {
        auto const t = tidied(l);
        by_hand::guest g{.email = t.email, .origin = "import"};
        if (!t.name.empty()) g.form.name = t.name;
        if (!t.employer.empty()) g.form.employer = t.employer;
        auto const made = by_hand::add(tx, by, slug, g, now);
        if (!made) return made.error();
        ++(made->summary.state == registrations::state::registered ? r.registered : r.waiting);
    }
    auto const counts =
        "registered " + std::to_string(r.registered) + ", waiting " + std::to_string(r.waiting);
    ledger::entry const done{
        .what = ledger::act::attendees_imported,
        .actor = by.actor,
        .event = event->id,
        .reason = by.reason,
        .detail = counts,
    };
    r.seq = ledger::note(tx, done, now);
    return r;
}

} // namespace rowan::guest_list
