// Mail as it goes over the wire: plain text in UTF-8.
#pragma once

#include "base/time.hpp"

#include <string>

namespace rowan::documents {

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
};

// The message of RFC 5322 with MIME (RFC 2045), in ASCII, its lines ended by CRLF and at most 76 characters
// long, 78 in headers, save one that holds a single longer address. Words that are not ASCII are encoded (RFC
// 2047); none is cut inside a character. It says that no person sent it (RFC 3834; MS-OXCMAIL
// 2.1.3.2.20 for those who only ask Exchange). Nothing in any value can
// begin another header: line breaks become spaces in names and subject, and what no address may hold is
// dropped from addresses.
std::string mime(mail const&);

} // namespace rowan::documents
