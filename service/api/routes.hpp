// The list of everything this service answers.
#pragma once

#include "api/handlers.hpp"

#include <span>

namespace rowan::api {

enum class access { anyone, signed_in };

struct route {
    http::verb verb;
    std::string_view path; // {} stands for one word
    handler* run;
    access who;
    bool any_body = false; // whatever it is, it is not read: mail programs post forms
};

std::span<route const> routes();

// Answers every request there is: finds the route, checks who may and whence it comes (RFC 9110; api.md),
// runs the handler. 404, 405, 401, and 403 for requests from other sites, are answered here; exceptions pass.
asio::awaitable<http::response> answer(http::request&, app&);

// Answers /metrics, and nothing else, to whoever reaches the listener of its own.
asio::awaitable<http::response> answer_metrics(http::request&, app&);

} // namespace rowan::api
