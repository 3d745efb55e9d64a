// The ledger: what was done, by whom, to what, why. Append-only; its numbers are the `seq` of every answer to
// a change.
#pragma once

#include "storage/transaction.hpp"

namespace rowan::ledger {

enum class act {
    event_created,
    event_changed,
    event_published,
    event_cancelled,
    capacity_changed,
    booked,
    joined_queue,
    place_offered,   // from the queue, mode offer
    place_confirmed, // from the queue, mode confirm
    offer_accepted,
    offer_declined,
    offer_lapsed,
    passed_over, // in the queue, for the reason given (W5)
    cancelled,
    moved,
    booking_changed,
    workshop_taken,
    workshop_queued,
    workshop_promoted,
    workshop_left,
    person_added,
    person_changed,
    person_erased,
    data_exported,
    calendar_renewed,
    register_imported,
    permission_granted,
    door_opened, // a link made
    door_closed, // a link revoked
    checked_in,  // by an organiser; what doors scan is in check_in
    check_in_undone,
    door_note_changed,
    badges_printed,
    mail_retried,
    mail_cancelled,
    permissions_changed,
    people_merged,
    factor_set_up,
    factor_reset,
    recovery_code_used,
    token_made,
    token_ended,
    retention_carried_out,
    list_exported,
    attendees_imported,
    bulk_asked,
    bulk_done,
    bulk_undone,
};
BOOST_DESCRIBE_ENUM(
    act,
    event_created,
    event_changed,
    event_published,
    event_cancelled,
    capacity_changed,
    booked,
    joined_queue,
    place_offered,
    place_confirmed,
    offer_accepted,
    offer_declined,
    offer_lapsed,
    passed_over,
    cancelled,
    moved,
    booking_changed,
    workshop_taken,
    workshop_queued,
    workshop_promoted,
    workshop_left,
    person_added,
    person_changed,
    person_erased,
    data_exported,
    calendar_renewed,
    register_imported,
    permission_granted,
    door_opened,
    door_closed,
    checked_in,
    check_in_undone,
    door_note_changed,
    badges_printed,
    mail_retried,
    mail_cancelled,
    permissions_changed,
    people_merged,
    factor_set_up,
    factor_reset,
    recovery_code_used,
    token_made,
    token_ended,
    retention_carried_out,
    list_exported,
    attendees_imported,
    bulk_asked,
    bulk_done,
    bulk_undone
)

using id = std::optional<std::int64_t>;

struct entry {
    act what;
    id actor = {}; // a person; none: the service itself
    id event = {};
    id registration = {};
    id person = {}; // whom it concerns
    std::string reason = {};
    std::string detail = {}; // counts and names of fields, never personal data: it outlives erasure
};

// What an organiser decides about somebody else's booking.
struct decision {
    std::int64_t actor;
    std::string reason = {};
    bool notify = true; // whom it concerns is told by mail
};

// Writes one entry and gives its number; numbers grow by one, without gaps.
std::int64_t note(storage::transaction&, entry const&, instant now);

} // namespace rowan::ledger
