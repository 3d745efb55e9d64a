#include "support/server.hpp"

#include "domain/logins.hpp"
#include "domain/people.hpp"
#include "service.hpp"

#include <boost/json/parse.hpp>

#include <fstream>

namespace rowan::test {

namespace {

// The port of a proxy that leads wherever X-Test-Upstream says (tests/deploy), given by ROWAN_TEST_FRONT;
// none: servers are asked without one.
std::optional<unsigned short> front()
{
    auto const* port = std::getenv("ROWAN_TEST_FRONT");
    if (!port) return std::nullopt;
    return static_cast<unsigned short>(std::stoi(port));
}

} // namespace

answer
client::send(std::string const& verb, std::string const& path, std::string const& body, std::string headers)
{
    if (!body.empty() && headers.find("Content-Type:") == headers.npos)
        headers += "Content-Type: application/json\r\n";
    if (headers.find("Sec-Fetch-Site:") == headers.npos && headers.find("Origin:") == headers.npos)
        headers += "Sec-Fetch-Site: same-origin\r\n";
    if (!cookies.empty()) headers += "Cookie: " + cookie_line() + "\r\n";
    if (verb != "GET" && verb != "HEAD") headers += "Content-Length: " + std::to_string(body.size()) + "\r\n";

    if (front()) headers += "X-Test-Upstream: " + std::to_string(port_) + "\r\n";

    raw_client wire(front().value_or(port_), 0, 60); // a busy machine is slow, not wrong
    wire.send(
        verb + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n" + body
    );
    answer a;
    a.raw = wire.read(verb == "HEAD");
    a.status = a.raw.status;
    keep_cookies(a.raw.head);
    boost::system::error_code ec;
    a.json = boost::json::parse(a.raw.body, ec);
    return a;
}

std::string client::cookie_line() const
{
    std::string line;
    for (auto const& [name, value] : cookies) line += (line.empty() ? "" : "; ") + name + "=" + value;
    return line;
}

void client::keep_cookies(std::string const& head)
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

server::server(std::map<std::string, std::string> const& change)
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
server::~server()
{
    end();
}

void server::end()
{
    if (!running) return;
    running->stop();
    thread.join();
    running.reset();
}

unsigned short server::port() const
{
    return running->address().port();
}

void server::run_job(std::function<bool(storage::transaction&)> const& work)
{
    using job = std::function<bool(storage::transaction&)> const*;
    auto const keep = [](storage::transaction& tx, job const& wanted) -> result<bool> {
        if (!(*wanted)(tx)) return error{errc::invalid, "refused by the domain"};
        return true;
    };
    auto const kept = running->parts().store.write_and_wait(keep, &work);
    if (!kept && kept.error().code != errc::invalid)
        throw std::runtime_error("the store refuses: " + kept.error().detail);
}

int server::send_mail()
{
    return running->mailer().send_some();
}

void server::carry_out_bulk()
{
    running->bulk_runner().run();
}

void server::lapse_offers()
{
    running->housekeeping().lapse_offers();
}

void server::forget()
{
    running->housekeeping().forget();
}

std::string server::code_for(std::string const& email)
{
    storage::sqlite_transaction db(file(), storage::sqlite_transaction::mode::read_only);
    constexpr storage::query last{
        "test/code", "SELECT detail FROM message WHERE recipient = $1 AND kind = 'sign_in_code' ORDER BY "
                     "id DESC LIMIT 1"};
    return db.one<std::string>(last, email).value_or("");
}

test::client server::signed_in(std::string const& email)
{
    auto c = client();
    c.post("/api/sign-in", R"({"email":")" + email + "\"}");
    auto const in = c.post("/api/sign-in/code", R"({"code":")" + code_for(email) + "\"}");
    if (in.status != 200) throw std::logic_error("cannot sign in: " + in.raw.body);
    return c;
}

test::client server::staff(std::string const& email, permissions::grants const& may)
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

} // namespace rowan::test
