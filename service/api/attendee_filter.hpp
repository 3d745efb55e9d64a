// What a list of attendees is narrowed to, as addresses and bodies say it.
#pragma once

#include "domain/attendees.hpp"
#include "http/json_reader.hpp"
#include "http/message.hpp"

namespace rowan::api {

// Of ?q=, ?state=, and any number of ?is= and ?not=: "region:London", "answer.diet:Vegan".
attendees::filter filter_of(http::request const&, std::vector<field_error>& wrong);

// The same of {"q", "state", "is": [], "not": []} in a body.
attendees::filter filter_of(http::json_reader&);

} // namespace rowan::api
