#include "domain/letters.hpp"

#include "base/token.hpp"
#include "domain/messages.hpp"
#include "sql/queries.hpp"

namespace rowan::letters {

namespace {

struct kept {
    std::int64_t id;
    std::string reference;
};

kept keep(storage::transaction& tx, std::int64_t event, text const& t, instant now)
{
    auto reference = random_ticket();
    auto const id = *tx.insert(sql::letters::insert, reference, event, t.subject, t.text, now);
    return {id, std::move(reference)};
}

} // namespace

result<bulk::progress>
send(storage::transaction& tx, std::int64_t event, std::int64_t actor, wish const& w, instant now)
{
    bulk::wish const to{
        .action = bulk::action::message,
        .filter = w.filter,
        .chosen = w.chosen,
        .letter = keep(tx, event, w.letter, now).id,
        .count = w.count,
        .starts_at = w.send_at,
    };
    return bulk::ask(tx, event, {actor}, to, now);
}

result<bool>
send_to_me(storage::transaction& tx, std::int64_t event, people::person const& me, text const& t, instant now)
{
    auto const letter = keep(tx, event, t, now);
    messages::put(tx, {messages::kind::organisers_letter, me.email, me.id, {}, letter.reference}, now);
    return true;
}

std::vector<sent> log(storage::transaction& tx, std::int64_t event)
{
    constexpr int most = 100;
    return tx.all<sent>(sql::letters::of_event, event, most);
}

} // namespace rowan::letters
