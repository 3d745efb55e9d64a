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

result<std::int64_t>
retry(storage::transaction& tx, people::person const& organiser, std::string const& reference, instant now)
{
    auto const id = messages::number_in(reference);
    if (!id || !tx.one<std::int64_t>(sql::outbox::retry, *id, now)) return no_such_message();
    return ledger::note(tx, {.what = ledger::act::mail_retried, .actor = organiser.id, .detail = "1"}, now);
}

result<retried> retry_all(storage::transaction& tx, people::person const& organiser, instant now)
{
    int count = 0;
    for (auto const id : tx.all<std::int64_t>(sql::outbox::dead, now)) {
        if (tx.one<std::int64_t>(sql::outbox::retry, id, now)) ++count;
    }
    ledger::entry const done{
        .what = ledger::act::mail_retried, .actor = organiser.id, .detail = std::to_string(count)};
    return retried{count, ledger::note(tx, done, now)};
}

result<std::int64_t>
cancel(storage::transaction& tx, people::person const& organiser, std::string const& reference, instant now)
{
    auto const id = messages::number_in(reference);
    if (!id || !tx.one<std::int64_t>(sql::outbox::cancel, *id)) return no_such_message();
    return ledger::note(tx, {.what = ledger::act::mail_cancelled, .actor = organiser.id, .detail = "1"}, now);
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
