// Lists of people on paper: to sign at the door, to hang at a room, to fall back on when all else fails.
#pragma once

#include "base/time.hpp"

#include <string>
#include <vector>

namespace rowan::documents {

struct list_column {
    std::string label;
    double width; // millimetres; all of a list's are 180 at most
};

struct list {
    std::string title, subtitle; // the subtitle may have several lines
    std::vector<list_column> columns;
    std::vector<std::vector<std::string>> rows; // a text for each column; an empty one is room to write
};

// A4; each list begins on a page of its own, its heads repeat on every page of it, with "page 2 of 3".
std::string lists_pdf(std::string const& organisation, std::vector<list> const&, instant made_at);

} // namespace rowan::documents
