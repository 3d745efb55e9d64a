// Everything that is measured, as Prometheus reads it. No personal data: numbers, routes' patterns, and the
// slugs of published events.
#pragma once

#include "api/condition.hpp"
#include "api/metrics.hpp"
#include "domain/occupancy.hpp"
#include "domain/outbox.hpp"

#include <memory>

namespace rowan {
struct app;
}

namespace rowan::api {

// What is counted in memory.
struct counts {
    instant started_at;
    std::vector<route_figures> requests;
    storage::engine_figures store;
    bool can_write;
    std::size_t dashboards; // open ones
    std::uint64_t mail_sent, warnings;
    std::vector<std::pair<std::string_view, std::uint64_t>> limited; // by limit: who was told to wait
};

// On the loop's thread: it only copies.
std::shared_ptr<counts const> count(app const&);

// What is found in rows, files and the process.
struct survey {
    api::condition condition;
    std::map<outbox::state, std::int64_t> messages;
    bool mail_server_down;
    std::vector<occupancy::event> events;
    std::vector<std::pair<std::string_view, instant>> upkeep; // what was ever done, by upkeep::task
    std::uint64_t database_bytes, log_bytes;
};

// The whole text, on a reader's thread: seeing and writing take milliseconds.
result<std::string>
metrics_text(storage::transaction&, std::shared_ptr<counts const> const&, premises const&, instant now);

// What of it can be told without the database.
std::string metrics_without_rows(counts const&);

} // namespace rowan::api
