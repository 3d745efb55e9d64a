// Pools: where places come from. Every claim, everywhere, is one of these statements (C2).
#pragma once

#include "base/error.hpp"
#include "storage/transaction.hpp"

namespace rowan::pools {

struct standing {
    std::optional<std::int64_t> capacity; // none: no limit; 0: no places
    std::int64_t taken, waiting;

    bool free() const { return !capacity || taken < *capacity; }
    // Places a newcomer could have if nobody waited; never negative, though a pool may be over its capacity
    // (C7, C8).
    std::optional<std::int64_t> left() const;
};
BOOST_DESCRIBE_STRUCT(standing, (), (capacity, taken, waiting))

struct position {
    std::int64_t number;  // in the order of the queue, for good (W2)
    std::int64_t waiting; // how many wait now, this one included
};
BOOST_DESCRIBE_STRUCT(position, (), (number, waiting))

// Makes a pool and gives its id.
std::int64_t create(storage::transaction&, std::optional<std::int64_t> capacity, std::int64_t reserved = 0);

standing look(storage::transaction&, std::int64_t pool);

// Takes one place; false: there is none.
bool claim(storage::transaction&, std::int64_t pool);

// Takes one place whether there is one or not: for organisers, with a reason in the ledger (C8).
void claim_over(storage::transaction&, std::int64_t pool);

// Gives one place back. The caller serves the queue in the same transaction (W4).
void release(storage::transaction&, std::int64_t pool);

// Draws the next number of the queue.
position join(storage::transaction&, std::int64_t pool);
void leave(storage::transaction&, std::int64_t pool);

// Sets the capacity; nobody loses a place (C7). The caller serves the queue in the same transaction.
void resize(storage::transaction&, std::int64_t pool, std::optional<std::int64_t> capacity);

} // namespace rowan::pools
