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

} // namespace rowan::upkeep
