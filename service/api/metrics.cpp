#include "api/metrics.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace rowan::api {

void metrics::count(http::exchange const& e)
{
    auto& r = routes_[{e.verb, e.route}];
    double const took = static_cast<double>(e.took.count()) / 1e6;
    ++r.by_status[e.status];
    ++r.by_duration[static_cast<std::size_t>(
        std::lower_bound(bounds.begin(), bounds.end(), took) - bounds.begin()
    )];
    r.seconds += took;
}

std::string metrics::text(bool writable) const
{
    std::string out;
    auto const to = std::back_inserter(out);
    fmt::format_to(to, "# TYPE rowan_requests_total counter\n");
    for (auto const& [key, r] : routes_) {
        auto const name = fmt::format("{} {}", key.first, key.second);
        for (auto const& [status, n] : r.by_status)
            fmt::format_to(to, "rowan_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", name, status, n);
    }
    fmt::format_to(to, "# TYPE rowan_request_seconds histogram\n");
    for (auto const& [key, r] : routes_) {
        auto const name = fmt::format("{} {}", key.first, key.second);
        std::uint64_t sum = 0;
        for (std::size_t n = 0; n < bounds.size(); ++n) {
            sum += r.by_duration[n];
            fmt::format_to(
                to, "rowan_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", name, bounds[n], sum
            );
        }
        sum += r.by_duration.back();
        fmt::format_to(to, "rowan_request_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", name, sum);
        fmt::format_to(to, "rowan_request_seconds_sum{{route=\"{}\"}} {}\n", name, r.seconds);
        fmt::format_to(to, "rowan_request_seconds_count{{route=\"{}\"}} {}\n", name, sum);
    }
    fmt::format_to(to, "# TYPE rowan_writable gauge\nrowan_writable {}\n", writable ? 1 : 0);
    return out;
}

} // namespace rowan::api
