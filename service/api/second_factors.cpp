// The second factor of whoever is signed in.
#include "domain/second_factors.hpp"
#include "api/json.hpp"
#include "api/signed_in.hpp"
#include "base/totp.hpp"
#include "http/json_reader.hpp"

namespace rowan::api {

namespace {

constexpr std::size_t longest_code = 40; // characters, as typed

result<std::string> read_code(http::request const& req)
{
    http::json_reader in(req.body);
    return in.finish(in.text("code", 1, longest_code));
}

http::response wrong_code()
{
    return http::problem(error{errc::wrong_code, "This code is not right, or was used already."});
}

struct begun {
    std::string secret, account;
};

result<begun> begin(storage::transaction& tx, permissions::caller const& by, instant now)
{
    auto secret = second_factors::begin(tx, by, now);
    if (!secret) return secret.error();
    return begun{std::move(*secret), by.person.email};
}

} // namespace

// GET /api/me/second-factor
asio::awaitable<http::response> show_second_factor(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<second_factors::look>, who);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, to_json(*found));
}

// POST /api/me/second-factor
asio::awaitable<http::response> begin_second_factor(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const made = co_await a.store.write(reading<begin>, *who);

    if (!made) co_return http::problem(made.error());
    auto const uri = totp_uri(made->secret, a.settings.organisation, made->account);
    co_return http::json(http::status::ok, boost::json::object{{"secret", made->secret}, {"uri", uri}});
}

// POST /api/me/second-factor/confirm
asio::awaitable<http::response> confirm_second_factor(http::request& req, app& a)
{
    auto const code = read_code(req);
    if (!code) co_return http::problem(code.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const done = co_await a.store.write(reading<second_factors::confirm>, *who, *code);

    if (!done) co_return http::problem(done.error());
    if (!*done) co_return wrong_code();
    boost::json::array codes;
    for (auto const& c : (*done)->recovery_codes) codes.push_back(boost::json::string(c));
    co_return http::json(
        http::status::ok, boost::json::object{{"recovery_codes", std::move(codes)}, {"seq", (*done)->seq}}
    );
}

// POST /api/me/second-factor/show
asio::awaitable<http::response> show_code_of_second_factor(http::request& req, app& a)
{
    auto const code = read_code(req);
    if (!code) co_return http::problem(code.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const done = co_await a.store.write(reading<second_factors::show>, *who, *code);

    if (!done) co_return http::problem(done.error());
    if (!*done) co_return wrong_code();
    co_return http::json(http::status::ok, to_json(**done));
}

} // namespace rowan::api
