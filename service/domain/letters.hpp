// Letters: what organisers write to a choice of attendees. Sending one is a bulk of its own, which can be
// undone until it starts.
#pragma once

#include "domain/bulk.hpp"

namespace rowan::letters {

struct text {
    std::string subject, text; // text: Markdown
};

struct wish {
    letters::text letter;
    attendees::filter filter = {};
    std::vector<std::string> chosen = {};   // references, in the filter's stead
    std::optional<std::int64_t> count = {}; // how many the organiser saw
    std::optional<instant> send_at = {};    // else in half a minute
};

// Sends a letter to everybody who matches now. Refuses: what bulk::ask refuses.
result<bulk::progress>
send(storage::transaction&, std::int64_t event, std::int64_t actor, wish const&, instant now);

// Sends it at once to the organiser alone, as it would look.
result<bool>
send_to_me(storage::transaction&, std::int64_t event, people::person const& me, text const&, instant now);

struct sent {
    std::string reference, subject, text;
    std::string by, bulk; // the organiser's name; the reference of its bulk
    rowan::bulk::state state;
    std::int64_t count;
    instant asked_at, starts_at;
    std::int64_t done, refused;
};
BOOST_DESCRIBE_STRUCT(
    sent, (), (reference, subject, text, by, bulk, state, count, asked_at, starts_at, done, refused)
)

// The last hundred of an event, the newest first.
std::vector<sent> log(storage::transaction&, std::int64_t event);

} // namespace rowan::letters
