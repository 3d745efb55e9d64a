// What an event asks at booking, as organisers decide it.
#pragma once

#include "domain/editing.hpp"

namespace rowan::questionnaires {

// Makes the questions what is given, whole and in this order. A question with a slug is the one of that slug,
// others are new; one that is not among them any more is gone with its answers. Refuses: stale; closed, if
// the event was cancelled; invalid, also if a question that was answered were to be of another kind.
result<editing::changed>
put(storage::transaction&,
    permissions::desk const&,
    std::int64_t revision,
    std::vector<events::question> const&,
    instant now);

} // namespace rowan::questionnaires
