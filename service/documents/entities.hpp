// HTML's character references: reading those that people write in Markdown, writing those that keep text
// text.
#pragma once

#include <string>
#include <string_view>

namespace rowan::documents {

// Text for HTML, between tags and in quoted attributes alike: & < > " ' become references.
std::string escaped(std::string_view);

// What "&amp;", "&#228;" or "&#xe4;" stands for, in UTF-8. Numbers that are no character, or a control, are
// U+FFFD; names that are not in the short list here come back as they are written.
std::string decoded_entity(std::string_view written);

} // namespace rowan::documents
