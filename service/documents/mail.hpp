// Mail as it goes over the wire: text and HTML in UTF-8, and files.
#pragma once

#include "base/time.hpp"

#include <string>
#include <vector>

namespace rowan::documents {

struct attachment {
    std::string file_name; // ASCII, without quotes
    std::string type;      // "text/calendar; charset=UTF-8; method=PUBLISH; component=VEVENT"
    std::string bytes;
};

// Names, subject and text may be anything; addresses and the identifier are ASCII without spaces.
struct mail {
    std::string from_name; // may be empty
    std::string from_address;
    std::string to_address;
    std::string reply_to; // may be empty: answers go to the sender
    std::string subject;
    std::string text;
    instant date;
    std::string message_id; // unique for ever, left@right, without angle brackets
    std::string html = {};  // the same as the text; may be empty: there is the text alone
    std::vector<attachment> attachments = {};
    std::string stop_url = {}; // a POST there stops mail of its kind (RFC 8058); may be empty
};

// The message of RFC 5322 with MIME (RFC 2045), in ASCII, its lines ended by CRLF and at most 76 characters
// long, 78 in headers, save one that holds a single longer address. Words that are not ASCII are encoded (RFC
// 2047); none is cut inside a character. It says that no person sent it (RFC 3834; MS-OXCMAIL
// 2.1.3.2.20 for those who only ask Exchange). Nothing in any value can
// begin another header or part: line breaks become spaces in names and subject, and what no address may hold
// is dropped from addresses; boundaries hold what no encoded line can. The same mail is the same bytes.
std::string mime(mail const&);

} // namespace rowan::documents
