#include "domain/registrations.hpp"

#include "domain/eligibility.hpp"
#include "domain/ledger.hpp"
#include "domain/messages.hpp"
#include "domain/registration_rows.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

namespace rowan::registrations {

using ledger::act;
using messages::kind;

namespace {

std::optional<error> too_early_or_late(events::terms const& event, instant now)
{
    if (event.status == events::status::cancelled)
        return error{errc::closed, event.title + " has been cancelled."};
    if (now < event.opens_at)
        return error{errc::not_open_yet, "Booking for " + event.title + " has not opened yet."};
    if (now >= event.closes_at) return error{errc::closed, "Booking for " + event.title + " has closed."};
    return std::nullopt;
}

// The answer to somebody for whom there is neither a place nor a queue.
error no_place(storage::transaction& tx, people::person const& who, events::terms const& event)
{
    if (tx.one<std::int64_t>(sql::registrations::active, event.id, who.id)) return already_registered();
    return error{errc::full, "Every place at " + event.title + " is taken."};
}

result<std::string> badge_name(people::person const& who, form const& f)
{
    auto name = f.name.value_or(who.name);
    if (name.empty()) return error{errc::invalid, "Some fields are wrong.", {{"/name", "must be given"}}};
    return name;
}

void remember_particulars(
    storage::transaction& tx, people::person const& who, row_draft const& d, instant now
)
{
    if (who.name.empty()) tx.run(sql::people::set_particulars, who.id, d.name, d.employer, now);
}

// Answers and workshops of a registration just written; its seq becomes that of the last of them.
result<registration> fill_in(
    storage::transaction& tx,
    registration made,
    booking const& b,
    std::int64_t row,
    form const& f,
    instant now
)
{
    bool const own = b.by.actor == b.who.id;
    if ((b.event.has_questions && own) || !f.answers.empty()) {
        auto answers = questions::keep(tx, b.event.id, row, f.answers, own);
        if (!answers) return answers.error();
        made.answers = std::move(*answers);
    }
    if (!f.workshops) return made;
    auto const chosen = workshops::choose(tx, row, *f.workshops, b.by.actor, now);
    if (!chosen) return chosen.error();
    made.workshops = workshops::of(tx, row);
    made.summary.seq = *tx.one<std::int64_t>(sql::registrations::last_seq, row);
    return made;
}

} // namespace

result<seat>
take_seat(storage::transaction& tx, people::person const& who, events::terms const& event, instant now)
{
    // By W12 nobody eligible waits where a place is free; a moment of doubt costs one look (W3).
    if (event.places.waiting > 0 && event.places.free()) waitlist::serve(tx, event.pool, now);
    if (event.places.free() && pools::claim(tx, event.pool)) return seat{state::registered, {}};
    if (event.waiting_list == events::waiting_list::none) return no_place(tx, who, event);
    return seat{state::waiting, pools::join(tx, event.pool)};
}

result<registration> write_booking(storage::transaction& tx, booking const& b, form const& f, instant now)
{
    auto const w = write_row(tx, b.event, b.who, b.draft, now);
    if (!w) return w.error();
    ledger::entry const done{
        .what = b.what,
        .actor = b.by.actor,
        .event = b.event.id,
        .registration = w->id,
        .person = b.who.id,
        .reason = b.by.reason,
        .detail = b.detail,
    };
    registration made{fresh(b.event, *w, b.draft, now), {}, {}};
    made.summary.seq = ledger::note(tx, done, now);
    bool const waits = b.draft.seat.state == state::waiting;
    auto const position = waits ? std::to_string(b.draft.seat.queue.waiting) : std::string();
    if (b.by.notify)
        messages::put(
            tx, {waits ? kind::waiting : kind::booked, b.who.email, b.who.id, w->id, position}, now
        );
    return fill_in(tx, std::move(made), b, w->id, f, now);
}

result<registration> place(
    storage::transaction& tx, people::person const& who, std::string const& slug, form const& f, instant now
)
{
    auto const event = events::terms_of(tx, slug);
    if (!event || event->status == events::status::draft)
        return error{errc::not_found, "There is no such event."};
    if (auto refusal = too_early_or_late(*event, now)) return *refusal;
    if (auto why = eligibility::hindrance(tx, who, event->id, event->audience))
        return error{errc::not_eligible, *why};
    auto const name = badge_name(who, f);
    if (!name) return name.error();
    auto const seat = take_seat(tx, who, *event, now);
    if (!seat) return seat.error();

    row_draft const d{*name, f.employer.value_or(who.employer), "self", *seat};
    auto const what = seat->state == state::registered ? act::booked : act::joined_queue;
    auto made = write_booking(tx, {*event, who, d, what, {who.id}}, f, now);
    if (made) remember_particulars(tx, who, d, now);
    return made;
}

result<registration> place_over(
    storage::transaction& tx,
    ledger::decision const& by,
    std::int64_t person,
    std::string const& slug,
    form const& f,
    instant now
)
{
    if (by.reason.empty())
        return error{errc::invalid, "A reason is needed.", {{"/reason", "must not be empty"}}};
    auto const event = events::terms_of(tx, slug);
    auto const who = people::find(tx, person);
    if (!event || !who) return error{errc::not_found, "There is no such event or person."};
    if (event->status == events::status::cancelled)
        return error{errc::closed, event->title + " has been cancelled."};
    auto const name = badge_name(*who, f);
    if (!name) return name.error();

    pools::claim_over(tx, event->pool);
    row_draft const d{*name, f.employer.value_or(who->employer), "organiser", {state::registered, {}}};
    return write_booking(tx, {*event, *who, d, act::booked, by}, f, now);
}

result<registration> move(
    storage::transaction& tx,
    ledger::decision const& by,
    std::string const& reference,
    std::string const& to_slug,
    instant now
)
{
    auto const old = row_of(tx, reference);
    auto const to = events::terms_of(tx, to_slug);
    if (!old || !to) return error{errc::not_found, "There is no such booking or event."};
    if (old->state != state::registered) return error{errc::closed, "There is no place to move."};
    if (to->status == events::status::cancelled)
        return error{errc::closed, to->title + " has been cancelled."};
    auto const who = *people::find(tx, old->person);
    if (auto why = eligibility::hindrance(tx, who, to->id, to->audience))
        return error{errc::not_eligible, *why};
    if (to->places.waiting > 0 && to->places.free()) waitlist::serve(tx, to->pool, now);
    if (!pools::claim(tx, to->pool)) return error{errc::full, "Every place at " + to->title + " is taken."};

    row_draft const d{old->name, old->employer, "organiser", {state::registered, {}}};
    auto made = write_booking(tx, {*to, who, d, act::moved, by, reference}, {}, now);
    if (made) close(tx, *old, {state::cancelled, act::moved, by.actor, by.reason}, now);
    return made;
}

} // namespace rowan::registrations
