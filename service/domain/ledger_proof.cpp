#include "domain/ledger_proof.hpp"

#include "domain/ledger.hpp"
#include "domain/registrations.hpp"
#include "sql/queries.hpp"

#include <map>
#include <unordered_map>

namespace rowan::ledger_proof {

namespace {

using ledger::act;
using registrations::state;

constexpr int at_once = 5000; // entries read in one piece

struct history_row {
    std::int64_t seq;
    instant at;
    ledger::act what;
    std::optional<std::int64_t> event, registration, person;
    std::string detail;
    std::optional<std::int64_t> merged; // people_merged: whose it was
};
BOOST_DESCRIBE_STRUCT(history_row, (), (seq, at, what, event, registration, person, detail, merged))

// A registration as far as the ledger tells of it.
struct facts {
    registrations::state state;
    std::optional<std::int64_t> event, person;
    instant began;
    std::optional<instant> ended;
};
BOOST_DESCRIBE_STRUCT(facts, (), (state, event, person, began, ended))

struct held_row {
    std::int64_t id;
    std::string reference;
    facts is;
};
BOOST_DESCRIBE_STRUCT(held_row, (), (id, reference, is))

struct chosen_row {
    std::int64_t registration;
    std::string workshop;
    registrations::state state;
    std::string reference;
};
BOOST_DESCRIBE_STRUCT(chosen_row, (), (registration, workshop, state, reference))

std::string word_for(state s)
{
    return boost::describe::enum_to_string(s, "?");
}

// The tables as the ledger's entries make them.
class fold {
public:
    using choices = std::map<std::pair<std::int64_t, std::string>, state>; // by registration and workshop

    void take(history_row const& e)
    {
        if (e.what == act::people_merged) return merge(e);
        if (!e.registration) return;
        auto const id = *e.registration;
        switch (e.what) {
        case act::booked:
            return begin(id, e, state::registered);
        case act::joined_queue:
            return begin(id, e, state::waiting);
        case act::place_offered:
            return become(id, state::offered);
        case act::place_confirmed:
        case act::offer_accepted:
            return become(id, state::registered);
        case act::offer_declined:
            return end(id, e, state::declined);
        case act::offer_lapsed:
            return end(id, e, state::lapsed);
        case act::cancelled:
            return end(id, e, state::cancelled);
        case act::moved: // twice: the new one with the old one's reference, then the old one
            return e.detail.empty() ? end(id, e, state::cancelled) : begin(id, e, state::registered);
        case act::workshop_queued:
            chosen_[{id, e.detail}] = state::waiting;
            return;
        case act::workshop_left:
            chosen_.erase({id, e.detail});
            return;
        default: // workshop_taken, workshop_promoted
            chosen_[{id, e.detail}] = state::registered;
        }
    }

    std::unordered_map<std::int64_t, facts>& registrations() { return registrations_; }
    choices& chosen() { return chosen_; }

private:
    void begin(std::int64_t id, history_row const& e, state s)
    {
        registrations_[id] = {s, e.event, e.person, e.at, {}};
    }

    void become(std::int64_t id, state s)
    {
        if (auto const r = registrations_.find(id); r != registrations_.end()) r->second.state = s;
    }

    // Its workshops go with it, without entries of their own.
    void end(std::int64_t id, history_row const& e, state s)
    {
        become(id, s);
        if (auto const r = registrations_.find(id); r != registrations_.end()) r->second.ended = e.at;
        chosen_.erase(chosen_.lower_bound({id, ""}), chosen_.lower_bound({id + 1, ""}));
    }

    void merge(history_row const& e)
    {
        if (!e.merged) return;
        for (auto& [id, r] : registrations_) {
            if (r.person == e.merged) r.person = e.person;
        }
    }

    std::unordered_map<std::int64_t, facts> registrations_;
    choices chosen_;
};

fold folded(storage::transaction& tx)
{
    fold f;
    for (std::int64_t seq = 0;;) {
        auto const piece = tx.all<history_row>(sql::verification::history, seq, at_once);
        for (auto const& e : piece) f.take(e);
        if (piece.size() < at_once) return f;
        seq = piece.back().seq;
    }
}

// What a registration differs in: the end of a sentence that begins with its reference.
std::optional<std::string> difference(facts const& is, facts const& told)
{
    if (is.state != told.state)
        return " is " + word_for(is.state) + ", by the ledger " + word_for(told.state);
    if (is.event != told.event) return " is for another event than the ledger tells";
    if (is.person != told.person) return " is another person's than the ledger tells";
    if (is.began != told.began) return " was not asked for when the ledger tells";
    if (is.ended != told.ended) return " did not end when the ledger tells";
    return std::nullopt;
}

void compare_registrations(storage::transaction& tx, fold& told, std::vector<std::string>& found)
{
    auto& left = told.registrations();
    for (auto const& r : tx.all<held_row>(sql::verification::held)) {
        auto const t = left.find(r.id);
        if (t == left.end()) {
            found.push_back(r.reference + " is not in the ledger");
            continue;
        }
        if (auto const d = difference(r.is, t->second)) found.push_back(r.reference + *d);
        left.erase(t);
    }
    for (auto const& [id, t] : left)
        found.push_back("registration " + std::to_string(id) + " of the ledger is not there");
}

void compare_choices(storage::transaction& tx, fold& told, std::vector<std::string>& found)
{
    auto& left = told.chosen();
    for (auto const& c : tx.all<chosen_row>(sql::verification::chosen)) {
        auto const t = left.find({c.registration, c.workshop});
        auto const by_ledger = t == left.end() ? "without it" : word_for(t->second);
        if (by_ledger != word_for(c.state))
            found.push_back(
                c.reference + " is " + word_for(c.state) + " for " + c.workshop + ", by the ledger " +
                by_ledger
            );
        if (t != left.end()) left.erase(t);
    }
    for (auto const& [key, s] : left) {
        auto const reference = tx.one<std::string>(sql::verification::reference, key.first);
        auto const who = reference.value_or("registration " + std::to_string(key.first));
        found.push_back(who + " is without " + key.second + ", by the ledger " + word_for(s));
    }
}

} // namespace

std::vector<std::string> violations(storage::transaction& tx)
{
    std::vector<std::string> found;
    auto told = folded(tx);
    compare_registrations(tx, told, found);
    compare_choices(tx, told, found);
    return found;
}

} // namespace rowan::ledger_proof
