#include "domain/upkeep.hpp"

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

} // namespace rowan::upkeep
