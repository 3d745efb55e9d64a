// Everything a handler may use, made once in main and once in every test server.
#pragma once

#include "api/calendar_shelf.hpp"
#include "api/catalogue.hpp"
#include "api/condition.hpp"
#include "api/glance.hpp"
#include "api/live.hpp"
#include "api/metrics.hpp"
#include "base/log.hpp"
#include "base/rate_limiter.hpp"
#include "config.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"
#include "storage/engine.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <atomic>
#include <functional>

namespace rowan {

// Floods are braked here, generously, for a hospital may share one address; accounts have limits of their own
// in domain/logins.hpp. Written limits: ASVS 6.1.1.
struct limiters {
    rate_limiter sign_ins{300, std::chrono::minutes(1)};   // codes asked for, by client
    rate_limiter tries{300, std::chrono::minutes(1)};      // codes tried, by client
    rate_limiter wrong_codes{2000, std::chrono::hours(1)}; // over all: the brake on patient guessing
    rate_limiter changes{120, std::chrono::minutes(1)};    // by login
    rate_limiter doors{600, std::chrono::minutes(1)};      // by link: ten scans a second, each sent at once
    rate_limiter uses_noted{1, std::chrono::minutes(1)};   // of a program's token: each is a write
    rate_limiter feeds{240, std::chrono::hours(1)}; // by secret address: programs of one person share it
};

// Loop thread only, but for the store, the log, the limiters and the mail sent.
struct app {
    config const& settings;
    storage::engine& store;
    log& journal;
    http::static_files const& files;
    boost::asio::any_io_executor loop;
    std::function<instant()> now;
    std::function<http::steady_time()> steady_now;
    limiters limits = {};
    api::catalogue shown = {};
    api::calendar_shelf calendars = {};
    api::metrics counted = {};
    api::live_boards live = {};
    instant started_at = now();
    std::atomic<std::uint64_t> mail_sent = 0; // messages, since the start
    api::glance<api::condition> condition = {};
    api::glance<std::string> metrics = {};
};

} // namespace rowan
