// Text from outside: what is well formed, and in which form it is kept.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rowan {

// Well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
bool valid_utf8(std::string_view);

// Characters (code points) of valid UTF-8.
std::size_t length(std::string_view);

// Whether a control character (C0, DEL, C1), a line separator or a bidirectional override or isolate occurs,
// which would let one person's name rearrange another's line. `lines`: line feeds are welcome.
bool has_controls(std::string_view utf8, bool lines = false);

// The inside of a JSON string (RFC 8259 7) that is one line to every reader: quotes, backslashes and whatever
// has_controls finds are escaped; a byte that is no UTF-8 becomes U+FFFD.
std::string json_escaped(std::string_view);

// Without white space at either end; inside, runs of it become one space.
std::string tidy(std::string_view);

// Whether mail can be sent to it: local@domain, ASCII, at most 254 bytes (RFC 5321 4.5.3.1).
bool valid_email(std::string_view);

// ASCII letters lowered: what addresses are unique by.
std::string folded(std::string_view);

// A key as one step of a JSON pointer (RFC 6901 3).
std::string pointer_step(std::string_view key);

// Whether words, separated by single spaces, has this one among them.
bool has_word(std::string_view words, std::string_view word);

} // namespace rowan
