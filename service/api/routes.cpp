#include "api/routes.hpp"

#include "api/signed_in.hpp"
#include "base/text.hpp"

#include <boost/url/parse.hpp>

namespace rowan::api {

namespace {

// Not `using enum`: connect, bind and link are libc's.
constexpr auto get = http::verb::get, post = http::verb::post, patch = http::verb::patch;
constexpr bool any_body = true;
constexpr auto anyone = access::anyone, signed_in = access::signed_in;

// clang-format off
constexpr route table[] = {
    {get,   "/api/events",                    list_events,          anyone},
    {get,   "/api/events/{}",                 show_event,           anyone},
    {get,   "/api/events/{}/eligibility",     show_eligibility,     signed_in},
    {post,  "/api/events/{}/registrations",   create_registration,  signed_in},

    {get,   "/api/registrations",             list_registrations,   signed_in},
    {get,   "/api/registrations/{}",          show_registration,    signed_in},
    {patch, "/api/registrations/{}",          change_registration,  signed_in},
    {get,   "/api/registrations/{}/history",  show_history,         signed_in},
    {get,   "/api/registrations/{}/ticket.svg", show_ticket,        signed_in},
    {get,   "/api/registrations/{}/ticket.pdf", print_ticket,       signed_in},
    {post,  "/api/registrations/{}/cancel",   cancel_registration,  signed_in},
    {post,  "/api/registrations/{}/accept",   accept_registration,  signed_in},
    {post,  "/api/registrations/{}/decline",  decline_registration, signed_in},

    {post,  "/api/sign-in",                   ask_for_code,         anyone},
    {post,  "/api/sign-in/code",              sign_in_with_code,    anyone},
    {post,  "/api/sign-out",                  sign_out,             anyone},

    {get,   "/api/me",                        show_me,              signed_in},
    {patch, "/api/me",                        change_me,            signed_in},
    {get,   "/api/me/logins",                 list_logins,          signed_in},
    {post,  "/api/me/logins/{}/end",          end_login,            signed_in},
    {post,  "/api/me/calendar",               renew_calendar,       signed_in},
    {get,   "/api/me/data",                   export_me,            signed_in},
    {post,  "/api/me/erase",                  erase_me,             signed_in},

    {get,   "/api/unsubscribe/{}",            show_optional_mail,   anyone},
    {post,  "/api/unsubscribe/{}",            stop_optional_mail,   anyone, any_body},
    {post,  "/api/unsubscribe/{}/undo",       start_optional_mail,  anyone},

    {get,   "/calendar/events.ics",            show_calendar,         anyone},
    {get,   "/calendar/kind/{}.ics",           show_kind_calendar,    anyone},
    {get,   "/calendar/region/{}.ics",         show_region_calendar,  anyone},
    {get,   "/calendar/series/{}.ics",         show_series_calendar,  anyone},
    {get,   "/calendar/events/{}.ics",         show_event_calendar,   anyone},
    {get,   "/calendar/my/{}.ics",             show_own_calendar,     anyone},
    {get,   "/calendar/opening/{}.ics",        show_opening_calendar, anyone},

    {get,   "/api/health",                    health,               anyone},
    {get,   "/api/ready",                     ready,                anyone},
    {get,   "/api/openapi.json",              openapi,              anyone},
    {get,   "/metrics",                       show_metrics,         anyone},
};
// clang-format on

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
    for (auto const& r : table) {
        if (r.verb != verb || !fits(r.path, req.path(), words)) continue;
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
    for (auto const& r : table) {
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
bool is_json(std::string_view type)
{
    auto const name = type.substr(0, type.find(';'));
    return folded(tidy(name)) == "application/json";
}

std::optional<error> refusal(http::request const& req, route const& r, app const& a)
{
    if (from_another_site(req, a)) return error{errc::not_allowed, "This request came from another site."};
    if (r.who == signed_in && token_of(req, a).empty()) return error{errc::not_signed_in, "Please sign in."};
    bool const slugs = r.path.starts_with("/api/"); // a region's calendar goes by the region's name
    if (slugs && !plausible(req.words)) return error{errc::not_found, "There is nothing of this name."};
    if (req.body.empty() || r.any_body) return std::nullopt;
    if (!is_json(req.header("Content-Type")))
        return error{errc::unsupported, "The body must be application/json."};
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

} // namespace

std::span<route const> routes()
{
    return table;
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
