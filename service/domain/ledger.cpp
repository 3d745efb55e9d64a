#include "domain/ledger.hpp"

#include "sql/queries.hpp"

namespace rowan::ledger {

std::int64_t note(storage::transaction& tx, entry const& e, instant now)
{
    auto const seq = tx.insert(
        sql::ledger::note, now, e.actor, e.what, e.event, e.registration, e.person, e.reason, e.detail
    );
    return *seq;
}

} // namespace rowan::ledger
