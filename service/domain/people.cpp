#include "domain/people.hpp"

#include "base/text.hpp"
#include "base/token.hpp"
#include "domain/calendars.hpp"
#include "domain/ledger.hpp"
#include "sql/queries.hpp"

namespace rowan::people {

using ledger::act;

std::optional<person> find(storage::transaction& tx, std::int64_t id)
{
    return tx.one<person>(sql::people::by_id, id);
}

person find_or_add(storage::transaction& tx, std::string const& email, instant now)
{
    auto const address = folded(email);
    if (auto known = tx.one<person>(sql::people::by_email, address)) return *known;
    auto const id = tx.insert(sql::people::insert, address, random_ticket(), now).value();
    ledger::note(tx, {.what = act::person_added, .person = id}, now);
    return *find(tx, id);
}

result<profile> look(storage::transaction& tx, person const& who)
{
    return tx.one<profile>(sql::people::profile, who.id).value();
}

result<changed> change(storage::transaction& tx, person const& who, changes const& c, instant now)
{
    bool const told_differently =
        c.discreet_calendar && *c.discreet_calendar != look(tx, who)->discreet_calendar;
    if (told_differently) calendars::revise_own(tx, who.id, now);
    tx.run(sql::people::change, who.id, c.name, c.language, c.access_needs, c.discreet_calendar, now);
    auto const seq = ledger::note(tx, {.what = act::person_changed, .actor = who.id, .person = who.id}, now);
    return changed{*look(tx, who), seq};
}

result<calendar_token> renew_calendar(storage::transaction& tx, person const& who, instant now)
{
    auto token = random_token();
    tx.run(sql::people::set_calendar, who.id, sha256(token), now);
    auto const seq =
        ledger::note(tx, {.what = act::calendar_renewed, .actor = who.id, .person = who.id}, now);
    return calendar_token{std::move(token), seq};
}

result<std::int64_t>
permit(storage::transaction& tx, std::string const& email, std::string const& permission, instant now)
{
    if (!valid_email(email))
        return error{errc::invalid, "This is not an e-mail address.", {{"/email", "must be an address"}}};
    auto const who = find_or_add(tx, email, now);
    auto const all =
        has_word(who.permissions, permission) ? who.permissions : tidy(who.permissions + " " + permission);
    tx.run(sql::people::set_permissions, who.id, all, now);
    return ledger::note(tx, {.what = act::permission_granted, .person = who.id, .detail = permission}, now);
}

} // namespace rowan::people
