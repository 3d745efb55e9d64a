// What came of a rush for one event, by its answers alone: who has a place, in which order, how soon.
#pragma once

#include "commands/load.hpp"

#include <cstdint>
#include <optional>

namespace rowan::commands {

// What one answer promised.
struct booked {
    moment began, ended;
    std::int64_t seq;
    bool has_place;
    std::int64_t position; // in the queue, of those without a place
    std::string reference; // empty: the server gives none
};

// Those of the exchanges that booked something.
std::vector<booked> read(std::vector<exchange> const&);

// How many bookings are out of their order: by seq the first have the places that were free (none: no limit),
// and those behind wait, one after the other, behind those who waited before (W2).
int out_of_order(std::vector<booked>, std::optional<std::int64_t> free, std::int64_t waiting);

// How many came before somebody who had been answered already when they asked.
int overtaken(std::vector<booked> const&);

// The time within which this share of the answers came, in milliseconds.
double within(std::vector<booked> const&, double share);

} // namespace rowan::commands
