#include "domain/saved_views.hpp"

#include "base/token.hpp"
#include "sql/queries.hpp"

namespace rowan::saved_views {

std::vector<view> of(storage::transaction& tx, std::int64_t event, std::int64_t person)
{
    return tx.all<view>(sql::saved_views::of_event, event, person);
}

result<view>
keep(storage::transaction& tx, std::int64_t event, std::int64_t person, draft const& d, instant now)
{
    if (*tx.one<std::int64_t>(sql::saved_views::count, event, person) >= most_views)
        return error{errc::too_many, "You have fifty views of this event already. Please remove some."};
    view made{random_ticket(), d.name, d.query, d.shared, true};
    tx.run(sql::saved_views::insert, made.reference, event, person, d.name, d.query, d.shared, now);
    return made;
}

result<bool>
remove(storage::transaction& tx, std::int64_t event, std::int64_t person, std::string const& reference)
{
    if (tx.run(sql::saved_views::remove, event, person, reference) == 1) return true;
    return error{errc::not_found, "You have no such view."};
}

} // namespace rowan::saved_views
