// The list of everything this service answers.
#pragma once

#include "api/handlers.hpp"
#include "domain/permissions.hpp"

#include <span>

namespace rowan::api {

using permissions::access;

// What a request may bring.
enum class body {
    json,
    csv,       // a file: text/csv, up to 8 MiB
    long_json, // up to 256 KiB: five hundred scans
    any,       // whatever it is, it is not read: mail programs post forms
};

struct route {
    http::verb verb;
    std::string_view path; // {} stands for one word
    handler* run;
    access who;
    std::string_view scope = {}; // what a program's token must be good for; empty: programs may not
    bool fresh = false;          // needs a second factor shown a moment ago
    body takes = body::json;

    permissions::need need() const { return {who, std::string(scope), fresh}; }
};

std::span<route const> routes();

// How many bytes of body a request may have. Looks at its verb and target, and whether somebody is signed in.
std::size_t most_body(http::request const&);

// Answers every request there is: finds the route, checks who may and whence it comes (RFC 9110; api.md),
// runs the handler. 404, 405, 401, and 403 for requests from other sites, are answered here; exceptions pass.
asio::awaitable<http::response> answer(http::request&, app&);

// Answers /metrics, and nothing else, to whoever reaches the listener of its own.
asio::awaitable<http::response> answer_metrics(http::request&, app&);

} // namespace rowan::api
