// Text as any document may hold it: one sanitiser for every value that comes from outside.
#pragma once

#include <string>
#include <string_view>

namespace rowan::documents {

// Valid UTF-8 whose only control characters are line feeds and tabs. CRLF, CR, VT, FF, NEL and Unicode's
// separators of lines and paragraphs become one line feed each; other controls, byte order marks and
// bidirectional overrides are dropped; each ill-formed byte becomes U+FFFD.
std::string plain_text(std::string_view);

// The same on one line: no white space at either end, and inside, runs of it become one space.
std::string plain_line(std::string_view);

// How many bytes the character at the front of `text` has, 1 to 4; where it is ill-formed, 1.
// `text` is not empty.
std::size_t character_size(std::string_view text);

// `bytes`, or fewer, so that a cut there splits no character of valid UTF-8; at least one character.
std::size_t whole_characters(std::string_view text, std::size_t bytes);

} // namespace rowan::documents
