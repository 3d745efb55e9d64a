#include "service.hpp"

#include "api/routes.hpp"
#include "base/token.hpp"
#include "domain/calendars.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <sstream>
#include <unistd.h>

namespace rowan {

namespace asio = boost::asio;

namespace {

constexpr auto patience_with_clients = std::chrono::seconds(8);
constexpr std::string_view told_as = "1"; // grows when documents/calendar tells entries in another way
constexpr int restart_me = 75;            // EX_TEMPFAIL: the supervisor starts it again, the log recovers

storage::sqlite_options store_options(config const& c, log& journal)
{
    storage::sqlite_options o{c.database, public_tables()};
    o.broken = [&journal](std::string const& why) {
        journal.warn("the database cannot be trusted, stopping: " + why);
        ::_exit(restart_me);
    };
    return o;
}

std::string opened(config const& c, instant now)
{
    bool const made_now = !std::filesystem::exists(c.database);
    storage::sqlite_transaction db(c.database);
    if (made_now) storage::migrate(db, now);
    if (auto const pending = storage::pending_migrations(db); !pending.empty())
        throw config_error(
            "The database has an older schema. Run `rowan migrate` first; it needs " + pending.front() + "."
        );
    return c.database;
}

storage::sqlite_options checked_store(config const& c, log& journal, instant now)
{
    opened(c, now);
    return store_options(c, journal);
}

// "{{organisation}}" in the pages, and root-absolute addresses where the public URL has a path.
std::string rewritten(config const& c, std::string text)
{
    auto const replace = [&text](std::string_view from, std::string const& to) {
        for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    };
    replace("{{organisation}}", c.organisation);
    auto const base = c.base_path();
    if (base.empty()) return text;
    for (std::string_view const attribute : {"href=\"", "src=\"", "action=\""})
        replace(std::string(attribute) + "/", std::string(attribute) + base + "/");
    return text;
}

http::static_files read_pages(config const& c)
{
    try {
        return http::static_files(c.web, [&c](std::string_view, std::string text) {
            return rewritten(c, std::move(text));
        });
    } catch (std::runtime_error const& e) {
        throw config_error("The folder of pages, ROWAN_WEB=" + c.web.string() + ", cannot be read.");
    }
}

// On the sockets that were handed over, else on an address and a port.
asio::ip::tcp::endpoint listen_on(
    http::server& server, std::vector<int> const& sockets, std::string const& address, unsigned short port
)
{
    std::optional<asio::ip::tcp::endpoint> first;
    for (int const socket : sockets) {
        auto const at = server.listen(socket);
        if (!first) first = at;
    }
    if (first) return *first;
    boost::system::error_code ec;
    auto const parsed = asio::ip::make_address(address == "localhost" ? "127.0.0.1" : address, ec);
    if (ec) throw config_error(address + " is not an address to listen on.");
    try {
        return server.listen({parsed, port});
    } catch (boost::system::system_error const& e) {
        throw config_error(
            "Cannot listen on " + address + ":" + std::to_string(port) + ": " + e.code().message() + "."
        );
    }
}

} // namespace

std::vector<std::string> public_tables()
{
    return {"event", "day", "slot", "workshop", "question", "series", "pool", "calendar_feed"};
}

service::service(config c, hooks h, handed_sockets sockets)
    : config_(std::move(c)), hooks_(std::move(h)), log_(config_.log), lock_(config_.database),
      store_(checked_store(config_, log_, hooks_.now())),
      files_(read_pages(config_)), app_{config_,    store_,           log_, files_, loop_.get_executor(),
                                        hooks_.now, hooks_.steady_now},
      server_(loop_, options(), [this](http::request& req) { return api::answer(req, app_); }),
      metrics_server_(
          loop_, options(), [this](http::request& req) { return api::answer_metrics(req, app_); }
      ),
      mailer_(
          config_,
          store_,
          hooks_.now,
          [this](messages::due_message const& m) {
              ++app_.mail_sent;
              if (hooks_.mail_sent) hooks_.mail_sent(m);
          }
      ),
      housekeeping_(store_, hooks_.now), bulk_runner_(store_, hooks_.now)
{
    listen(sockets);
    tell_calendars();
    if (!hooks_.workers) return;
    using std::chrono_literals::operator""s;
    auto const every = [this](std::chrono::milliseconds pause, auto round) {
        periodic_.push_back(std::make_unique<workers::periodic>(round, pause, log_));
    };
    for (std::size_t lane = 0; lane < mailer_.lanes(); ++lane)
        every(workers::between_rounds, [this, lane] { mailer_.send_some(lane); });
    every(1s, [this] { housekeeping_.lapse_offers(); });
    every(1s, [this] { bulk_runner_.run(); });
    tick_on();
    every(60s, [this] { housekeeping_.fold_attendees(); });
    every(60s, [this] { housekeeping_.forget(); });
    every(60s, [this] { housekeeping_.remind(); });
}

void service::listen(handed_sockets const& sockets)
{
    auto const& c = config_;
    address_ = listen_on(server_, sockets.http, c.address, c.port);
    if (!c.limits && !address_.address().is_loopback())
        throw config_error("ROWAN_LIMITS=off is allowed only when listening on loopback.");
    if (c.public_url.empty()) config_.public_url = url().substr(0, url().size() - 1);
    if (!c.metrics_address.empty() || !sockets.metrics.empty())
        listen_on(metrics_server_, sockets.metrics, c.metrics_address, c.metrics_port);
}

service::~service()
{
    mailer_.stop();
}

// What was changed while the service was not there, or is told in another way since, has new revisions.
void service::tell_calendars()
{
    auto const form = std::string(told_as) + " " + config_.public_url;
    auto const told = store_.write_and_wait(calendars::refresh_all, form, hooks_.now());
    if (!told) log_.warn("calendars are as they were: " + told.error().detail);
}

void service::tick_on()
{
    next_tick_.expires_after(std::chrono::seconds(1));
    next_tick_.async_wait([this](boost::system::error_code ec) {
        if (ec) return;
        app_.live.tick(app_);
        tick_on();
    });
}

std::string service::url() const
{
    std::ostringstream text;
    text << "http://" << address_ << '/';
    return text.str();
}

http::options service::options() const
{
    http::options o;
    o.trusted_proxies = config_.trusted_proxies;
    o.secure = config_.secure();
    o.now = hooks_.steady_now;
    o.most_body_of = api::most_body;
    auto& self = const_cast<service&>(*this);
    o.log = [&self](http::exchange const& e) {
        self.log_.request({e.reference, e.verb, e.route, e.status, e.took, e.batch});
        self.app_.counted.count(e);
    };
    o.fault = [&self](std::string_view what, std::string_view reference) { self.log_.warn(what, reference); };
    return o;
}

// What escapes a handler and a connection must not end the service (reliability.md D3).
void service::run()
{
    for (;;) {
        try {
            loop_.run();
            return;
        } catch (std::exception const& e) {
            log_.warn(e.what());
        }
    }
}

void service::stop()
{
    mailer_.stop();
    asio::post(loop_, [this] {
        last_call_.expires_after(patience_with_clients);
        last_call_.async_wait([this](boost::system::error_code ec) {
            if (!ec) loop_.stop();
        });
        metrics_server_.drain([] {});
        server_.drain([this] { loop_.stop(); });
    });
}

} // namespace rowan
