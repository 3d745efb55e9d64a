// What somebody fills in to book, as a body has it; for those who book and those who book for others.
#pragma once

#include "domain/registrations.hpp"
#include "http/json_reader.hpp"

namespace rowan::api {

// {"name", "employer", "answers", "workshops", "workshops_waiting"}; what is absent stays as it is.
registrations::form read_form(http::json_reader&);

} // namespace rowan::api
