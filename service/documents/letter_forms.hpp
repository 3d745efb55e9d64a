// The two forms of a letter: as text, and as a page.
#pragma once

#include "documents/letter_template.hpp"

#include <array>

namespace rowan::documents {

struct letter_form {
    letter_sheet sheet;
    std::string language;
    std::string greeting, organisation;
    std::string answers;   // that one may answer it; may be empty
    std::string stop_page; // where mail of its kind is stopped; may be empty
};

// Lines of at most 72 characters, save longer addresses; ends in a line feed.
std::string text_form(letter_form const&);

// Readable in mail programs that know neither <style> nor anything newer than tables, and in those that turn
// colours over. It fetches nothing, and what stands in it is escaped.
std::string html_form(letter_form const&);

// The value of a block of changes: {what, before, after} each.
std::vector<std::array<std::string, 3>> changes_of(letter_block const&);

} // namespace rowan::documents
