// What the handlers of an event's desk have in common.
#pragma once

#include "api/attendee_filter.hpp"
#include "api/signed_in.hpp"
#include "domain/ledger.hpp"
#include "http/json_reader.hpp"

namespace rowan::api {

// {"reason"} of a body; empty: none is given.
std::string read_reason(http::json_reader&);

// {"reason", "notify"} of a body; whose decision it is, is known once they are admitted.
ledger::decision read_decision(http::json_reader&);

ledger::decision decided(permissions::desk const&, ledger::decision);

// {"chosen": [references]} of a body, in a filter's stead.
std::vector<std::string> read_chosen(http::json_reader&);

// An answer of bytes to keep, under a name.
http::response file(std::string bytes, std::string_view type, std::string const& name);

} // namespace rowan::api
