// What is counted of requests, as Prometheus reads it (text exposition format 0.0.4).
#pragma once

#include "http/server.hpp"

#include <array>
#include <map>
#include <string>

namespace rowan::api {

// Loop thread only.
class metrics {
public:
    void count(http::exchange const&);

    // Lines of text; `writable` is a gauge of the moment.
    std::string text(bool writable) const;

private:
    static constexpr std::array<double, 8> bounds{0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 2.5}; // seconds

    struct route {
        std::map<unsigned, std::uint64_t> by_status;
        std::array<std::uint64_t, bounds.size() + 1> by_duration{};
        double seconds = 0;
    };

    std::map<std::pair<std::string_view, std::string_view>, route>
        routes_; // by verb and pattern, static texts both
};

} // namespace rowan::api
