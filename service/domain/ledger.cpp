#include "domain/ledger.hpp"

#include "domain/ledger_chain.hpp"

namespace rowan::ledger {

std::int64_t note(storage::transaction& tx, entry const& e, instant now)
{
    auto const* act = boost::describe::enum_to_string(e.what, "");
    return ledger_chain::append(
        tx, {0, now, e.actor, act, e.event, e.registration, e.person, e.reason, e.detail}
    );
}

} // namespace rowan::ledger
