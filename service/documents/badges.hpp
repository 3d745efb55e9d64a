// Badges to print: on sheets to cut, folded, or one by one for the printers at the door.
#pragma once

#include "base/time.hpp"

#include <boost/describe/enum.hpp>

#include <string>
#include <vector>

namespace rowan::documents {

// sheet: A4 with eight of 90 × 55 mm, two across, edge to edge in the middle of the page, with crop marks.
// folded: A4 with two badges, each two panels of A6 that show the same when it is folded across and cut
// down the middle. a6: one a page of 105 × 148 mm. label: one a page of 100 × 62 mm, for tape of 62 mm.
enum class badge_layout { sheet, folded, a6, label };
BOOST_DESCRIBE_ENUM(badge_layout, sheet, folded, a6, label)

// What one badge says; what is empty is not shown.
struct badge {
    std::string name, pronouns, employer;
    std::string band;                   // a role in a word; the colour says the same to those who see it
    std::size_t colour;                 // of the band: one of band_colours
    std::vector<std::string> workshops; // a line each
    std::string token;                  // what the code holds (K5)
    std::string lane;                   // the queue at the door; a sheet holds badges of one
};

inline constexpr std::size_t band_colours = 5;

struct badge_run {
    std::string organisation, event; // the event may be empty
    badge_layout layout;
    std::vector<badge> badges; // in the order in which they are printed
};

// Long names are smaller, by steps, then on several lines; nothing is cut off.
std::string badges_pdf(badge_run const&, instant made_at);

// Those of a run that show whether its design holds: the longest, the shortest and the strangest names, at
// most eight, so that they are one sheet.
std::vector<badge> most_telling(std::vector<badge> const&);

} // namespace rowan::documents
