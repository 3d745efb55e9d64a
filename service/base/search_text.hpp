// Text as people look for it: "Zoë Łukasz" is found by "zoe lukasz".
#pragma once

#include <string>
#include <string_view>

namespace rowan {

// Lower case without diacritics, each character in its plainest form (Unicode NFKD, case folding, marks
// dropped; ø is o, æ is ae, curly apostrophes are straight). Ill-formed UTF-8 is only lowered in ASCII.
std::string search_text(std::string_view);

} // namespace rowan
