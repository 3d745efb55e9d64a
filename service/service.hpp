// The whole program in one object: what main runs, and what every test of the API runs.
#pragma once

#include "app.hpp"
#include "storage/sqlite_engine.hpp"
#include "storage/sqlite_files.hpp"
#include "workers/bulk_runner.hpp"
#include "workers/housekeeping.hpp"
#include "workers/mailer.hpp"
#include "workers/periodic.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace rowan {

// The tables whose rows the public pages show.
std::vector<std::string> public_tables();

// What tests set, and the demo listens to.
struct hooks {
    std::function<instant()> now = [] {
        return std::chrono::floor<seconds>(std::chrono::system_clock::now());
    };
    std::function<http::steady_time()> steady_now = [] { return std::chrono::steady_clock::now(); };
    std::function<void(messages::due_message const&)> mail_sent = {};
    bool workers = true; // mail and housekeeping run by themselves
};

// Sockets that somebody else listens on, and hands over: they take the place of the configured addresses.
struct handed_sockets {
    std::vector<int> http, metrics;
};

class service {
public:
    // Takes the database for itself, opens it, begins to listen. Throws config_error with a sentence for
    // whoever starts it. A file that is not there is made; one of an older schema is refused, for `rowan
    // migrate` to change.
    service(config, hooks, handed_sockets = {});
    ~service();

    boost::asio::ip::tcp::endpoint address() const { return address_; }
    std::string url() const; // of that address: "http://127.0.0.1:8080/"
    boost::asio::io_context& loop() { return loop_; }
    app& parts() { return app_; }
    http::server& server() { return server_; }
    workers::mailer& mailer() { return mailer_; }
    workers::housekeeping& housekeeping() { return housekeeping_; }
    workers::bulk_runner& bulk_runner() { return bulk_runner_; }

    // Serves until stop; then finishes what is in hand. On the thread that calls it.
    void run();

    // Stops accepting, answers what was asked, and lets run return, after at most ten seconds. Thread-safe.
    void stop();

private:
    http::options options() const;
    void listen(handed_sockets const&);
    void tell_calendars();
    void tick_on(); // the live dashboards, every second

    config config_;
    hooks const hooks_;
    log log_;
    boost::asio::io_context loop_{1};
    storage::file_lock lock_;
    storage::sqlite_engine store_;
    http::static_files files_;
    app app_;
    http::server server_;
    http::server metrics_server_;
    workers::mailer mailer_;
    workers::housekeeping housekeeping_;
    workers::bulk_runner bulk_runner_;
    boost::asio::ip::tcp::endpoint address_;
    boost::asio::steady_timer last_call_{loop_}, next_tick_{loop_};
    std::vector<std::unique_ptr<workers::periodic>> periodic_; // last: they use all of the above
};

} // namespace rowan
