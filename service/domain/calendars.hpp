// Calendars: what entries there are of an event, each under one name for good, with revisions that follow
// from what is told.
#pragma once

#include "base/error.hpp"
#include "storage/transaction.hpp"

namespace rowan::calendars {

// Brings the entries of an event up to date with its rows: one for each day, and one for the opening of its
// booking. Called in the transaction of everything that changes an event, however little; what changes
// nothing that is told changes nothing here. An entry is a day's for good: a day that moves keeps it (a new
// time and a higher sequence), a day that goes leaves it cancelled, and so does an event that is no longer
// published. A draft has none until it was published once.
void refresh(storage::transaction&, std::int64_t event, instant now);

// The same for every event, and a new revision of every entry if the form in which they are told is another
// than last time: of a new version of the program, or below another public address. Says how many events
// changed.
result<int> refresh_all(storage::transaction&, std::string const& form, instant now);

// The slugs of events whose entries are not up to date: a refresh was forgotten.
std::vector<std::string> stale(storage::transaction&);

// A new revision of all that somebody's own calendar has, because it is told to them in another way.
void revise_own(storage::transaction&, std::int64_t person, instant now);

// What a region or a series is called in the address of its feed: "South East" is "south-east".
std::string word_of(std::string_view title);

// The names of feeds in the database.
struct feed_names {
    static std::string kind(std::string const& k) { return "kind:" + k; }
    static std::string region(std::string const& word) { return "region:" + word; }
    static std::string series(std::string const& slug) { return "series:" + slug; }
    static std::string event(std::int64_t id) { return "event:" + std::to_string(id); }
    static constexpr char const* all = "all";
};

} // namespace rowan::calendars
