// The programme of an event: slots, and the workshops in them, each with places and a queue of its own.
#pragma once

#include "domain/editing.hpp"

namespace rowan::programmes {

// In order.
std::vector<events::slot_with_workshops> of(storage::transaction&, std::int64_t event);

// A slot as it is to be; workshops with a slug are those of that slug, others are new.
using slots = std::vector<events::slot_draft>;

// Makes the programme what is given, whole. A workshop that is not in it any more is gone, and whoever had
// chosen it has one workshop less; lowering a capacity removes nobody (C7); whoever waits is served (W4).
// Refuses: stale; closed, if the event was cancelled; invalid, also if a workshop with a door were to go;
// clash, if somebody would hold two workshops at one time.
result<editing::changed>
put(storage::transaction&, permissions::desk const&, std::int64_t revision, slots const&, instant now);

} // namespace rowan::programmes
