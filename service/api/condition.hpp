// How well the service is, as far as rows and the disk show it.
#pragma once

#include "base/error.hpp"
#include "domain/upkeep.hpp"
#include "storage/engine_figures.hpp"

namespace rowan::api {

struct room {
    std::uint64_t free, whole; // bytes of the disk that the database lies on
};

struct condition {
    upkeep::mail mail;
    std::optional<instant> backed_up;
    api::room room;
};

// Where to look: the database's file, and the zone in which people sleep.
struct premises {
    std::string database, zone;
};

// On a reader's thread.
result<condition> look_at_condition(storage::transaction&, premises const&, instant now);

room look_at_disk(std::string const& database);

// The parts that are unwell: "reads" if there is nothing to be seen, "writer" if that hangs, "disk", if it is
// full or nearly so, "mail" if some is overdue, "backup" if the last is old.
std::vector<std::string_view>
unwell(condition const*, bool can_write, std::chrono::steady_clock::duration silence, instant now);

} // namespace rowan::api
