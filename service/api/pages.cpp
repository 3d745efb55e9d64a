// The pages: which file answers which path, and the one page that is filled in.
#include "api/handlers.hpp"

namespace rowan::api {

namespace {

struct page_path {
    std::string_view pattern; // {} stands for one word
    std::string_view file;
};

constexpr std::string_view event_pattern = "/events/{}"; // event.html, filled in

// clang-format off
constexpr page_path table[] = {
    {"/",                         "index.html"},
    {"/events/{}/book",           "book.html"},
    {"/bookings",                 "bookings.html"},
    {"/bookings/{}",              "booking.html"},
    {"/bookings/{}/cancel",       "cancel.html"},
    {"/signin",                   "signin.html"},
    {"/account",                  "account.html"},
    {"/account/second-factor",    "second_factor.html"},
    {"/unsubscribe",              "unsubscribe.html"},
    {"/verify/{}",                "verify.html"},
    {"/help",                     "help.html"},
    {"/privacy",                  "privacy.html"},
    {"/accessibility",            "accessibility.html"},
    {"/problems/{}",              "problem.html"},

    {"/door",                     "door/index.html"},
    {"/door/",                    "door/index.html"},
    {"/door/{}",                  "door/index.html"},

    {"/organise",                             "organise/index.html"},
    {"/organise/events/new",                  "organise/edit.html"},
    {"/organise/events/{}",                   "organise/event.html"},
    {"/organise/events/{}/edit",              "organise/edit.html"},
    {"/organise/events/{}/cancel",            "organise/cancel.html"},
    {"/organise/events/{}/attendees",         "organise/attendees.html"},
    {"/organise/events/{}/attendees/{}",      "organise/attendees.html"},
    {"/organise/events/{}/add",               "organise/add.html"},
    {"/organise/events/{}/import",            "organise/import.html"},
    {"/organise/events/{}/messages",          "organise/messages.html"},
    {"/organise/events/{}/door",              "organise/door.html"},
    {"/organise/people",                      "organise/people.html"},
    {"/organise/people/import",               "organise/register.html"},
    {"/organise/people/{}",                   "organise/person.html"},
    {"/organise/ledger",                      "organise/ledger.html"},
    {"/organise/retention",                   "organise/retention.html"},
    {"/organise/outbox",                      "organise/outbox.html"},
    {"/organise/tokens",                      "organise/tokens.html"},
};
// clang-format on

bool fits(std::string_view pattern, std::string_view path)
{
    while (!pattern.empty() && !path.empty()) {
        auto const want = pattern.substr(0, pattern.find('/', 1));
        auto const word = path.substr(0, path.find('/', 1));
        if (want != word && (want != "/{}" || word.size() < 2)) return false;
        pattern.remove_prefix(want.size());
        path.remove_prefix(word.size());
    }
    return pattern.empty() && path.empty();
}

std::string html_escaped(std::string_view text)
{
    std::string safe;
    for (char const c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

void fill(std::string& text, std::string_view name, std::string_view value)
{
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at + value.size()))
        text.replace(at, name.size(), value);
}

// Shared links show what they lead to: title, description and address are in the first answer.
http::response event_page(http::request const& req, app const& a, events::content const& event)
{
    std::string text(a.files.text("event.html"));
    fill(text, "{{title}}", html_escaped(event.title));
    fill(text, "{{description}}", html_escaped(event.summary));
    fill(text, "{{canonical}}", html_escaped(a.settings.public_url + std::string(req.path())));
    http::response page{
        http::status::ok, "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-cache\r\n",
        std::move(text)};
    page.route = event_pattern;
    return page;
}

http::response not_found(http::request const& req, app const& a)
{
    auto page = a.files.find(req, "404.html", http::status::not_found);
    return page ? *page : http::problem(error{errc::not_found, "There is no such page."});
}

// A file's own name goes first: the door's service worker lies where its lists have their addresses.
http::response file(http::request const& req, app const& a)
{
    if (auto found = a.files.find(req, req.path().substr(1))) {
        found->route = "file";
        return *found;
    }
    for (auto const& p : table) {
        if (!fits(p.pattern, req.path())) continue;
        auto found = a.files.find(req, p.file);
        if (!found) break;
        found->route = p.pattern;
        return *found;
    }
    return not_found(req, a);
}

} // namespace

asio::awaitable<http::response> page(http::request& req, app& a)
{
    bool const reads = req.method == http::verb::get || req.method == http::verb::head;
    if (!reads)
        co_return http::problem(error{errc::method, "Pages are only for reading."})
            .with("Allow", "GET, HEAD");
    if (!fits(event_pattern, req.path())) co_return file(req, a);

    auto const shown = co_await current_board(a);

    if (!shown) co_return http::problem(shown.error());
    auto const slug = req.path().substr(event_pattern.size() - 2);
    for (auto const& e : (*shown)->entries) {
        if (e.texts->content.slug == slug) co_return event_page(req, a, e.texts->content);
    }
    co_return not_found(req, a);
}

} // namespace rowan::api
