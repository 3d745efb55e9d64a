// Messages: the outbox. A row is written in the transaction that it tells of, and sent by workers/mailer
// afterwards.
#pragma once

#include "base/calendar_entry.hpp"
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
    changed,           // the event; the detail says what, as notifications writes it
    event_cancelled,   // the detail is the organisers' reason
    reminder,          // the detail is how many days before
    release_reminder,  // of the employer's answer; the detail is how many days before
    thanks,            // with the event's highlights
    organisers_letter, // in the organisers' own words: of the letter whose reference is the detail
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
    workshop_registered,
    changed,
    event_cancelled,
    reminder,
    release_reminder,
    thanks,
    organisers_letter
)

// Who is not asked whether they want it, because it is about their own booking; the others can be stopped.
constexpr bool optional(kind what)
{
    return what == kind::thanks || what == kind::organisers_letter;
}

struct draft {
    kind what;
    std::string to; // an address
    std::optional<std::int64_t> person = {};
    std::optional<std::int64_t> registration = {};
    std::string detail = {}; // what the text needs beside the rows: a code, a position, a title
    std::optional<instant> expires_at = {};
};

// Nothing is written to those of whom no address is known (erased, or walked in), and nothing of what is
// optional to somebody who has stopped it.
void put(storage::transaction&, draft const&, instant now);

// A message that is due, with all that its text tells.
struct due_message {
    std::int64_t id;
    kind what;
    std::string recipient, detail;
    instant created_at;
    std::optional<instant> expires_at;
    std::optional<std::int64_t> event_id, registration_id;
    std::optional<std::string> reference, name, event_title, venue_name, venue_address, venue_town,
        online_link, contact, zone;
    std::optional<instant> offered_until;
    std::optional<std::string> registration_state, event_slug, language, mail_token,
        highlights;                                         // the last of thanks alone
    std::optional<std::string> letter_subject, letter_text; // of an organiser's letter; the text is Markdown
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
     registration_id,
     reference,
     name,
     event_title,
     venue_name,
     venue_address,
     venue_town,
     online_link,
     contact,
     zone,
     offered_until,
     registration_state,
     event_slug,
     language,
     mail_token,
     highlights,
     letter_subject,
     letter_text)
)

struct outgoing {
    due_message message;
    std::vector<events::day> days;
    std::vector<personal_entry> entries; // of the reader's calendar, where the days go with the letter
};

// "20270112T120000Z-00000042": what a message is called by others, made of its time and its number here; the
// left part of its Message-ID, so that a repeat can be recognised. And the number in such a name.
std::string reference_of(instant created_at, std::int64_t id);
std::optional<std::int64_t> number_in(std::string_view reference);

// Sign-in codes first, then what concerns one booking, then what goes to many; the oldest first, and at most
// `most`. What goes to many waits for waking hours (08:00 to 21:00 in the zone). A message that was tried in
// vain holds back the later ones to the same address, but for codes, for half an hour.
result<std::vector<outgoing>>
due(storage::transaction&, int most, std::string const& waking_zone, instant now);

// When people woke today; none: they sleep, and what goes to many waits.
std::optional<instant> woke_at(std::string const& zone, instant now);

// What became of one of them. Once sent, a sign-in code is forgotten.
struct outcome {
    std::int64_t id;
    bool sent;
    std::string error = {};       // of the delivery, without the address
    bool for_good = false;        // not sent, and not to be tried again
    bool address_refuses = false; // whoever looks at the person or the list of attendees is to know
};

// Writes outcomes down. A message that failed is due again after a pause that doubles, up to an hour, and is
// up to a quarter longer by chance; after four days of that it is a dead letter.
result<int> settle(storage::transaction&, std::vector<outcome> const&, instant now);

// Marks what is not worth sending any more; says how many.
result<int> expire(storage::transaction&, instant now);

// Forgets the addresses and details of messages of more than a week ago, of dead letters after a month; says
// how many.
result<int> forget_old(storage::transaction&, instant now);

// Stops or starts optional mail to whoever has this token. Refuses: not_found.
result<std::int64_t> want_optional(storage::transaction&, std::string const& token, bool wanted);

} // namespace rowan::messages
