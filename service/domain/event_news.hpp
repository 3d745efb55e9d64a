// What of a change to an event matters to those who hold something of it.
#pragma once

#include "domain/editing.hpp"
#include "domain/notifications.hpp"

namespace rowan::editing {

// Title, days, venue, and that there is another link for those who come online: as it was and as it is.
std::vector<notifications::change> news(
    form const& before,
    std::vector<events::day> const& days_before,
    form const& after,
    std::vector<events::day> const& days_after
);

} // namespace rowan::editing
