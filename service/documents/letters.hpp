// What each message says.
#pragma once

#include "base/time.hpp"

#include <boost/describe/enum.hpp>

#include <string>
#include <vector>

namespace rowan::documents {

enum class letter_kind {
    sign_in_code,
    booked,
    waiting,
    offered,
    promoted,
    offer_lapsed,
    declined,
    cancelled,
    workshop_registered,
    changed,
    event_cancelled,
    reminder,
    release_reminder,
    thanks,
    organisers_letter,
};
BOOST_DESCRIBE_ENUM(
    letter_kind,
    sign_in_code,
    booked,
    waiting,
    offered,
    promoted,
    offer_lapsed,
    declined,
    cancelled,
    workshop_registered,
    changed,
    event_cancelled,
    reminder,
    release_reminder,
    thanks,
    organisers_letter
)

struct letter_day {
    instant starts_at, ends_at;
};

// One thing that changed; empty: there was, or is, none.
struct letter_change {
    std::string what, before, after;
};

// What a letter may tell; each kind uses what it needs of it. Text may be anything: it comes out on one line.
struct letter_facts {
    letter_kind kind;
    std::string name; // of the reader; may be empty
    std::string event_title;
    std::vector<letter_day> days;
    std::string zone = "Europe/London"; // in which every time is told; known to tzdata
    std::string venue;                  // on one line; may be empty
    std::string online_link;            // may be empty; told to those who have a place
    std::string reference;
    std::string detail; // sign_in_code: the code; waiting: the position; workshop_registered: its title
    instant offered_until = {};
    std::string public_url; // without a slash at its end
    std::string organisation;
    instant expires_at = {};                 // of a sign-in code
    std::string subject = {}, text = {};     // organisers_letter: its own words, the text in Markdown
    std::string language = "en";             // of the reader; letters there are none of come in English
    std::string event_slug = {};             // thanks: of its page
    std::string highlights = {};             // thanks: Markdown
    std::string reason = {};                 // event_cancelled: Markdown; may be empty
    std::vector<letter_change> changes = {}; // changed
    bool with_calendar = false;              // whether the days are attached
    bool can_answer = false;                 // whether answers reach the organisers
    std::string stop_token = {};             // of mail that can be stopped; may be empty
};

struct letter {
    std::string
        subject;      // names neither organisation nor event: that somebody is a member is nobody's business
    std::string text; // lines of at most 72 characters, save longer addresses; ends in a line feed
    std::string html; // the same, as a page that fetches nothing
};

// Plain, short, in the second person. Links open pages and change nothing by themselves (W8). Throws if the
// zone is unknown.
letter compose(letter_facts const&);

} // namespace rowan::documents
