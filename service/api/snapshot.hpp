// A public answer kept in memory: its bytes and what validates them, together.
#pragma once

#include "http/message.hpp"

#include <chrono>

namespace rowan::api {

class snapshot {
public:
    // `tag` names exactly these bytes, for ever (RFC 9110 8.8.1).
    snapshot(http::shared_body body, std::string tag, std::chrono::steady_clock::time_point made_at);

    // Answers a GET: 304 if the client has it, gzip if it wants that, `public, no-cache` always. What has
    // lived for less than a second is not compressed: in a rush each lives for milliseconds.
    http::response answer(http::request const&, std::chrono::steady_clock::time_point now) const;

private:
    http::shared_body body_;
    std::string tag_, headers_;
    std::chrono::steady_clock::time_point made_at_;
    mutable http::shared_body gzip_; // made when first wanted
};

} // namespace rowan::api
