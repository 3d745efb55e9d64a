#include "domain/by_hand.hpp"

#include "base/text.hpp"
#include "domain/eligibility.hpp"
#include "domain/messages.hpp"
#include "domain/registration_rows.hpp"
#include "sql/queries.hpp"

namespace rowan::by_hand {

using ledger::act;
using registrations::state;

namespace {

error no_booking()
{
    return {errc::not_found, "There is no such booking."};
}

error wrong(std::string const& pointer, std::string const& why)
{
    return {errc::invalid, "Some fields are wrong.", {{pointer, why}}};
}

bool is_active(state s)
{
    return s == state::registered || s == state::waiting || s == state::offered;
}

} // namespace

result<registrations::registration>
add(storage::transaction& tx, ledger::decision const& by, std::string const& slug, guest const& g, instant now
)
{
    if (!valid_email(g.email)) return wrong("/email", "must be an e-mail address");
    auto const event = events::terms_of(tx, slug);
    if (!event) return error{errc::not_found, "There is no such event."};
    if (event->status == events::status::cancelled)
        return error{errc::closed, event->title + " has been cancelled."};
    auto const who = people::find_or_add(tx, g.email, now);
    if (g.over_capacity) return registrations::place_over(tx, by, who.id, slug, g.form, now);

    if (now >= event->ends_at) return error{errc::closed, event->title + " is over."};
    if (auto const why = eligibility::hindrance(tx, who, event->id, event->audience))
        return error{errc::not_eligible, *why};
    auto const name = g.form.name.value_or(who.name);
    if (name.empty()) return wrong("/name", "must be given");
    auto const seat = registrations::take_seat(tx, who, *event, now);
    if (!seat) return seat.error();
    registrations::row_draft const d{name, g.form.employer.value_or(who.employer), g.origin, *seat};
    auto const what = seat->state == state::registered ? act::booked : act::joined_queue;
    return registrations::write_booking(tx, {*event, who, d, what, by}, g.form, now);
}

result<std::int64_t>
cancel(storage::transaction& tx, ledger::decision const& by, std::string const& reference, instant now)
{
    auto const r = registrations::row_of(tx, reference);
    if (!r) return no_booking();
    if (!is_active(r->state)) return *tx.one<std::int64_t>(sql::registrations::last_seq, r->id);
    auto const seq =
        registrations::close(tx, *r, {state::cancelled, act::cancelled, by.actor, by.reason}, now);
    if (by.notify) messages::put(tx, {messages::kind::cancelled, r->email, r->person, r->id}, now);
    return seq;
}

result<std::int64_t> change(
    storage::transaction& tx,
    ledger::decision const& by,
    std::string const& reference,
    registrations::form const& f,
    instant now
)
{
    auto const r = registrations::row_of(tx, reference);
    if (!r) return no_booking();
    if (!is_active(r->state)) return error{errc::closed, "This booking has ended."};
    registrations::rename(tx, *r, f);
    auto const answers = questions::keep(tx, r->event, r->id, f.answers, false);
    if (!answers) return answers.error();
    if (f.workshops) {
        auto const chosen = workshops::choose(tx, r->id, *f.workshops, by.actor, now);
        if (!chosen) return chosen.error();
    }
    ledger::entry const done{
        .what = act::booking_changed,
        .actor = by.actor,
        .event = r->event,
        .registration = r->id,
        .person = r->person,
        .reason = by.reason,
    };
    return ledger::note(tx, done, now);
}

} // namespace rowan::by_hand
