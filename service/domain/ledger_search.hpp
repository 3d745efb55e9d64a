// The ledger, as admins read it: with the names of those whom it is about, while they are known.
#pragma once

#include "domain/ledger.hpp"
#include "domain/permissions.hpp"

namespace rowan::ledger {

struct noted {
    std::int64_t seq;
    instant at;
    ledger::act act;
    std::optional<std::string> actor, actor_reference; // names; none: the service itself
    std::optional<std::string> person, person_reference;
    std::optional<std::string> event, registration; // slug, reference
    std::string reason, detail;
};
BOOST_DESCRIBE_STRUCT(
    noted,
    (),
    (seq, at, act, actor, actor_reference, person, person_reference, event, registration, reason, detail)
)

struct filter {
    std::optional<ledger::act> act = {};
    std::optional<std::string> event = {};        // slug
    std::optional<std::string> person = {};       // reference, of the doer or the one concerned
    std::optional<std::string> registration = {}; // reference
    std::optional<instant> from = {}, to = {};
    std::int64_t before = 0; // only entries of lower numbers; 0: from the last on
};

struct page {
    std::vector<noted> entries;       // the latest first
    std::optional<std::int64_t> next; // filter::before of the next page
};

// A hundred at a time.
result<page> search(storage::transaction&, permissions::administrator const&, filter const&, instant now);

} // namespace rowan::ledger
