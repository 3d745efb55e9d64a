#include "domain/verification.hpp"

#include "domain/calendars.hpp"
#include "domain/eligibility.hpp"
#include "domain/ledger.hpp"
#include "domain/ledger_chain.hpp"
#include "domain/ledger_proof.hpp"
#include "sql/queries.hpp"

#include <map>
#include <set>

namespace rowan::verification {

namespace {

using ledger::act;

struct idle_row {
    std::string slug;
    std::int64_t event;
    events::audience audience;
    std::string reference;
    people::person person;
};
BOOST_DESCRIBE_STRUCT(idle_row, (), (slug, event, audience, reference, person))

struct queue_row {
    std::int64_t seq, event, registration;
    ledger::act what;
    std::optional<std::int64_t> actor;
};
BOOST_DESCRIBE_STRUCT(queue_row, (), (seq, event, registration, what, actor))

// A place that is free while somebody eligible waits.
void find_idle_places(storage::transaction& tx, instant now, std::vector<std::string>& found)
{
    for (auto const* q : {&sql::verification::idle_events, &sql::verification::idle_workshops}) {
        for (auto const& r : tx.all<idle_row>(*q, now)) {
            if (eligibility::hindrance(tx, r.person, r.event, r.audience)) continue;
            found.push_back(
                "W12: " + r.slug + " has a free place while " + r.reference + " is eligible and waits"
            );
        }
    }
}

// Folds the ledger: whoever is served must be the first of the queue among those not passed over.
void find_queue_jumps(storage::transaction& tx, std::vector<std::string>& found)
{
    struct queue {
        std::map<std::int64_t, std::int64_t> by_number; // the entry's seq that joined -> registration
        std::map<std::int64_t, std::int64_t> joined;    // registration -> that seq
        std::set<std::int64_t> passed_over;             // registrations
    };
    std::map<std::int64_t, queue> queues;
    for (auto const& r : tx.all<queue_row>(sql::verification::queue_history)) {
        auto& q = queues[r.event];
        if (r.what == act::joined_queue) {
            q.by_number[r.seq] = r.registration;
            q.joined[r.registration] = r.seq;
            continue;
        }
        if (r.what == act::passed_over) {
            q.passed_over.insert(r.registration);
            continue;
        }
        auto const place = q.joined.find(r.registration);
        if (place == q.joined.end()) continue;
        bool const served = (r.what == act::place_offered || r.what == act::place_confirmed) && !r.actor;
        for (auto earlier = q.by_number.begin(); served && earlier->first < place->second; ++earlier) {
            if (q.passed_over.contains(earlier->second)) continue;
            found.push_back(
                "W12: entry " + std::to_string(r.seq) + " of the ledger serves a later number first"
            );
            break;
        }
        q.by_number.erase(place->second);
        q.joined.erase(place);
    }
}

} // namespace

std::vector<std::string> violations(storage::transaction& tx, instant now)
{
    std::vector<std::string> found;
    for (auto const* q : {
             &sql::verification::taken,
             &sql::verification::waiting,
             &sql::verification::oversold,
             &sql::verification::doubles,
         }) {
        for (auto& line : tx.all<std::string>(*q)) found.push_back(std::move(line));
    }
    for (auto const& slug : calendars::stale(tx)) found.push_back("calendars tell of " + slug + " as it was");
    find_idle_places(tx, now, found);
    find_queue_jumps(tx, found);
    for (auto const look : {ledger_chain::violations, ledger_proof::violations}) {
        for (auto& line : look(tx)) found.push_back(std::move(line));
    }
    return found;
}

} // namespace rowan::verification
