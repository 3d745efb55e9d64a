// People as JSON: oneself, and everything kept about oneself.
#pragma once

#include "domain/personal_data.hpp"

#include <boost/json/object.hpp>

namespace rowan::api {

boost::json::object person_json(people::profile const&);

// {person, permissions}: the answer to who is there.
boost::json::object who_json(people::profile const&, std::string const& permissions);

boost::json::object everything_json(personal_data::everything const&);

} // namespace rowan::api
