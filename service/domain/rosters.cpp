#include "domain/rosters.hpp"

#include "sql/queries.hpp"

#include <set>

namespace rowan::rosters {

namespace {

struct place {
    std::int64_t registration, workshop;
    std::string title, room;
};
BOOST_DESCRIBE_STRUCT(place, (), (registration, workshop, title, room))

} // namespace

std::vector<entry> of_event(storage::transaction& tx, std::int64_t event)
{
    return tx.all<entry>(sql::rosters::people, event);
}

std::vector<events::day> days_of(storage::transaction& tx, std::int64_t event)
{
    return tx.all<events::day>(sql::events::days, event);
}

std::vector<room_list> of_workshops(storage::transaction& tx, std::int64_t event)
{
    std::set<std::pair<std::int64_t, std::int64_t>> places; // workshop, registration
    for (auto const& p : tx.all<place>(sql::doors::workshops, event))
        places.emplace(p.workshop, p.registration);
    auto const everybody = of_event(tx, event);
    std::vector<room_list> all;
    for (auto& w : tx.all<workshop>(sql::rosters::workshops, event)) {
        room_list l{std::move(w), {}};
        for (auto const& e : everybody) {
            if (places.contains({l.workshop.id, e.registration})) l.people.push_back(e);
        }
        all.push_back(std::move(l));
    }
    return all;
}

} // namespace rowan::rosters
