// Questions: what an event asks at booking, and what was answered.
#pragma once

#include "base/error.hpp"
#include "storage/transaction.hpp"

#include <map>
#include <variant>

namespace rowan::questions {

// An answer as it came: text; several texts (some_of); or a flag (yes_no).
using given = std::variant<std::string, std::vector<std::string>, bool>;
using answers = std::map<std::string, given>; // by the question's slug

struct answer {
    std::string id, kind, text; // id: the question's slug; text: some_of one a line, yes_no "yes" or "no"
};
BOOST_DESCRIBE_STRUCT(answer, (), (id, kind, text))

std::vector<answer> of(storage::transaction&, std::int64_t registration);

// Keeps the answers of a registration; each wrong one is named. `first`: every required question must be
// answered now; otherwise those not given stay as they are. Refuses: invalid.
result<std::vector<answer>>
keep(storage::transaction&, std::int64_t event, std::int64_t registration, answers const&, bool first);

// Forgets answers when their question's retention, in days after the event, is over; says how many.
result<int> forget_old(storage::transaction&, instant now);

} // namespace rowan::questions
