#include "domain/tickets.hpp"

#include "sql/queries.hpp"

namespace rowan::tickets {

result<ticket>
find(storage::transaction& tx, people::person const& who, std::string const& reference, instant)
{
    auto const found = tx.one<particulars>(sql::tickets::own, who.id, reference);
    if (!found) return error{errc::not_found, "You have no such ticket."};
    return ticket{
        *found,
        tx.all<events::day>(sql::events::days, found->event),
        tx.all<workshop>(sql::tickets::workshops, found->registration),
    };
}

} // namespace rowan::tickets
