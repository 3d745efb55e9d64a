// What organisers send of events, and what they are shown of them.
#pragma once

#include "domain/event_lives.hpp"
#include "domain/organising.hpp"
#include "domain/programmes.hpp"
#include "domain/questionnaires.hpp"
#include "http/json_reader.hpp"
#include "http/message.hpp"

namespace rowan::api {

result<editing::changes> read_event(http::request const&);
result<programmes::slots> read_programme(http::request const&);
result<std::vector<events::question>> read_questions(http::request const&);
result<std::vector<event_lives::run>> read_runs(http::request const&);

// The revision that an If-Match header names. Refuses: stale, if it names none that could be.
// Nothing: there is no such header, and the answer is 428 (RFC 6585 3).
result<std::optional<std::int64_t>> read_revision(http::request const&);

// "7", with its quotes: the tag of a revision (RFC 9110 8.8.3).
std::string revision_tag(std::int64_t revision);

boost::json::object listed_json(organising::listed const&);
boost::json::object whole_json(editing::whole const&);
std::string changed_text(editing::changed const&);

} // namespace rowan::api
