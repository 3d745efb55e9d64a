// Registrations as their owners see them, in JSON (api.md).
#pragma once

#include "domain/registrations.hpp"

#include <boost/json/object.hpp>

namespace rowan::api {

// By the question's slug; texts, lists of texts, flags.
boost::json::object answers_json(std::vector<questions::answer> const&);

boost::json::object registration_json(registrations::registration const&);

// The same as text, for answers that are kept with the change they tell of.
std::string registration_text(registrations::registration const&);

} // namespace rowan::api
