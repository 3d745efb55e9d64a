#include "domain/outbox.hpp"

#include "domain/ledger.hpp"
#include "sql/queries.hpp"

#include <limits>

namespace rowan::outbox {

namespace {

struct count_row {
    outbox::state state;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(count_row, (), (state, count))

error no_such_message()
{
    return {errc::not_found, "There is no such message to act on."};
}

result<bool> sees_all(permissions::organiser const& who)
{
    if (!who.everywhere) return error{errc::not_allowed, "The outbox is for those who organise every event."};
    return true;
}

} // namespace

overview look(storage::transaction& tx, instant now)
{
    overview o;
    for (auto const& row : tx.all<count_row>(sql::outbox::counts)) o.counts[row.state] = row.count;
    o.waiting_since = tx.one<instant>(sql::outbox::oldest, now);
    o.trouble = tx.one<trouble>(sql::outbox::trouble);
    return o;
}

std::vector<entry>
list(storage::transaction& tx, outbox::state which, std::optional<std::int64_t> before, int most)
{
    auto const end = before.value_or(std::numeric_limits<std::int64_t>::max());
    return tx.all<entry>(sql::outbox::list, which, end, most);
}

result<page> show(
    storage::transaction& tx,
    permissions::organiser const& who,
    outbox::state which,
    std::int64_t before,
    instant now
)
{
    constexpr int most = 100;
    if (auto const may = sees_all(who); !may) return may.error();
    page p{look(tx, now), list(tx, which, before > 0 ? std::optional(before) : std::nullopt, most + 1), {}};
    if (p.messages.size() > most) {
        p.messages.pop_back();
        p.next = p.messages.back().id;
    }
    return p;
}

result<std::int64_t>
retry(storage::transaction& tx, permissions::organiser const& who, std::string const& reference, instant now)
{
    if (auto const may = sees_all(who); !may) return may.error();
    auto const id = messages::number_in(reference);
    if (!id || !tx.one<std::int64_t>(sql::outbox::retry, *id, now)) return no_such_message();
    return ledger::note(tx, {.what = ledger::act::mail_retried, .actor = who.person.id, .detail = "1"}, now);
}

result<retried> retry_all(storage::transaction& tx, permissions::organiser const& who, instant now)
{
    if (auto const may = sees_all(who); !may) return may.error();
    int count = 0;
    for (auto const id : tx.all<std::int64_t>(sql::outbox::dead, now)) {
        if (tx.one<std::int64_t>(sql::outbox::retry, id, now)) ++count;
    }
    ledger::entry const done{
        .what = ledger::act::mail_retried, .actor = who.person.id, .detail = std::to_string(count)};
    return retried{count, ledger::note(tx, done, now)};
}

result<std::int64_t>
cancel(storage::transaction& tx, permissions::organiser const& who, std::string const& reference, instant now)
{
    if (auto const may = sees_all(who); !may) return may.error();
    auto const id = messages::number_in(reference);
    if (!id || !tx.one<std::int64_t>(sql::outbox::cancel, *id)) return no_such_message();
    return ledger::note(
        tx, {.what = ledger::act::mail_cancelled, .actor = who.person.id, .detail = "1"}, now
    );
}

std::optional<refusal> refusal_of(storage::transaction& tx, std::string const& email)
{
    return tx.one<refusal>(sql::outbox::refusal, email);
}

result<int> note_trouble(storage::transaction& tx, std::string const& reason, instant again, instant now)
{
    return static_cast<int>(tx.run(sql::outbox::note_trouble, now, again, reason));
}

result<int> clear_trouble(storage::transaction& tx)
{
    return static_cast<int>(tx.run(sql::outbox::clear_trouble));
}

} // namespace rowan::outbox
