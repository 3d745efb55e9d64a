// The member register as a CSV file: which column is what.
#pragma once

#include "documents/csv.hpp"
#include "domain/register.hpp"

namespace rowan::api {

// The lines of the register. Columns, in any order, - and spaces as good as _: membership_number (or number),
// name, email; and if they are there: region, employer, job_title (or job), roles, standing. Others are
// passed over. A required column that is missing, or one that is there twice, is added to the problems; then
// there are no entries.
std::vector<membership::entry> entries_of(documents::csv const&, std::vector<membership::problem>&);

// The same of a file's text; what is wrong with the file itself are problems too, with their lines.
std::vector<membership::entry> read_register(std::string_view text, std::vector<membership::problem>&);

} // namespace rowan::api
