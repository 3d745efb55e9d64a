// Attendees as their organisers see them, in JSON.
#pragma once

#include "domain/attendees.hpp"
#include "domain/bulk.hpp"

#include <boost/json/object.hpp>

namespace rowan::api {

boost::json::object attendee_json(attendees::attendee const&);
boost::json::object attendee_json(attendees::detail const&); // and the history, and what the door knows
boost::json::object page_json(attendees::page const&);

boost::json::object bulk_json(bulk::progress const&);
std::string bulk_text(bulk::progress const&);

} // namespace rowan::api
