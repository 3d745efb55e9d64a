// What an entry of a calendar says, in words. Texts are sanitised, and not escaped yet.
#pragma once

#include "base/calendar_entry.hpp"

#include <string>
#include <string_view>

namespace rowan::documents {

// One line, never empty: what it is, and first what has become of it, for programs that show nothing else.
// `own`: the entry is somebody's, or null; if they are discreet it names nothing.
std::string title_of(calendar_entry const&, personal_entry const* own);

// One line; "Online" where there is no place.
std::string location_of(entry_event const&);

// The page that tells more; empty below no public address.
std::string page_of(calendar_entry const&, personal_entry const* own, std::string const& public_url);

// Paragraphs. `about`: the event's description as text.
std::string description_of(
    calendar_entry const&, personal_entry const* own, std::string const& page, std::string_view about
);

// The value of CATEGORIES, escaped: a list of kind and region.
std::string categories_of(entry_event const&);

} // namespace rowan::documents
