#include "api/board_json.hpp"

#include "api/json.hpp"

#include <boost/describe/enumerators.hpp>

namespace rowan::api {

namespace {

boost::json::object places_json(pools::standing const& places)
{
    auto object = to_json(places).as_object();
    object["left"] = to_json(places.left());
    return object;
}

} // namespace

boost::json::object counts_json(std::map<registrations::state, std::int64_t> const& counts)
{
    boost::json::object object;
    using all = boost::describe::describe_enumerators<registrations::state>;
    boost::mp11::mp_for_each<all>([&](auto state) {
        auto const at = counts.find(state.value);
        object[state.name] = at == counts.end() ? 0 : at->second;
    });
    return object;
}

boost::json::object board_json(stats::board const& b)
{
    auto places = places_json(b.places);
    places["reserved"] = b.reserved;
    boost::json::array workshops;
    for (auto const& w : b.workshops) {
        auto object = to_json(w).as_object();
        object["places"] = places_json(w.places);
        workshops.push_back(std::move(object));
    }
    return {
        {"places", std::move(places)},
        {"counts", counts_json(b.counts)},
        {"step", b.step.count()},
        {"bookings", to_json(b.bookings)},
        {"workshops", std::move(workshops)},
        {"needs_you", to_json(b.needs_you)},
        {"came", to_json(b.came)},
        {"present", to_json(b.present)},
    };
}

boost::json::object report_json(stats::report const& r)
{
    auto object = board_json(r.board);
    object["values"] = to_json(r.values);
    object["answers"] = to_json(r.answers);
    return object;
}

} // namespace rowan::api
