// Finds the route of a request, and has it answered.
#include "api/routes.hpp"
#include "api/signed_in.hpp"
#include "base/text.hpp"
#include "base/token.hpp"
#include "domain/tokens.hpp"

#include <boost/url/parse.hpp>

namespace rowan::api {

namespace {

// Whether a path fits a pattern, word by word; gathers what each {} stood for: a whole word, or one without
// the ending that follows the braces.
bool fits(std::string_view pattern, std::string_view path, std::vector<std::string_view>& words)
{
    constexpr std::string_view any = "{}";
    words.clear();
    while (!pattern.empty() && !path.empty()) {
        pattern.remove_prefix(1);
        path.remove_prefix(1);
        auto const want = pattern.substr(0, pattern.find('/'));
        auto const word = path.substr(0, path.find('/'));
        auto const ending = want.starts_with(any) ? want.substr(any.size()) : std::string_view();
        if (want.starts_with(any) && word.size() > ending.size() && word.ends_with(ending))
            words.push_back(word.substr(0, word.size() - ending.size()));
        else if (word != want)
            return false;
        pattern.remove_prefix(want.size());
        path.remove_prefix(word.size());
    }
    return pattern.empty() && path.empty();
}

// The route of a request, or null. HEAD goes where GET goes; the server leaves the body away.
route const* find(http::request& req)
{
    std::vector<std::string_view> words;
    auto const verb = req.method == http::verb::head ? http::verb::get : req.method;
    for (auto const& r : routes()) {
        if (r.verb != verb || !fits(r.path, req.path(), words)) continue;
        req.route = static_cast<std::size_t>(&r - routes().data());
        for (auto const word : words) {
            auto const decoded = boost::urls::make_pct_string_view(word);
            req.words.push_back(decoded ? decoded->decode() : std::string(word));
        }
        return &r;
    }
    return nullptr;
}

// The verbs that a path would have had a route for.
std::string allowed_at(std::string_view path)
{
    std::string allowed;
    std::vector<std::string_view> words;
    for (auto const& r : routes()) {
        if (!fits(r.path, path, words)) continue;
        auto const name = std::string(boost::beast::http::to_string(r.verb));
        allowed += (allowed.empty() ? "" : ", ") + (name == "GET" ? "GET, HEAD" : name);
    }
    return allowed;
}

// Slugs and references are short ASCII words; whatever else stands in a path names nothing.
bool plausible(std::vector<std::string> const& words)
{
    return std::all_of(words.begin(), words.end(), [](std::string const& w) {
        return w.size() <= 100 &&
               w.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
                   w.npos;
    });
}

// RFC 9110 8.3.1: types are read without regard to case; parameters follow.
bool is_of_type(std::string_view wanted, std::string_view type)
{
    auto const name = type.substr(0, type.find(';'));
    return folded(tidy(name)) == wanted;
}

std::optional<error> refusal(http::request const& req, route const& r, app const& a)
{
    if (from_another_site(req, a)) return error{errc::not_allowed, "This request came from another site."};
    if (r.who != access::anyone && token_of(req, a).empty())
        return error{errc::not_signed_in, "Please sign in."};
    bool const slugs = r.path.starts_with("/api/"); // a region's calendar goes by the region's name
    if (slugs && !plausible(req.words)) return error{errc::not_found, "There is nothing of this name."};
    if (req.body.empty() || r.takes == body::any) return std::nullopt;
    std::string const wanted = r.takes == body::csv ? "text/csv" : "application/json";
    if (!is_of_type(wanted, req.header("Content-Type")))
        return error{errc::unsupported, "The body must be " + wanted + "."};
    return std::nullopt;
}

http::response nothing_here()
{
    return http::problem(error{errc::not_found, "There is nothing at this address."});
}

http::response no_route(http::request const& req)
{
    auto const allowed = allowed_at(req.path());
    if (allowed.empty()) return nothing_here();
    auto const verb = std::string(boost::beast::http::to_string(req.method));
    return http::problem(error{errc::method, "This address is not for " + verb + "."}).with("Allow", allowed);
}

// The token of a program that was served, if that is to be noted: once a minute at most.
std::optional<std::string> program_used(http::request const& req, http::response const& given, app& a)
{
    auto token = token_of(req, a);
    if (given.code >= http::status::bad_request || !tokens::is_one(token)) return std::nullopt;
    if (a.limits.uses_noted.spend(sha256(token), a.steady_now())) return std::nullopt;
    return token;
}

} // namespace

std::size_t most_body(http::request const& req)
{
    constexpr std::size_t usual = 64 * 1024, longer = 256 * 1024, file = 8 * 1024 * 1024;
    bool const nobody = req.header("Cookie").empty() && req.header("Authorization").empty();
    if (req.method != http::verb::post || nobody) return usual;
    std::vector<std::string_view> words;
    auto const all = routes();
    auto const takes = [&](body what) {
        return std::any_of(all.begin(), all.end(), [&](route const& r) {
            return r.takes == what && fits(r.path, req.path(), words);
        });
    };
    if (takes(body::csv)) return file;
    return takes(body::long_json) ? longer : usual;
}

asio::awaitable<http::response> answer(http::request& req, app& a)
{
    a.store.forget_batch();
    bool const routed = req.path().starts_with("/api/") || req.path().starts_with("/calendar/");
    if (!routed && req.path() != "/metrics") {
        auto shown = co_await page(req, a);
        co_return shown;
    }

    auto const* const found = find(req);
    if (!found) co_return no_route(req);
    if (auto const why = refusal(req, *found, a)) {
        auto refused = http::problem(*why);
        refused.route = found->path;
        co_return refused;
    }
    auto given = co_await found->run(req, a);
    given.route = found->path;
    given.batch = a.store.batch();
    auto const used = program_used(req, given, a);
    auto const now = a.now();
    if (used) co_await a.store.write(tokens::note_use, *used, now);
    co_return given;
}

asio::awaitable<http::response> answer_metrics(http::request& req, app& a)
{
    if (req.path() != "/metrics") co_return nothing_here();
    req.client = "127.0.0.1"; // whoever may reach this listener may read them
    auto given = co_await show_metrics(req, a);
    co_return given;
}

} // namespace rowan::api
