// Attendees as rows of a sheet.
#pragma once

#include "documents/sheets.hpp"
#include "domain/attendees.hpp"

namespace rowan::api {

// The columns there are, in the order of a sheet of everything; "answer.QUESTION" besides.
std::vector<std::string> attendee_columns(std::vector<events::question> const&);

// A row for each, a cell for each column. Refuses: invalid, naming a column there is none of.
result<documents::sheet>
attendee_sheet(std::vector<attendees::attendee> const&, std::vector<std::string> const& columns, std::vector<events::question> const&);

} // namespace rowan::api
