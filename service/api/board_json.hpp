// An event's numbers as JSON: what a dashboard shows.
#pragma once

#include "domain/stats.hpp"

#include <boost/json/object.hpp>

namespace rowan::api {

boost::json::object board_json(stats::board const&);

// The board, and what there is to narrow the list of attendees by.
boost::json::object report_json(stats::report const&);

// {"registered": 3, "waiting": 0, ...}, every state.
boost::json::object counts_json(std::map<registrations::state, std::int64_t> const&);

} // namespace rowan::api
