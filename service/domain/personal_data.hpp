// Everything that is kept about one person: shown to them whole, and erased (UK GDPR articles 15 and 17).
#pragma once

#include "domain/registrations.hpp"

namespace rowan::personal_data {

struct sent_message {
    std::string kind, state;
    instant created_at;
    std::optional<instant> sent_at;
};
BOOST_DESCRIBE_STRUCT(sent_message, (), (kind, state, created_at, sent_at))

struct noted_act {
    std::int64_t seq;
    instant at;
    std::string act;
    std::optional<std::string> event; // slug
};
BOOST_DESCRIBE_STRUCT(noted_act, (), (seq, at, act, event))

struct everything {
    people::profile person;
    std::string permissions;
    std::vector<registrations::registration> registrations;
    std::vector<sent_message> messages;
    std::vector<noted_act> ledger;
};

// All of it; the export is itself in the ledger.
result<everything> collect(storage::transaction&, people::person const&, instant now);

// The same for somebody, by an admin.
result<everything> collect_for(storage::transaction&, std::int64_t actor, people::person const&, instant now);

// Gives back every place still to come, and forgets who it was: names, addresses, answers, logins, messages.
// What remains is numbers: who holds a place, when, and the ledger. Gives the ledger's number.
result<std::int64_t> erase(storage::transaction&, people::person const&, instant now);

// The same of somebody, by an admin, or by nobody: the clock.
result<std::int64_t>
erase_for(storage::transaction&, std::optional<std::int64_t> actor, people::person const&, instant now);

// Of that, the forgetting: names, addresses, answers, logins, messages, permissions. Places are left alone.
void forget(storage::transaction&, people::person const&);

} // namespace rowan::personal_data
