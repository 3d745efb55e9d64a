#include "domain/directory.hpp"

#include "base/text.hpp"
#include "domain/calendars.hpp"
#include "domain/ledger.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

namespace rowan::directory {

using ledger::act;

namespace {

result<people::person> person_of(storage::transaction& tx, std::string const& reference)
{
    if (auto found = tx.one<people::person>(sql::permissions::person, reference)) return *found;
    return error{errc::not_found, "There is no such person."};
}

std::optional<error>
hindrance(storage::transaction& tx, people::person const& kept, people::person const& other)
{
    if (kept.id == other.id)
        return error{errc::invalid, "Some fields are wrong.", {{"/other", "must be somebody else"}}};
    bool const both = kept.standing != people::standing::none && other.standing != people::standing::none;
    if (both)
        return error{
            errc::invalid, "Some fields are wrong.", {{"/other", "is another member in the register"}}};
    if (tx.one<std::int64_t>(sql::directory::both_hold, kept.id, other.id))
        return error{
            errc::already_registered, "Both are registered for one event: cancel one of the two first."};
    return std::nullopt;
}

} // namespace

result<std::vector<found>>
search(storage::transaction& tx, permissions::organiser const&, std::string const& text, instant)
{
    if (length(text) < shortest_search)
        return error{errc::invalid, "Some parameters are wrong.", {{"?q", "must have two letters at least"}}};
    return tx.all<found>(sql::directory::search, folded(text), most_found);
}

result<card>
look(storage::transaction& tx, permissions::organiser const& by, std::string const& reference, instant)
{
    auto const who = person_of(tx, reference);
    if (!who) return who.error();
    return card{
        reference,
        *people::look(tx, *who),
        permissions::of(tx, *who),
        tx.one<std::int64_t>(sql::directory::has_factor, who->id).has_value(),
        outbox::refusal_of(tx, who->email),
        tx.all<booking>(sql::directory::bookings, who->id, by.person.id, by.everywhere),
    };
}

result<std::int64_t> merge(
    storage::transaction& tx,
    permissions::administrator const& by,
    std::string const& reference,
    std::string const& other_reference,
    instant now
)
{
    auto const kept = person_of(tx, reference);
    if (!kept) return kept.error();
    auto const other = person_of(tx, other_reference);
    if (!other) return error{errc::invalid, "Some fields are wrong.", {{"/other", "is nobody"}}};
    if (auto e = hindrance(tx, *kept, *other)) return *e;

    auto const membership = *people::look(tx, *other);
    tx.run(sql::directory::move_registrations, kept->id, other->id);
    tx.run(sql::directory::move_invitations, kept->id, other->id);
    tx.run(sql::directory::move_messages, kept->id, other->id);
    calendars::revise_own(tx, kept->id, now);
    personal_data::forget(tx, *other);
    if (membership.membership_number)
        tx.run(
            sql::directory::take_membership, kept->id, membership.membership_number, membership.name,
            membership.region, membership.employer, membership.job_title, membership.roles,
            membership.standing, now
        );
    waitlist::serve_all(tx, now); // who was not eligible may be now
    ledger::entry const done{
        .what = act::people_merged,
        .actor = by.person.id,
        .person = kept->id,
        .detail = other_reference,
    };
    return ledger::note(tx, done, now);
}

result<personal_data::everything> collect(
    storage::transaction& tx, permissions::administrator const& by, std::string const& reference, instant now
)
{
    auto const who = person_of(tx, reference);
    if (!who) return who.error();
    return personal_data::collect_for(tx, by.person.id, *who, now);
}

result<std::int64_t> erase(
    storage::transaction& tx, permissions::administrator const& by, std::string const& reference, instant now
)
{
    auto const who = person_of(tx, reference);
    if (!who) return who.error();
    if (who->id == by.person.id)
        return error{errc::not_allowed, "Admins erase themselves under their own account."};
    return personal_data::erase_for(tx, by.person.id, *who, now);
}

} // namespace rowan::directory
