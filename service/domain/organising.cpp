#include "domain/organising.hpp"

#include "sql/queries.hpp"

namespace rowan::organising {

namespace {

constexpr std::int64_t page_length = 100;

} // namespace

result<page> events(storage::transaction& tx, permissions::organiser const& who, filter const& f, instant now)
{
    page found{
        tx.all<listed>(
            sql::organising::events, who.person.id, who.everywhere, now, f.past, f.status, f.text,
            page_length + 1, f.after
        ),
        {}};
    if (std::ssize(found.events) <= page_length) return found;
    found.events.pop_back();
    found.next = f.after + page_length;
    return found;
}

} // namespace rowan::organising
