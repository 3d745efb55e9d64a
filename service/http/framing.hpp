// The checks between a header and its body: whatever two programs could read in two ways is refused.
#pragma once

#include "http/head_parser.hpp"

namespace rowan::http {

// Why a request is refused before anybody has looked at what it wants. The connection ends with it.
struct breach {
    status code;
    std::string_view why; // static text
};

struct framing_limits {
    std::size_t most_target; // bytes
    std::size_t most_body;   // bytes
};

// The first rule the header breaks, in the order of the table in framing.cpp; none if it is sound.
std::optional<breach> broken(head const&, framing_limits const&);

// Whether a field value is continued on a further line (RFC 9112 5.2), which Beast hides. `raw`: the header's
// bytes.
bool folded(std::string_view raw);

// What to answer if Beast could not read the header at all.
breach unreadable(boost::beast::error_code, std::string_view raw);

// Whether the client waits for "100 Continue" before it sends the body (RFC 9110 10.1.1).
bool expects_continue(head const&);

// The answer to a breach.
response refusal(breach const&);

} // namespace rowan::http
