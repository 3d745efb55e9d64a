#include "domain/occupancy.hpp"

#include "sql/queries.hpp"

namespace rowan::occupancy {

std::vector<event> to_come(storage::transaction& tx, instant now)
{
    return tx.all<event>(sql::occupancy::to_come, now);
}

} // namespace rowan::occupancy
