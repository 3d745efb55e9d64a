// Text as ink on paper can show it: without pictures, which fonts of ours have not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rowan::documents {

// The text on its lines, without emoji and what joins or colours them, and without the gaps they leave.
std::string printable(std::string_view utf8);

// The text without the characters that begin at a marked byte, and without the gaps they leave.
std::string without(std::string const& utf8, std::vector<bool> const& marked);

} // namespace rowan::documents
