// Compression as HTTP's gzip coding (RFC 1952).
#pragma once

#include <string>
#include <string_view>

namespace rowan {

enum class effort { fast = 1, best = 9 };

std::string gzip(std::string_view, effort);

} // namespace rowan
