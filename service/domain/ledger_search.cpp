#include "domain/ledger_search.hpp"

#include "sql/queries.hpp"

#include <limits>

namespace rowan::ledger {

namespace {

constexpr std::int64_t page_length = 100;

} // namespace

result<page> search(storage::transaction& tx, permissions::administrator const&, filter const& f, instant)
{
    auto const before = f.before ? f.before : std::numeric_limits<std::int64_t>::max();
    page found{
        tx.all<noted>(
            sql::ledger::search, before, f.act, f.event, f.person, f.registration, f.from, f.to,
            page_length + 1
        ),
        {}};
    if (std::ssize(found.entries) <= page_length) return found;
    found.entries.pop_back();
    found.next = found.entries.back().seq;
    return found;
}

} // namespace rowan::ledger
