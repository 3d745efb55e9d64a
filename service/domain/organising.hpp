// Events as organisers see them: their own, drafts included, with what of each is taken.
#pragma once

#include "domain/permissions.hpp"

namespace rowan::organising {

struct listed {
    std::string slug, title;
    events::kind kind;
    events::status status;
    std::int64_t revision;
    std::string region;
    std::optional<std::string> series;
    std::string town;
    instant starts_at, ends_at, opens_at, closes_at;
    pools::standing places;
    std::int64_t reserved; // of what is taken, kept back by organisers (C1)
};
BOOST_DESCRIBE_STRUCT(
    listed,
    (),
    (slug,
     title,
     kind,
     status,
     revision,
     region,
     series,
     town,
     starts_at,
     ends_at,
     opens_at,
     closes_at,
     places,
     reserved)
)

struct filter {
    bool past = false; // those that have ended, the last first; else those to come, the next first
    std::optional<events::status> status;
    std::optional<std::string> text; // in title, town or region
    std::int64_t after = 0;          // how many were seen already
};

struct page {
    std::vector<listed> events;
    std::optional<std::int64_t> next; // filter::after of the next page
};

// Those within the organiser's limits, a hundred at a time.
result<page> events(storage::transaction&, permissions::organiser const&, filter const&, instant now);

} // namespace rowan::organising
