// Organisers' Markdown as text for readers without HTML: calendars.
#pragma once

#include <string>
#include <string_view>

namespace rowan::documents {

// Paragraphs with a blank line between them, list items behind a dash, links with their address behind them
// in brackets. Emphasis is dropped; an image is its alternative text. One line feed at the most at its end
// is dropped too. The result is at most twice as long as a text without links, and 32 KiB longer with them.
std::string markdown_to_text(std::string_view markdown);

} // namespace rowan::documents
