#include "domain/upkeep.hpp"

#include "domain/messages.hpp"
#include "sql/queries.hpp"

namespace rowan::upkeep {

void note(storage::transaction& tx, task what, instant now, std::string const& detail)
{
    tx.run(sql::upkeep::note, what, now, detail);
}

std::optional<done> last(storage::transaction& tx, task what)
{
    return tx.one<done>(sql::upkeep::last, what);
}

counts count(storage::transaction& tx)
{
    return tx.one<counts>(sql::upkeep::counts).value();
}

standing look(storage::transaction& tx, instant now)
{
    return tx.one<standing>(sql::upkeep::standing, now).value();
}

mail look_at_mail(storage::transaction& tx, std::string const& waking_zone, instant now)
{
    return tx.one<mail>(sql::upkeep::mail, now, messages::woke_at(waking_zone, now)).value();
}

} // namespace rowan::upkeep
