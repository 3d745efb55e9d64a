// The outbox as organisers see it: what waits, what failed and why, and what they may do about it. It has
// everybody's mail: those whose events are limited are refused, not_allowed.
#pragma once

#include "domain/messages.hpp"
#include "domain/permissions.hpp"

namespace rowan::outbox {

enum class state { waiting, sent, failed, expired, cancelled };
BOOST_DESCRIBE_ENUM(state, waiting, sent, failed, expired, cancelled)

// Why nothing goes out at all.
struct trouble {
    instant since, again; // `again`: when it is tried next
    std::string reason;   // without addresses
};
BOOST_DESCRIBE_STRUCT(trouble, (), (since, again, reason))

struct overview {
    std::map<outbox::state, std::int64_t> counts; // of the states there are messages in
    std::optional<instant> waiting_since;         // the one that has waited longest
    std::optional<outbox::trouble> trouble;
};

overview look(storage::transaction&, instant now);

struct entry {
    std::int64_t id;
    messages::kind kind;
    outbox::state state;
    std::string recipient; // '' once forgotten
    instant created_at, send_after;
    int attempts;
    std::string last_error;
    std::optional<std::string> registration, event, event_title; // reference, slug, title
};
BOOST_DESCRIBE_STRUCT(
    entry,
    (),
    (id,
     kind,
     state,
     recipient,
     created_at,
     send_after,
     attempts,
     last_error,
     registration,
     event,
     event_title)
)

// Those in a state, the latest first, at most `most`, from before the message `before`.
std::vector<entry> list(storage::transaction&, outbox::state, std::optional<std::int64_t> before, int most);

// All that the page shows: how it stands, and a hundred messages in a state from before `before`; 0: the
// latest.
struct page {
    overview seen;
    std::vector<entry> messages;
    std::optional<std::int64_t> next; // the `before` of the next page
};
result<page>
show(storage::transaction&, permissions::organiser const&, outbox::state, std::int64_t before, instant now);

// Sends a dead letter again, to the address the person has now; gives the ledger's number. Refuses:
// not_found, if it is none, or a code, or not worth sending any more.
result<std::int64_t>
retry(storage::transaction&, permissions::organiser const&, std::string const& reference, instant now);

// All of them.
struct retried {
    int count;
    std::int64_t seq; // the ledger's number
};
result<retried> retry_all(storage::transaction&, permissions::organiser const&, instant now);

// A message that waits, or is dead, is not sent; gives the ledger's number. Refuses: not_found.
result<std::int64_t>
cancel(storage::transaction&, permissions::organiser const&, std::string const& reference, instant now);

// That an address refuses mail, for whoever looks at the person or at a list of attendees.
struct refusal {
    instant at;
    std::string reason; // the server's words
};
BOOST_DESCRIBE_STRUCT(refusal, (), (at, reason))

std::optional<refusal> refusal_of(storage::transaction&, std::string const& email);

// The line to the mail server: down until `again` at least, or good. For workers/mailer.
result<int> note_trouble(storage::transaction&, std::string const& reason, instant again, instant now);
result<int> clear_trouble(storage::transaction&);

} // namespace rowan::outbox
