// What machines ask: whether it lives, whether it works, what it counts, how it is spoken to.
#include "api/json.hpp"
#include "api/openapi.hpp"
#include "api/signed_in.hpp"
#include "api/survey.hpp"

#include <boost/json/value_from.hpp>

namespace rowan::api {

namespace {

constexpr std::chrono::seconds a_moment{2}; // for which what was seen of rows and disk is told again

premises premises_of(app const& a)
{
    return {a.settings.database, a.settings.time_zone};
}

bool is_loopback(std::string const& address)
{
    return address.starts_with("127.") || address == "::1";
}

} // namespace

// GET /api/health
asio::awaitable<http::response> health(http::request&, app&)
{
    boost::json::object const body{{"status", "ok"}};
    co_return http::json(http::status::ok, body);
}

// GET /api/ready: reads and writes told apart, so that a full disk does not take the pages away.
asio::awaitable<http::response> ready(http::request& req, app& a)
{
    auto const now = a.now();
    auto const silence = a.store.figures().silence;
    bool const can_write = a.store.can_write();
    auto seen = a.condition.recent(a.steady_now(), a_moment);
    if (!seen) {
        auto const where = premises_of(a);
        try {
            auto const looked = co_await a.store.read(look_at_condition, where, now);
            if (looked) seen = a.condition.keep(*looked, a.steady_now());
        } catch (storage::failure const& f) {
            a.journal.warn(f.what(), req.reference);
        }
    }

    bool const reads = seen != nullptr, writes = can_write && silence <= storage::longest_silence;
    bool const able = reads && writes;
    boost::json::object body{{"status", able ? "ok" : "unwell"}, {"reads", reads}, {"writes", writes}};
    body["unwell"] = boost::json::value_from(unwell(seen.get(), can_write, silence, now));
    co_return http::json(able ? http::status::ok : http::status::service_unavailable, body);
}

// GET /metrics: for this machine only; a proxy's clients are not it.
asio::awaitable<http::response> show_metrics(http::request& req, app& a)
{
    auto const nothing = error{errc::not_found, "There is nothing at this address."};
    if (!is_loopback(req.client)) co_return http::problem(nothing);
    auto text = a.metrics.recent(a.steady_now(), a_moment);
    if (!text) {
        auto const counted = count(a);
        auto const where = premises_of(a);
        auto const now = a.now();
        std::optional<std::string> all;
        try {
            auto const written = co_await a.store.read(metrics_text, counted, where, now);
            if (written) all = *written;
        } catch (storage::failure const& f) {
            a.journal.warn(f.what(), req.reference);
        }
        if (!all) all = metrics_without_rows(*counted);
        text = a.metrics.keep(std::move(*all), a.steady_now());
    }
    http::response told{
        http::status::ok, "Content-Type: text/plain; version=0.0.4\r\nCache-Control: no-store\r\n", text};
    co_return told;
}

// GET /api/openapi.json
asio::awaitable<http::response> openapi(http::request& req, app& a)
{
    static auto const text = std::make_shared<std::string const>(openapi_document());
    static snapshot const document(text, "openapi-" ROWAN_VERSION, {});
    co_return document.answer(req, a.steady_now());
}

} // namespace rowan::api
