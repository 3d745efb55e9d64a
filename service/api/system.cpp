// What machines ask: whether it lives, whether it works, what it counts, how it is spoken to.
#include "api/json.hpp"
#include "api/openapi.hpp"
#include "api/signed_in.hpp"
#include "domain/verification.hpp"

namespace rowan::api {

namespace {

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
asio::awaitable<http::response> ready(http::request&, app& a)
{
    bool const writes = a.store.can_write();

    auto const read = co_await a.store.read(verification::alive);

    bool const reads = read.has_value();
    boost::json::object const body{
        {"status", reads && writes ? "ok" : "unwell"}, {"reads", reads}, {"writes", writes}};
    co_return http::json(reads && writes ? http::status::ok : http::status::service_unavailable, body);
}

// GET /metrics: for this machine only; a proxy's clients are not it.
asio::awaitable<http::response> show_metrics(http::request& req, app& a)
{
    auto const nothing = error{errc::not_found, "There is nothing at this address."};
    if (!is_loopback(req.client)) co_return http::problem(nothing);
    http::response text{
        http::status::ok, "Content-Type: text/plain; version=0.0.4\r\nCache-Control: no-store\r\n",
        a.counted.text(a.store.can_write())};
    co_return text;
}

// GET /api/openapi.json
asio::awaitable<http::response> openapi(http::request& req, app& a)
{
    static auto const text = std::make_shared<std::string const>(openapi_document());
    static snapshot const document(text, "openapi-" ROWAN_VERSION, {});
    co_return document.answer(req, a.steady_now());
}

} // namespace rowan::api
