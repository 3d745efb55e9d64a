#include "domain/permissions.hpp"

#include "base/text.hpp"
#include "domain/ledger.hpp"
#include "domain/logins.hpp"
#include "domain/tokens.hpp"
#include "sql/queries.hpp"

#include <sstream>

namespace rowan::permissions {

namespace {

struct event_row {
    std::int64_t id, pool, revision;
    events::status status;
    bool within;
};
BOOST_DESCRIBE_STRUCT(event_row, (), (id, pool, revision, status, within))

error not_theirs()
{
    return {errc::not_allowed, "This is for those who organise."};
}

result<caller> admit_program(storage::transaction& tx, std::string const& token, need const& n, instant now)
{
    auto const lent = tokens::find(tx, token, now);
    if (!lent) return error{errc::not_signed_in, "This token is not good, or not any more."};
    if (!has(lent->person, n.least)) return not_theirs();
    if (n.scope.empty() || !has_word(lent->scopes, n.scope))
        return error{errc::not_allowed, "This token is for something else."};
    return caller{lent->person, true};
}

result<caller> admit_login(storage::transaction& tx, std::string const& token, need const& n, instant now)
{
    auto const login = logins::identify(tx, token, now);
    if (!login) return login.error();
    auto const shown = login->factor_at;
    bool const fresh = shown && *shown + logins::factor_is_fresh > now;
    caller found{login->person, fresh, login->id, shown, login->renewal_due(now)};
    if (!has(found.person, n.least)) return not_theirs();
    if (n.least >= access::organiser && !shown)
        return error{errc::second_factor, "Please enter a code of your second factor."};
    if (n.fresh && !found.fresh) return needs_fresh_factor();
    return found;
}

std::string detail_of(grants const& g)
{
    auto const counted = [](std::size_t n, char const* what) {
        return n ? ", " + std::to_string(n) + " " + what : std::string();
    };
    return (g.permissions.empty() ? "none" : g.permissions) + counted(g.regions.size(), "regions") +
           counted(g.series.size(), "series");
}

std::vector<field_error> wrong_words(grants const& g)
{
    std::istringstream in(g.permissions);
    for (std::string word; in >> word;) {
        access level{};
        bool const known = boost::describe::enum_from_string(word.c_str(), level);
        if (!known || level <= access::signed_in)
            return {{"/permissions", "must be organiser, door or admin"}};
    }
    return {};
}

} // namespace

grants of(storage::transaction& tx, people::person const& who)
{
    return {
        who.permissions,
        tx.all<std::string>(sql::permissions::limits, who.id, "region"),
        tx.all<std::string>(sql::permissions::limits, who.id, "series"),
    };
}

result<std::int64_t> grant(
    storage::transaction& tx,
    administrator const& by,
    std::string const& reference,
    grants const& given,
    instant now
)
{
    auto const whom = tx.one<people::person>(sql::permissions::person, reference);
    if (!whom) return error{errc::not_found, "There is no such person."};
    if (auto wrong = wrong_words(given); !wrong.empty())
        return error{errc::invalid, "Some fields are wrong.", std::move(wrong)};

    tx.run(sql::people::set_permissions, whom->id, given.permissions, now);
    if (has(*whom, access::admin) && tx.one<int>(sql::permissions::admins) == 0)
        return error{
            errc::invalid, "Some fields are wrong.", {{"/permissions", "somebody has to be an admin"}}};
    tx.run(sql::permissions::lift_limits, whom->id);
    for (auto const& region : given.regions) tx.run(sql::permissions::limit, whom->id, "region", region);
    for (auto const& slug : given.series) tx.run(sql::permissions::limit, whom->id, "series", slug);
    return ledger::note(
        tx,
        {.what = ledger::act::permissions_changed,
         .actor = by.person.id,
         .person = whom->id,
         .detail = detail_of(given)},
        now
    );
}

bool has(people::person const& who, access least)
{
    if (least == access::door_link) return false; // whoever they are
    if (least <= access::signed_in) return true;
    for (auto const level : {access::admin, access::organiser, access::door}) {
        if (level < least) return false;
        if (has_word(who.permissions, boost::describe::enum_to_string(level, ""))) return true;
    }
    return false;
}

error needs_fresh_factor()
{
    return {errc::second_factor, "Please enter a code of your second factor again: this is far-reaching."};
}

result<caller> admit(storage::transaction& tx, std::string const& token, need const& n, instant now)
{
    return tokens::is_one(token) ? admit_program(tx, token, n, now) : admit_login(tx, token, n, now);
}

organiser as_organiser(storage::transaction& tx, caller const& by)
{
    if (!has(by.person, access::organiser)) throw std::logic_error("the route did not ask for an organiser");
    bool const everywhere =
        has(by.person, access::admin) || tx.one<std::int64_t>(sql::permissions::limited, by.person.id) == 0;
    return {by.person, everywhere, by.fresh};
}

administrator as_administrator(caller const& by)
{
    if (!has(by.person, access::admin)) throw std::logic_error("the route did not ask for an admin");
    return {by.person};
}

result<desk> at_desk(storage::transaction& tx, organiser const& who, std::string const& slug)
{
    auto const found = tx.one<event_row>(sql::permissions::event, slug, who.person.id, who.everywhere);
    if (!found || (!found->within && found->status == events::status::draft))
        return error{errc::not_found, "There is no such event."};
    if (!found->within) return error{errc::not_allowed, "This event is organised by others."};
    return desk{who, found->id, found->pool, found->revision, found->status, slug};
}

} // namespace rowan::permissions
