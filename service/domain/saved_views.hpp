// Saved views: what an organiser looks for again and again in an event's list of attendees.
#pragma once

#include "base/error.hpp"
#include "storage/transaction.hpp"

namespace rowan::saved_views {

inline constexpr std::int64_t most_views = 50; // of one organiser for one event

struct view {
    std::string reference, name;
    std::string query; // the list's parameters, as its address has them
    bool shared;       // with everybody who may see the list
    bool own;
};
BOOST_DESCRIBE_STRUCT(view, (), (reference, name, query, shared, own))

struct draft {
    std::string name, query;
    bool shared;
};

std::vector<view> of(storage::transaction&, std::int64_t event, std::int64_t person);

// Refuses: too_many.
result<view> keep(storage::transaction&, std::int64_t event, std::int64_t person, draft const&, instant now);

// Refuses: not_found, of others' too.
result<bool>
remove(storage::transaction&, std::int64_t event, std::int64_t person, std::string const& reference);

} // namespace rowan::saved_views
