// What people do with the registrations they have.
#include "domain/messages.hpp"
#include "domain/registration_rows.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

namespace rowan::registrations {

using ledger::act;
using messages::kind;

namespace {

struct summary_row {
    std::int64_t id;
    registrations::summary summary;
};
BOOST_DESCRIBE_STRUCT(summary_row, (), (id, summary))

registration with_parts(storage::transaction& tx, summary_row const& r)
{
    return {r.summary, questions::of(tx, r.id), workshops::of(tx, r.id)};
}

error none()
{
    return {errc::not_found, "You have no such booking."};
}

// One's own row; another's is no row at all.
std::optional<row> own(storage::transaction& tx, people::person const& who, std::string const& reference)
{
    auto found = row_of(tx, reference);
    if (found && found->person != who.id) return std::nullopt;
    return found;
}

bool is_active(state s)
{
    return s == state::registered || s == state::waiting || s == state::offered;
}

void tell(storage::transaction& tx, kind what, row const& r, instant now)
{
    messages::put(tx, {what, r.email, r.person, r.id}, now);
}

} // namespace

result<std::vector<registration>> of_person(storage::transaction& tx, people::person const& who, instant now)
{
    std::vector<registration> all;
    for (auto const& r : tx.all<summary_row>(sql::registrations::of_person, who.id, now))
        all.push_back(with_parts(tx, r));
    return all;
}

result<registration>
find(storage::transaction& tx, people::person const& who, std::string const& reference, instant)
{
    auto const found = tx.one<summary_row>(sql::registrations::own, who.id, reference);
    if (!found) return none();
    return with_parts(tx, *found);
}

result<registration> change(
    storage::transaction& tx,
    people::person const& who,
    std::string const& reference,
    form const& f,
    instant now
)
{
    auto const r = own(tx, who, reference);
    if (!r) return none();
    auto const event = *events::terms_by_id(tx, r->event);
    if (!is_active(r->state) || now >= event.cancel_until)
        return error{errc::closed, "This booking cannot be changed any more."};

    rename(tx, *r, f);
    auto const answers = questions::keep(tx, r->event, r->id, f.answers, false);
    if (!answers) return answers.error();
    if (f.workshops) {
        auto const chosen = workshops::choose(tx, r->id, *f.workshops, who.id, now);
        if (!chosen) return chosen.error();
    }
    ledger::entry const done{
        .what = act::booking_changed,
        .actor = who.id,
        .event = r->event,
        .registration = r->id,
        .person = who.id,
    };
    ledger::note(tx, done, now);
    return find(tx, who, reference, now);
}

result<registration>
cancel(storage::transaction& tx, people::person const& who, std::string const& reference, instant now)
{
    auto const r = own(tx, who, reference);
    if (!r) return none();
    if (!is_active(r->state)) return find(tx, who, reference, now);
    auto const event = *events::terms_by_id(tx, r->event);
    if (r->state == state::registered && now >= event.cancel_until)
        return error{errc::closed, "It is too late to cancel here. Please write to the organisers."};
    close(tx, *r, {state::cancelled, act::cancelled, who.id}, now);
    tell(tx, kind::cancelled, *r, now);
    return find(tx, who, reference, now);
}

result<registration>
accept(storage::transaction& tx, people::person const& who, std::string const& reference, instant now)
{
    auto const r = own(tx, who, reference);
    if (!r) return none();
    if (r->state == state::registered) return find(tx, who, reference, now);
    if (r->state != state::offered || *r->offered_until <= now)
        return error{errc::closed, "This offer is not open any more."};
    tx.run(sql::registrations::accept, r->id, now);
    workshops::settle(tx, r->id, now);
    ledger::entry const done{
        .what = act::offer_accepted,
        .actor = who.id,
        .event = r->event,
        .registration = r->id,
        .person = who.id,
    };
    ledger::note(tx, done, now);
    tell(tx, kind::booked, *r, now);
    return find(tx, who, reference, now);
}

result<registration>
decline(storage::transaction& tx, people::person const& who, std::string const& reference, instant now)
{
    auto const r = own(tx, who, reference);
    if (!r) return none();
    if (r->state == state::declined) return find(tx, who, reference, now);
    if (r->state != state::offered) return error{errc::closed, "There is no offer to decline."};
    close(tx, *r, {state::declined, act::offer_declined, who.id}, now);
    tell(tx, kind::declined, *r, now);
    return find(tx, who, reference, now);
}

result<registration> note_release(
    storage::transaction& tx,
    people::person const& who,
    std::string const& reference,
    release said,
    instant now
)
{
    auto mine = find(tx, who, reference, now);
    if (!mine) return mine;
    if (!mine->summary.release)
        return error{errc::closed, "Only a place at a course for reps needs an employer's release."};
    if (mine->summary.release == said) return mine;
    auto const r = *own(tx, who, reference);
    if (said == release::unasked)
        tx.run(sql::releases::take_back, r.id);
    else
        tx.run(sql::releases::set, r.id, said, now);
    ledger::entry const done{
        .what = act::booking_changed,
        .actor = who.id,
        .event = r.event,
        .registration = r.id,
        .person = who.id,
        .detail = std::string("release ") + boost::describe::enum_to_string(said, ""),
    };
    ledger::note(tx, done, now);
    return find(tx, who, reference, now);
}

result<std::vector<happening>>
history(storage::transaction& tx, people::person const& who, std::string const& reference, instant)
{
    auto const r = own(tx, who, reference);
    if (!r) return none();
    return tx.all<happening>(sql::registrations::history, r->id);
}

} // namespace rowan::registrations
