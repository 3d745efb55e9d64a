// The whole service on a loopback port of its own, over a database file of its own, with a clock that tests
// set.
#pragma once

#include "domain/permissions.hpp"
#include "support/database.hpp"
#include "support/raw_client.hpp"
#include "support/temporary_directory.hpp"

#include <boost/json/value.hpp>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <thread>

namespace rowan {
class service;
}

namespace rowan::test {

struct answer {
    int status = 0;
    raw_answer raw;
    boost::json::value json; // null if the body is none

    std::string type() const // of a problem: "/problems/full"
    {
        auto const* object = json.if_object();
        return object && object->contains("type") ? std::string(object->at("type").as_string()) : "";
    }
};

// Keeps cookies, as a browser of the same site would.
class client {
public:
    explicit client(unsigned short port) : port_(port) {}

    answer get(std::string const& path) { return send("GET", path); }
    answer post(std::string const& path, std::string const& body = {}) { return send("POST", path, body); }
    answer patch(std::string const& path, std::string const& body) { return send("PATCH", path, body); }

    // `headers`: whole lines, each ended by CRLF. With a body, Content-Type is JSON unless headers say
    // otherwise.
    answer send(
        std::string const& verb,
        std::string const& path,
        std::string const& body = {},
        std::string headers = {}
    );

    std::map<std::string, std::string> cookies;

private:
    std::string cookie_line() const;
    void keep_cookies(std::string const& head);

    unsigned short port_;
};

inline constexpr storage::query reference_of{"test/reference", "SELECT reference FROM person WHERE id = $1"};

// What the service is made of is behind a wall: most tests ask it over the wire only. Those that reach into
// it include service.hpp themselves.
struct server {
    temporary_directory home;
    std::atomic<std::int64_t> clock{noon.time_since_epoch().count()}; // wall time, seconds since 1970
    std::atomic<std::int64_t> steady{1000};                           // for deadlines and limits, seconds
    std::unique_ptr<service> running;
    std::thread thread;

    // `change`: settings other than those of a test, by name.
    explicit server(std::map<std::string, std::string> const& change = {});
    ~server();

    // Ends the service, as a signal would; its log is whole then.
    void end();

    std::string file() const { return (home.path / "rowan.db").string(); }
    instant now() const { return instant(seconds(clock)); }
    void pass(seconds time) { clock += time.count(); }
    unsigned short port() const;
    test::client client() const { return test::client(port()); }

    // Runs a domain function in a transaction of the running service, and gives what came of it.
    template <class F, class... Args> auto write(F f, Args const&... args)
    {
        std::optional<std::invoke_result_t<F&, storage::transaction&, Args const&...>> made;
        run_job([&](storage::transaction& tx) { return made.emplace(f(tx, args...)).has_value(); });
        return std::move(*made);
    }

    // What happens without a request happens when a test says so.
    int send_mail(); // how many messages went out
    void carry_out_bulk();
    void lapse_offers();
    void forget();

    // The code that was mailed last to an address.
    std::string code_for(std::string const& email);

    // A client that has signed in, as people do: with a code.
    test::client signed_in(std::string const& email);

    // The same of somebody with permissions: "organiser". Their second factor was shown a moment ago.
    test::client staff(std::string const& email, permissions::grants const& may);

private:
    // False undoes what the job wrote. Throws if the store does not take it.
    void run_job(std::function<bool(storage::transaction&)> const&);
};

} // namespace rowan::test
