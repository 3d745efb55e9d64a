// The whole service on a loopback port of its own, over a database file of its own, with a clock that tests
// set.
#pragma once

#include "domain/events.hpp"
#include "domain/logins.hpp"
#include "domain/permissions.hpp"
#include "service.hpp"
#include "support/database.hpp"
#include "support/raw_client.hpp"
#include "support/temporary_directory.hpp"

#include <boost/json/parse.hpp>

#include <atomic>
#include <fstream>
#include <thread>

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
    )
    {
        if (!body.empty() && headers.find("Content-Type:") == headers.npos)
            headers += "Content-Type: application/json\r\n";
        if (headers.find("Sec-Fetch-Site:") == headers.npos && headers.find("Origin:") == headers.npos)
            headers += "Sec-Fetch-Site: same-origin\r\n";
        if (!cookies.empty()) headers += "Cookie: " + cookie_line() + "\r\n";
        if (verb != "GET" && verb != "HEAD")
            headers += "Content-Length: " + std::to_string(body.size()) + "\r\n";

        raw_client wire(port_, 0, 60); // a busy machine is slow, not wrong
        wire.send(
            verb + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" +
            body
        );
        answer a;
        a.raw = wire.read(verb == "HEAD");
        a.status = a.raw.status;
        keep_cookies(a.raw.head);
        boost::system::error_code ec;
        a.json = boost::json::parse(a.raw.body, ec);
        return a;
    }

    std::map<std::string, std::string> cookies;

private:
    std::string cookie_line() const
    {
        std::string line;
        for (auto const& [name, value] : cookies) line += (line.empty() ? "" : "; ") + name + "=" + value;
        return line;
    }

    void keep_cookies(std::string const& head)
    {
        constexpr std::string_view field = "\r\nSet-Cookie: ";
        for (auto at = head.find(field); at != head.npos; at = head.find(field, at + 1)) {
            auto const line = head.substr(at + field.size(), head.find("\r\n", at + 2) - at - field.size());
            auto const pair = line.substr(0, line.find(';'));
            auto const name = pair.substr(0, pair.find('='));
            auto const value = pair.substr(name.size() + 1);
            if (value.empty())
                cookies.erase(name);
            else
                cookies[name] = value;
        }
    }

    unsigned short port_;
};

inline constexpr storage::query reference_of{"test/reference", "SELECT reference FROM person WHERE id = $1"};

struct server {
    temporary_directory home;
    std::atomic<std::int64_t> clock{noon.time_since_epoch().count()}; // wall time, seconds since 1970
    std::atomic<std::int64_t> steady{1000};                           // for deadlines and limits, seconds
    std::unique_ptr<service> running;
    std::thread thread;

    // `change`: settings other than those of a test, by name.
    explicit server(std::map<std::string, std::string> const& change = {})
    {
        auto const web = home.path / "web";
        std::filesystem::create_directories(web);
        for (auto const* page : {"index.html", "event.html", "404.html"})
            std::ofstream(web / page) << "<title>{{title}}</title>";
        auto s = settings::read({});
        s.preset("ROWAN_LISTEN", "127.0.0.1:0");
        s.preset("ROWAN_DATABASE", file());
        s.preset("ROWAN_WEB", web.string());
        s.preset("ROWAN_MAIL", "dir:" + (home.path / "mail").string());
        s.preset("ROWAN_LOG", (home.path / "rowan.log").string());
        s.preset("ROWAN_PUBLIC_URL", "http://localhost");
        for (auto const& [name, value] : change) s.preset(name, value);
        hooks h;
        h.now = [this] { return now(); };
        h.steady_now = [this] { return http::steady_time(seconds(steady)); };
        h.workers = false;
        running = std::make_unique<service>(s.checked(), h);
        thread = std::thread([this] { running->run(); });
    }
    ~server() { end(); }

    // Ends the service, as a signal would; its log is whole then.
    void end()
    {
        if (!running) return;
        running->stop();
        thread.join();
        running.reset();
    }

    std::string file() const { return (home.path / "rowan.db").string(); }
    instant now() const { return instant(seconds(clock)); }
    void pass(seconds time) { clock += time.count(); }
    test::client client() const { return test::client(running->address().port()); }

    // Runs a domain function in a transaction of the running service, and gives what came of it.
    template <class F, class... Args> auto write(F f, Args const&... args)
    {
        return running->parts().store.write_and_wait(f, args...);
    }

    // The code that was mailed last to an address.
    std::string code_for(std::string const& email)
    {
        storage::sqlite_transaction db(file(), storage::sqlite_transaction::mode::read_only);
        constexpr storage::query last{
            "test/code", "SELECT detail FROM message WHERE recipient = $1 AND kind = 'sign_in_code' ORDER BY "
                         "id DESC LIMIT 1"};
        return db.one<std::string>(last, email).value_or("");
    }

    // A client that has signed in, as people do: with a code.
    test::client signed_in(std::string const& email)
    {
        auto c = client();
        c.post("/api/sign-in", R"({"email":")" + email + "\"}");
        auto const in = c.post("/api/sign-in/code", R"({"code":")" + code_for(email) + "\"}");
        if (in.status != 200) throw std::logic_error("cannot sign in: " + in.raw.body);
        return c;
    }

    // The same of somebody with permissions: "organiser". Their second factor was shown a moment ago.
    test::client staff(std::string const& email, permissions::grants const& may)
    {
        auto c = signed_in(email);
        auto const token = c.cookies.at("login");
        auto const permit = [&](storage::transaction& tx) {
            auto const who = people::find_or_add(tx, email, now());
            logins::note_factor(tx, logins::identify(tx, token, now())->id, now());
            return permissions::grant(tx, {who}, *tx.one<std::string>(reference_of, who.id), may, now());
        };
        write(permit).value();
        return c;
    }
};

} // namespace rowan::test
