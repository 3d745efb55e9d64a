// Workshops: what somebody does within an event, slot by slot. Choosing is everything or nothing (C3).
#pragma once

#include "domain/events.hpp"
#include "domain/ledger.hpp"

namespace rowan::workshops {

struct wish {
    std::vector<std::string> places;  // slugs: take part in these
    std::vector<std::string> waiting; // tell me if a place comes up in these
};

struct choice {
    std::string id, title; // id: the workshop's slug
    std::string state;     // registered, waiting, or wanted: chosen while the registration itself waits
    std::optional<std::int64_t> position; // in the workshop's queue
};
BOOST_DESCRIBE_STRUCT(choice, (), (id, title, state, position))

std::vector<choice> of(storage::transaction&, std::int64_t registration);

// Makes the choices of a registration what is wished; places given up go to those who wait for them.
// While the registration itself has no place, wishes are only kept. True: something changed.
// Refuses: invalid (unknown workshop, one twice), clash (two at one time), full (naming the workshop and its
// slot).
result<bool>
choose(storage::transaction&, std::int64_t registration, wish const&, ledger::id actor, instant now);

// The registration has its place now: what was wanted becomes a place, or a place in the workshop's queue.
void settle(storage::transaction&, std::int64_t registration, instant now);

// The registration has ended: drops every choice; gives the pools that have a free place by it.
std::vector<std::int64_t> drop(storage::transaction&, std::int64_t registration);

// Serves the queue of one workshop's pool; gives the pools that swaps have freed (W10). waitlist::serve calls
// this.
std::vector<std::int64_t> serve(storage::transaction&, std::int64_t pool, instant now);

} // namespace rowan::workshops
