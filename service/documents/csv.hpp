// CSV as spreadsheets write it: bytes in, rows out.
#pragma once

#include "base/error.hpp"

#include <string_view>

namespace rowan::documents {

struct csv {
    struct row {
        int line; // that it begins on, from 1
        std::vector<std::string> cells;
    };

    std::vector<std::string> header; // lowered (ASCII) and tidied
    std::vector<row> rows;           // each as wide as the header; cells as they are in the file
};

// Reads RFC 4180: cells in quotes may hold separators, line breaks and doubled quotes. The separator is
// whichever of , and ; the header line has more of; lines end in CRLF, LF or CR; a byte order mark and rows
// without any content are passed over. The bytes must be UTF-8.
// Refuses: invalid, with every fault of the file, by line ("/lines/12"), up to 200 of them; the detail counts
// them all. Over 100 columns or 100,000 rows are a fault, too.
result<csv> read_csv(std::string_view bytes);

// Where a column's cells stand, by any of its names; empty: nowhere. In names "-" and " " are as good as "_".
std::vector<std::size_t> places_of(csv const&, std::vector<std::string_view> const& names);

} // namespace rowan::documents
