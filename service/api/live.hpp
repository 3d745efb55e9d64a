// Live dashboards: whoever looks at an event's numbers is sent them when they change, once a second at most.
// They are read once for all who look, by a reader, so that bookings do not wait for those who watch them.
#pragma once

#include "base/error.hpp"
#include "http/event_stream.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>

namespace rowan {
struct app;
}

namespace rowan::api {

namespace asio = boost::asio;

// Loop thread only.
class live_boards {
public:
    // Grows with all that a dashboard shows: with the store's version, which is of what the public pages
    // show, and with everybody who comes in.
    std::uint64_t version(app const&) const;

    // After the commit by which somebody came in, or did not after all.
    void somebody_came() { ++arrivals_; }

    // What there is to see of an event, read when that was the version or later.
    struct sight {
        std::int64_t event;
        std::uint64_t version;
        std::string board; // JSON
    };

    // Lets somebody look who may; sends what there is, but to who has seen it already, by the id they resume
    // with. `login`: a hash. Refuses: too_many.
    result<std::shared_ptr<http::event_stream>>
    watch(app&, sight const&, std::string const& login, std::string_view last_seen);

    // Once a second: reads what may have changed, and ends what has lasted long enough. Who may still look is
    // let in again, who may not is not: hence nobody watches for longer than five minutes unasked.
    void tick(app&);

    // How many are watching, for the metrics.
    std::size_t watchers() const;

private:
    struct watcher {
        std::weak_ptr<http::event_stream> stream; // gone: the client has left
        std::string login;                        // a hash
        std::chrono::steady_clock::time_point until;
    };
    struct watched {
        std::vector<watcher> watchers;
        std::uint64_t version = 0; // that was sent last
        bool reading = false;
    };

    std::string id_of(std::uint64_t version);
    void forget_gone(std::chrono::steady_clock::time_point now);
    static asio::awaitable<void> refresh(app&, std::int64_t event, std::uint64_t version);

    std::uint64_t arrivals_ = 0;
    std::string boot_; // of ids: another run's must not match
    std::map<std::int64_t, watched> events_;
};

} // namespace rowan::api
