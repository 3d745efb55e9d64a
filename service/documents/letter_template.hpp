// Letters as they stand in files: letters/<language>/<kind>.txt, compiled in. A file begins with lines
// `Subject:`, `Preview:` (what a list of mail shows beside the subject) and `Heading:`; then come blocks,
// separated by blank lines. A line is
//   Label | {value}            a fact; left out if its value is empty
//   > Words | {page}           a link to a page
//   # Words | {value}          something to be read off and typed
//   {text}                     alone: Markdown, or what changed
//   ?calendar Words            words for a letter to which the days are attached
// and any other a piece of a paragraph. Words in braces are the places of values.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rowan::documents {

// What stands in the places: text as it is read, not escaped; several lines where it has several.
using letter_values = std::vector<std::pair<std::string_view, std::string>>;

enum class block_kind { paragraph, fact, page, code, markdown, changes };

struct letter_block {
    block_kind kind;
    std::string words; // a fact's label, a link's words; a paragraph; Markdown
    std::string value = {};
    bool begins = false; // a blank line stood before it
};

struct letter_sheet {
    std::string subject, preview, heading;
    std::vector<letter_block> blocks;
};

// The letter of that name with its values filled in, in that language or, if there is none, in English.
// Throws std::logic_error if there is no such letter.
letter_sheet filled_letter(std::string const& language, std::string_view name, letter_values const&);

// A phrase that letters share: of letters/<language>/phrases.txt.
std::string letter_phrase(std::string const& language, std::string_view name, letter_values const& = {});

// Puts the values into their places, in one pass: a brace inside a value is only a brace. A place without
// a value stays as it is.
std::string filled(std::string_view text, letter_values const&);

// The language that letters are in for somebody who speaks this one: itself, or English.
std::string letter_language(std::string const& wanted);

} // namespace rowan::documents
