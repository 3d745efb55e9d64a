#include "api/signed_in.hpp"

#include "api/routes.hpp"
#include "base/token.hpp"

#include <boost/json/serialize.hpp>
#include <boost/url/parse.hpp>

namespace rowan::api {

namespace {

constexpr std::size_t longest_key = 64;

bool is_visible(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

// Scheme, host and port of the public URL, as an Origin header has them.
std::string own_origin(app const& a)
{
    auto const url = boost::urls::parse_absolute_uri(a.settings.public_url);
    return url ? std::string(url->encoded_origin()) : "";
}

// A server asked by its own address rather than by its public URL is the same site when Origin names the Host
// it was asked by.
bool is_own(std::string_view origin, http::request const& req, app const& a)
{
    if (origin == own_origin(a)) return true;
    return !a.settings.secure() && origin == "http://" + std::string(req.header("Host"));
}

} // namespace

std::string_view login_cookie(app const& a)
{
    return a.settings.secure() ? "__Host-login" : "login";
}

std::string_view binding_cookie(app const& a)
{
    return a.settings.secure() ? "__Host-sign-in" : "sign-in";
}

std::string cookie(app const& a, std::string_view name, std::string const& value, seconds age)
{
    std::string line(name);
    line += "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(age.count());
    return a.settings.secure() ? line + "; Secure" : line;
}

std::string token_of(http::request const& req, app const& a)
{
    constexpr std::string_view bearer = "Bearer ";
    if (auto const given = req.header("Authorization"); given.starts_with(bearer))
        return std::string(given.substr(bearer.size()));
    return std::string(req.cookie(login_cookie(a)));
}

bool from_another_site(http::request const& req, app const& a)
{
    bool const safe = req.method == http::verb::get || req.method == http::verb::head;
    if (safe || req.header("Cookie").empty()) return false;
    if (auto const site = req.header("Sec-Fetch-Site"); !site.empty()) return site != "same-origin";
    return !is_own(req.header("Origin"), req, a);
}

asker asker_of(http::request const& req, app const& a)
{
    return {token_of(req, a), routes()[req.route].need(), {}, a.now()};
}

result<asker> changer_of(http::request const& req, app& a)
{
    auto who = asker_of(req, a);
    auto const key = req.header("Idempotency-Key");
    if (key.size() > longest_key || !is_visible(key))
        return error{
            errc::invalid,
            "The Idempotency-Key must be 1 to 64 visible characters.",
            {{"", "ill-formed key"}}};
    if (!key.empty()) {
        auto const verb = std::string(boost::beast::http::to_string(req.method));
        who.once = {std::string(key), sha256(verb + " " + req.target + "\n" + req.body)};
    }
    if (!a.settings.limits) return who;
    if (int const wait = a.limits.changes.spend(sha256(who.token), a.steady_now()))
        return error{errc::too_many, "That was a lot at once. Please wait a moment.", {}, wait};
    return who;
}

std::string seq_text(std::int64_t seq)
{
    return boost::json::serialize(boost::json::object{{"seq", seq}});
}

http::response answered(result<std::string> const& text, http::status code)
{
    if (!text) return http::problem(text.error());
    return {code, "Content-Type: application/json\r\nCache-Control: no-store\r\n", *text};
}

http::response file(result<std::string> bytes, std::string_view type, std::string_view name)
{
    if (!bytes) return http::problem(bytes.error());
    http::response answer{http::status::ok, {}, std::move(*bytes)};
    answer.with("Content-Type", type).with("Cache-Control", "no-store");
    if (!name.empty()) answer.with("Content-Disposition", "inline; filename=\"" + std::string(name) + "\"");
    return answer;
}

} // namespace rowan::api
