// A calendar as it is fetched: its bytes and what validates them, together.
#pragma once

#include "base/time.hpp"
#include "http/message.hpp"

namespace rowan::api {

class calendar_page {
public:
    // Who may keep it and for how long.
    enum class reader { anyone, owner };

    // `changed_at`: when these bytes became what they are, as Last-Modified says it. `file_name`: a
    // download's, plain ASCII; empty: a feed. Without `zip`, gzip is never sent.
    calendar_page(std::string body, instant changed_at, reader, std::string const& file_name, bool zip);

    // Answers a GET (RFC 9110 13): 304 by tag, or by date if no tag is asked for; gzip if it is wanted, under
    // a tag of its own. Sends the whole calendar or nothing.
    http::response answer(http::request const&) const;

    instant changed_at() const { return changed_at_; }

private:
    struct form {
        http::shared_body body;
        std::string tag;        // with its quotes
        std::string validators; // header lines
        std::string headers;    // those of a whole answer
    };

    form const& wanted(http::request const&) const;

    instant changed_at_;
    form plain_, zipped_; // the second has no body if nothing is zipped
};

} // namespace rowan::api
