// What a conversation with a mail server came to, by how far it went and what was answered last (RFC 5321).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace rowan::workers {

enum class smtp_stage {
    connecting, // up to EHLO, STARTTLS and AUTH: of the line, not of a message
    sender,     // MAIL was sent
    recipient,  // RCPT was sent
    content,    // DATA was sent
    handed_over // the final dot was sent: from here on until the answer, nobody knows
};

enum class smtp_fate {
    delivered,
    refused,   // for good
    postponed, // this message, and no other
    line_down  // nothing can go out; it is no message's fault
};

struct smtp_verdict {
    smtp_fate fate;
    bool address_refuses = false; // the server will have nothing for this address
    std::string words = {};       // for organisers and the log: no address in it
};

// How it ended: with an answer, or without.
struct smtp_end {
    smtp_stage stage;
    int code = 0;             // of the last answer; 0: there was none
    std::string words = {};   // of it, or of the failure
    bool accepted = false;    // 250 to the final dot
    std::string address = {}; // of the recipient
};

// 5xx to RCPT or afterwards is for good and marks the address; to MAIL only if the message is too large
// (552), for the sender is the same in all. 4xx and a lost connection, once MAIL was accepted, postpone the
// message whose turn it was, that others may go; before that they are the line's.
smtp_verdict judged(smtp_end const&);

// The server's words on one line, cut to a length one can read, without the recipient's or any other address.
std::string without_addresses(std::string_view words, std::string_view recipient);

// The pause after so many failures of the line: a second, doubling up to a minute.
std::chrono::seconds line_pause(int failures);

} // namespace rowan::workers
