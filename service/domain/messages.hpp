// Messages: the outbox. A row is written in the transaction that it tells of, and sent by workers/mailer
// afterwards.
#pragma once

#include "domain/events.hpp"
#include "storage/transaction.hpp"

namespace rowan::messages {

enum class kind {
    sign_in_code,
    booked,
    waiting,
    offered,
    promoted,
    offer_lapsed,
    declined,
    cancelled,
    workshop_registered,
};
BOOST_DESCRIBE_ENUM(
    kind,
    sign_in_code,
    booked,
    waiting,
    offered,
    promoted,
    offer_lapsed,
    declined,
    cancelled,
    workshop_registered
)

struct draft {
    kind what;
    std::string to; // an address
    std::optional<std::int64_t> person = {};
    std::optional<std::int64_t> registration = {};
    std::string detail = {}; // what the text needs beside the rows: a code, a position, a title
    std::optional<instant> expires_at = {};
};

void put(storage::transaction&, draft const&, instant now);

// A message that is due, with all that its text tells.
struct due_message {
    std::int64_t id;
    kind what;
    std::string recipient, detail;
    instant created_at;
    std::optional<instant> expires_at;
    std::optional<std::int64_t> event_id;
    std::optional<std::string> reference, name, event_title, venue_name, venue_address, venue_town,
        online_link, contact, zone;
    std::optional<instant> offered_until;
};
BOOST_DESCRIBE_STRUCT(
    due_message,
    (),
    (id,
     what,
     recipient,
     detail,
     created_at,
     expires_at,
     event_id,
     reference,
     name,
     event_title,
     venue_name,
     venue_address,
     venue_town,
     online_link,
     contact,
     zone,
     offered_until)
)

struct outgoing {
    due_message message;
    std::vector<events::day> days;
};

// Sign-in codes first, then the oldest; at most `most`.
result<std::vector<outgoing>> due(storage::transaction&, int most, instant now);

// What became of one of them. Once sent, a sign-in code is forgotten.
struct outcome {
    std::int64_t id;
    bool sent;
    std::string error = {}; // of the delivery, without the address
};

// Writes outcomes down. A message that failed is due again after a pause that doubles, up to an hour.
result<int> settle(storage::transaction&, std::vector<outcome> const&, instant now);

// Marks what is not worth sending any more; says how many.
result<int> expire(storage::transaction&, instant now);

// Forgets the addresses and details of messages of more than a week ago; says how many.
result<int> forget_old(storage::transaction&, instant now);

} // namespace rowan::messages
