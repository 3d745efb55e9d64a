// Waiting lists: places that come free go to whoever has waited longest (W1-W12).
#pragma once

#include "domain/events.hpp"
#include "domain/ledger.hpp"

namespace rowan::waitlist {

// Offers are given only if they can be open for so long, in office hours; and none this close to the start
// (W6).
inline constexpr seconds shortest_offer = std::chrono::hours(2);
inline constexpr seconds no_offers_before_start = std::chrono::hours(48);

// Gives the free places of a pool to those who wait for it, in the order of their numbers, skipping those who
// are not eligible now (W5). Called in the transaction of everything that frees or adds places (W4); so that
// in no committed state a place is free while somebody eligible waits (W12). Pools that a swap frees in turn
// are served too (W10).
void serve(storage::transaction&, std::int64_t pool, instant now);

// Serves every pool that has both: for changes of many people's standing at once, such as the register's
// import.
void serve_all(storage::transaction&, instant now);

// Calls somebody out of order, to a free place, for a reason that every organiser sees (W11). Gives the
// ledger's number. Refuses: not_found, full, closed (they do not wait), not_eligible, invalid (no reason).
result<std::int64_t>
call(storage::transaction&, std::string const& reference, ledger::decision const& by, instant now);

// Makes offers lapse whose time has passed, at most `most` of them, and serves the queues; says how many.
result<int> lapse(storage::transaction&, int most, instant now);

// When an offer made now would end; none: too late for offers, the place is given at once (W6).
std::optional<instant> offer_deadline(events::terms const&, instant now);

} // namespace rowan::waitlist
