// The text of iCalendar (RFC 5545): content lines, folded and ended as they must be, and values that cannot
// leave their line.
#pragma once

#include <string>
#include <string_view>

namespace rowan::documents {

// Appends `line` as one content line: CRLF at its end, folded so that none has more than 75 octets (3.1), in
// no character, and where that can be, beside no space and behind no backslash, for programs that trim.
// `line` is valid UTF-8 without controls.
void append_line(std::string& calendar, std::string_view line);

// The line of a property, "NAME:value"; none if there is no value.
void append_property(std::string& calendar, std::string_view name, std::string_view value);

// A value of type TEXT (3.3.11): sanitised, several lines kept as "\n", and `\`, `;`, `,` escaped.
std::string ical_text(std::string_view);

// The same on one line, trimmed.
std::string ical_word(std::string_view);

// A value of type URI in ASCII (RFC 3986): what is not is percent-encoded. Empty unless it is http, https or
// mailto.
std::string ical_uri(std::string_view);

// A parameter's value in quotes (3.2), with what they may not hold written as RFC 6868 has it.
std::string ical_parameter(std::string_view);

// Of type GEO (3.8.1.6), from decimal degrees; empty if they are no place on earth.
std::string ical_geo(std::string const& latitude, std::string const& longitude);

} // namespace rowan::documents
