// What a handler is given and what it gives back. Plain data: the wire is server.cpp's affair.
#pragma once

#include "base/error.hpp"

#include <boost/beast/http/status.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/json/value.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rowan::http {

using boost::beast::http::status;
using boost::beast::http::verb;

struct field {
    std::string name, value;
};

// One request. The server fills everything above `route`, and has checked it against RFC 9112 and its own
// limits.
struct request {
    verb method = verb::get;
    std::string target; // origin-form, as sent: "/api/events?kind=training"
    std::vector<field> fields;
    std::string body;
    std::string client;    // address of who asks, seen through trusted proxies; a limiter's key, never logged
    std::string reference; // names this request in the log and in a fault's answer
    std::size_t route = 0; // which of the list in api/routes.cpp answers it
    std::vector<std::string> words; // what the {} of the route stood for, decoded

    // The first field of that name, whatever its case; empty if there is none.
    std::string_view header(std::string_view name) const;
    // The value of a cookie (RFC 6265 4.2); empty if there is none.
    std::string_view cookie(std::string_view name) const;
    // The path as sent, without the query.
    std::string_view path() const;
    // The first query parameter of that name, decoded; no value if it is absent or not valid UTF-8.
    std::optional<std::string> query(std::string_view name) const;
    // Every query parameter of that name, in order, but for those that are not valid UTF-8.
    std::vector<std::string> queries(std::string_view name) const;
};

// A body that many answers share.
using shared_body = std::shared_ptr<std::string const>;

class event_stream;

struct response {
    status code = status::ok;
    std::string headers = {}; // whole lines, each ended by CRLF; not Date, Content-Length or Connection
    std::variant<std::string, shared_body> body = {};
    std::string_view route = {}; // the pattern that answered, for the log; static text
    std::size_t batch = 0;       // how many requests shared its commit, for the log; 0: it wrote nothing
    std::shared_ptr<event_stream> stream = {}; // goes on after the body, until the connection ends

    std::string_view bytes() const;
    response& with(std::string_view name, std::string_view value); // adds a line
};

// An answer nobody may keep: Cache-Control: no-store.
response json(status, boost::json::value const&);
response no_content();

// A refusal as RFC 9457 has it, by the table in problem.cpp.
response problem(error const&);
// The same for a status the wire itself decides on; those no refusal has become "about:blank" (RFC
// 9457 4.2.1).
response problem(status, std::string_view detail);
// 500; says nothing but the request's reference.
response fault(request const&);

// Whether an If-None-Match list (RFC 9110 13.1.2) names this strong tag, given with its quotes.
bool matches(std::string_view if_none_match, std::string_view tag);

// Whether an Accept-Encoding list (RFC 9110 12.5.3) admits the coding; q=0 refuses it.
bool accepts(std::string_view accept_encoding, std::string_view coding);

} // namespace rowan::http
