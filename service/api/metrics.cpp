#include "api/metrics.hpp"

namespace rowan::api {

void metrics::count(http::exchange const& e)
{
    auto& r = routes_[{e.verb, e.route}];
    ++r.by_status[e.status];
    r.took.note(static_cast<double>(e.took.count()) / 1e6);
}

std::vector<route_figures> metrics::figures() const
{
    std::vector<route_figures> all;
    for (auto const& [key, r] : routes_) all.push_back({key.first, key.second, r.by_status, r.took.held()});
    return all;
}

} // namespace rowan::api
