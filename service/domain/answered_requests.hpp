// Answered requests: the same idempotency key from the same person gets the same answer for a day (C9).
#pragma once

#include "base/error.hpp"
#include "storage/transaction.hpp"

namespace rowan::answered_requests {

inline constexpr seconds kept_for{86400};

struct request {
    std::string key;  // Idempotency-Key; empty: the client sent none
    std::string hash; // of verb, path and body
};

// The answer given before; none: this is the first time. Refuses: invalid, if the key came with another
// request.
result<std::optional<std::string>>
find(storage::transaction&, std::int64_t person, request const&, instant now);

// Keeps the answer, in the transaction whose answer it is.
void keep(storage::transaction&, std::int64_t person, request const&, std::string const& answer, instant now);

// Forgets those of more than a day ago; says how many.
result<int> forget_old(storage::transaction&, instant now);

} // namespace rowan::answered_requests
