// Moving instants by days, as people do: the clock shows the same.
#pragma once

#include "base/time.hpp"

namespace rowan {

// So many days later, when the zone's clocks show what they show at the instant, though they were set
// meanwhile. A time that the clocks leave out is the moment at which they do. Throws if the zone is unknown.
instant days_later(instant, std::chrono::days, std::string const& zone);

} // namespace rowan
