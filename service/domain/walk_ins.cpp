#include "domain/walk_ins.hpp"

#include "base/text.hpp"
#include "base/token.hpp"
#include "domain/eligibility.hpp"
#include "domain/registration_rows.hpp"
#include "sql/queries.hpp"

namespace rowan::walk_ins {

using registrations::state;

namespace {

constexpr char const* origin = "walk_in";

std::optional<error> hindrance(doors::door const& d, walk_in const& w, instant now)
{
    if (!d.walk_ins || !d.maker)
        return error{errc::not_allowed, "This door lets in those alone who have booked."};
    // What a device recorded in time is welcome late (K4).
    if (!d.open_at(now) && !d.open_at(w.at)) {
        if (now < d.valid_from) return error{errc::not_open_yet, "This door has not opened yet."};
        return error{errc::closed, "This door has closed."};
    }
    if (w.email && !valid_email(*w.email))
        return error{errc::invalid, "Some fields are wrong.", {{"/email", "must be an e-mail address"}}};
    return std::nullopt;
}

// Whoever left no address is somebody nobody can write to, and who cannot sign in.
people::person guest_of(storage::transaction& tx, walk_in const& w, instant now)
{
    auto who = people::find_or_add(tx, w.email.value_or("walk-in:" + random_ticket()), now);
    if (who.name.empty()) tx.run(sql::people::set_particulars, who.id, w.name, w.employer, now);
    return who;
}

// A place, by the claim (C4); over the capacity only for the reason that the link's maker gave.
result<registrations::seat> seat_for(
    storage::transaction& tx,
    doors::door const& d,
    people::person const& who,
    events::terms const& event,
    instant now
)
{
    if (!d.over_capacity.empty()) {
        if (!pools::claim(tx, event.pool)) pools::claim_over(tx, event.pool);
        return registrations::seat{state::registered, {}};
    }
    if (auto const why = eligibility::hindrance(tx, who, event.id, event.audience))
        return error{errc::not_eligible, *why};
    auto const seat = registrations::take_seat(tx, who, event, now);
    if (seat && seat->state != state::registered)
        return error{errc::full, "Every place at " + event.title + " is taken, or promised to who waits."};
    return seat;
}

result<registrations::registration>
book(storage::transaction& tx, doors::door const& d, walk_in const& w, instant now)
{
    auto const event = *events::terms_by_id(tx, d.event);
    if (event.status == events::status::cancelled)
        return error{errc::closed, event.title + " has been cancelled."};
    auto const who = guest_of(tx, w, now);
    auto const seat = seat_for(tx, d, who, event, now);
    if (!seat) return seat.error();
    auto const reason = w.reason.empty() ? d.over_capacity : w.reason;
    ledger::decision const by{*d.maker, reason, w.email.has_value()};
    registrations::row_draft const draft{w.name, w.employer, origin, *seat};
    registrations::form f;
    if (d.workshop) f.workshops = workshops::wish{{*d.workshop_slug}, {}};
    return registrations::write_booking(tx, {event, who, draft, ledger::act::booked, by, d.name}, f, now);
}

// The scan that a walk-in is: as if they had shown the ticket they have just been given.
checkins::scan scan_of(walk_in const& w, std::string const& reference)
{
    checkins::scan s{};
    s.nonce = w.nonce;
    s.reference = reference;
    s.let_in = true;
    s.at = w.at;
    return s;
}

} // namespace

result<checkins::answer> let_in(storage::transaction& tx, doors::door const& d, walk_in const& w, instant now)
{
    std::string reference;
    if (!checkins::known(tx, w.nonce)) {
        if (auto const why = hindrance(d, w, now)) return *why;
        auto const booked = book(tx, d, w, now);
        if (!booked) return booked.error();
        reference = booked->summary.reference;
    }
    auto s = scan_of(w, reference);
    if (s.at > now || !d.open_at(s.at)) s.at = now; // a clock that is off is no reason to leave them out
    auto answers = checkins::record(tx, d, {s}, {}, now);
    if (!answers) return answers.error();
    return std::move(answers->front());
}

} // namespace rowan::walk_ins
