// Tables for spreadsheets: rows in, bytes out.
#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace rowan::documents {

using cell = std::variant<std::string, std::int64_t, instant>;

struct sheet {
    std::vector<std::string> header;
    std::vector<std::vector<cell>> rows; // each as wide as the header
    std::string zone = "Europe/London";  // in which instants are told; known to tzdata
};

// CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel takes it for something older. Text that
// a spreadsheet would take for a formula gets an apostrophe in front (ASVS 1.2.10), on each of its lines;
// instants are told as "2027-03-11 09:30".
std::string csv_of(sheet const&);

// An Excel workbook of one sheet; numbers and instants are typed cells, and text is text, whatever it looks
// like. Throws std::runtime_error if the system gives no memory for it.
std::string xlsx_of(sheet const&);

} // namespace rowan::documents
