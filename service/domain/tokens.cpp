#include "domain/tokens.hpp"

#include "base/token.hpp"
#include "domain/ledger.hpp"
#include "sql/queries.hpp"

namespace rowan::tokens {

namespace {

constexpr std::string_view mark = "rowan_"; // so that scanners of published files know a lost one
constexpr std::size_t most_tokens = 50;

} // namespace

bool is_one(std::string const& token)
{
    return token.starts_with(mark);
}

std::optional<lent> find(storage::transaction& tx, std::string const& token, instant now)
{
    return tx.one<lent>(sql::tokens::find, sha256(token), now);
}

result<made> make(
    storage::transaction& tx,
    permissions::organiser const& by,
    std::string const& name,
    std::string const& scopes,
    int days,
    instant now
)
{
    auto const who = by.person.id;
    if (tx.all<token>(sql::tokens::of_person, who).size() >= most_tokens)
        return error{errc::too_many, "These are many tokens. Please end some first."};
    made m{std::string(mark) + random_token(), random_ticket(), 0};
    auto const until = now + std::chrono::days(days);
    tx.run(sql::tokens::insert, who, m.reference, name, sha256(m.token), scopes, now, until);
    m.seq = ledger::note(
        tx, {.what = ledger::act::token_made, .actor = who, .person = who, .detail = scopes}, now
    );
    return m;
}

result<std::vector<token>> of_person(storage::transaction& tx, permissions::organiser const& by, instant)
{
    return tx.all<token>(sql::tokens::of_person, by.person.id);
}

result<std::int64_t>
end(storage::transaction& tx, permissions::organiser const& by, std::string const& reference, instant now)
{
    auto const who = by.person.id;
    if (tx.run(sql::tokens::end, who, reference) == 0)
        return error{errc::not_found, "There is no such token."};
    return ledger::note(tx, {.what = ledger::act::token_ended, .actor = who, .person = who}, now);
}

result<bool> note_use(storage::transaction& tx, std::string const& token, instant now)
{
    tx.run(sql::tokens::use, sha256(token), now);
    return true;
}

} // namespace rowan::tokens
