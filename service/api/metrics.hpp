// What is counted of requests, by the route that answered.
#pragma once

#include "base/histogram.hpp"
#include "http/server.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace rowan::api {

struct route_figures {
    std::string_view verb, route; // static texts; the route is a pattern, empty where there was none
    std::map<unsigned, std::uint64_t> by_status;
    distribution took; // seconds
};

// Loop thread only.
class metrics {
public:
    void count(http::exchange const&);
    std::vector<route_figures> figures() const;

private:
    struct route {
        std::map<unsigned, std::uint64_t> by_status;
        histogram took{{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5}}; // seconds
    };

    std::map<std::pair<std::string_view, std::string_view>, route> routes_; // by verb and pattern
};

} // namespace rowan::api
