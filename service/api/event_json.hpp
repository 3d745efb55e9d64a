// Events as JSON, in the list and in full (api.md).
#pragma once

#include "domain/events.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace rowan::api {

// The texts of an event as the list has them; places and state are still missing.
boost::json::object list_json(events::listed const&);

// Appends the missing end of it: `,"places":{…},"state":"…"}`. Every booking makes it anew for every event.
void append_tail(std::string& json, pools::standing const&, events::state);

boost::json::array questions_json(std::vector<events::question> const&);

boost::json::object detail_json(events::detail const&, instant now);

} // namespace rowan::api
