// Calendars: what calendar programs fetch all day, from memory; and secret addresses, which show their
// owner's. Nothing but a whole calendar is ever answered with 200: programs empty themselves of anything
// else.
#include "domain/calendars.hpp"
#include "api/handlers.hpp"
#include "base/token.hpp"
#include "documents/calendar.hpp"
#include "domain/calendar_feeds.hpp"

namespace rowan::api {

namespace {

using calendars::public_feed;
using scope = public_feed::scope;

constexpr std::size_t shortest_token = 22; // characters
constexpr int hours_between_looks = 4;
constexpr int hours_between_own_looks = 1;

// Who publishes: what rendering needs of the settings.
struct publisher {
    std::string organisation, public_url, zone;
    bool zip;
};

publisher publisher_of(app const& a)
{
    return {a.settings.organisation, a.settings.public_url, a.settings.time_zone, a.settings.calendar_gzip};
}

std::string name_of(public_feed const& f, std::string const& title, publisher const& p)
{
    switch (f.of) {
    case scope::all:
        return p.organisation;
    case scope::kind:
        return p.organisation + ": " + f.word;
    case scope::region:
    case scope::series:
    case scope::event:
        break;
    }
    return p.organisation + ": " + title;
}

// "summit-2026.ics"; what is not plain ASCII in a slug becomes a dash.
std::string file_name_of(public_feed const& f)
{
    if (f.of != scope::event) return {};
    std::string name;
    for (char const c : f.word) {
        bool const plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        name += plain ? c : '-';
    }
    return name + ".ics";
}

// A store that fails is out of order, for a reader: 503, which leaves their calendar as it is.
template <class T, class F> result<T> or_unavailable(F const& f)
{
    try {
        return f();
    } catch (storage::failure const& failed) {
        if (failed.kind == storage::trouble::broken) throw;
        return error{errc::unavailable, "The calendar cannot be read now.", {}, 60};
    }
}

// The feed as it stands, on a database thread; null: as whoever asks has it, of `known`. Refuses: not_found,
// unavailable.
result<shared_page> render_public(
    storage::transaction& tx,
    public_feed const& f,
    std::optional<instant> known,
    publisher const& p,
    instant now
)
{
    return or_unavailable<shared_page>([&]() -> result<shared_page> {
        auto const state = calendars::state_of(tx, f, now);
        if (!state) return error{errc::not_found, "There is no such calendar."};
        if (known == state->changed_at) return shared_page();
        documents::calendar_head const head{
            p.organisation,
            p.public_url,
            p.zone,
            name_of(f, state->title, p),
            "Times follow the clocks of the place. Changes show here as soon as your program looks again.",
            hours_between_looks};
        auto const text = documents::calendar(head, calendars::entries_of(tx, f, now));
        auto const who = calendar_page::reader::anyone;
        return std::make_shared<calendar_page const>(text, state->changed_at, who, file_name_of(f), p.zip);
    });
}

enum class own { bookings, openings };

// A personal calendar is small and its owner's alone: made anew each time. Its head names nobody.
result<shared_page>
render_own(storage::transaction& tx, own which, std::string const& token, publisher const& p, instant now)
{
    return or_unavailable<shared_page>([&]() -> result<shared_page> {
        bool const bookings = which == own::bookings;
        auto const feed =
            bookings ? calendars::own_bookings(tx, token, now) : calendars::own_openings(tx, token, now);
        if (!feed) return feed.error();
        documents::calendar_head const head{
            feed->discreet ? "" : p.organisation,
            feed->discreet ? "" : p.public_url,
            p.zone,
            bookings ? "My bookings" : "My reminders",
            bookings ? "What you have booked." : "When booking opens for you.",
            hours_between_own_looks};
        auto const text = documents::calendar(head, feed->entries);
        auto const who = calendar_page::reader::owner;
        return std::make_shared<calendar_page const>(text, feed->changed_at, who, "", p.zip);
    });
}

error no_calendar()
{
    return {errc::not_found, "There is nothing at this address."};
}

asio::awaitable<http::response> show(http::request& req, app& a, public_feed feed)
{
    auto const key = std::to_string(static_cast<int>(feed.of)) + ":" + feed.word;
    auto const now = a.now();
    calendar_shelf::moment const moment{a.store.version(), std::chrono::floor<std::chrono::days>(now)};
    auto const kept = a.calendars.find(key);
    if (kept.page && kept.at == moment) co_return kept.page->answer(req);

    std::optional<instant> known;
    if (kept.page) known = kept.page->changed_at();
    auto const p = publisher_of(a);
    auto const made = co_await a.store.read(render_public, feed, known, p, now);

    if (!made) co_return http::problem(made.error());
    auto const page = *made ? *made : kept.page;
    a.calendars.keep(key, page, moment);
    co_return page->answer(req);
}

asio::awaitable<http::response> show_named(http::request& req, app& a, scope of)
{
    public_feed feed{of, req.words[0]};
    if (of == scope::region) feed.word = calendars::word_of(feed.word);
    auto shown = co_await show(req, a, feed);
    co_return shown;
}

asio::awaitable<http::response> show_own(http::request& req, app& a, own which)
{
    auto const& token = req.words[0];
    if (token.size() < shortest_token) co_return http::problem(no_calendar());
    int const wait = a.settings.limits ? a.limits.feeds.spend(sha256(token), a.steady_now()) : 0;
    if (wait > 0) co_return http::problem(error{errc::too_many, "That was a lot at once.", {}, wait});
    auto const p = publisher_of(a);
    auto const now = a.now();

    auto const made = co_await a.store.read(render_own, which, token, p, now);

    if (!made) co_return http::problem(made.error());
    co_return (*made)->answer(req);
}

} // namespace

// GET /calendar/events.ics
asio::awaitable<http::response> show_calendar(http::request& req, app& a)
{
    public_feed const feed{scope::all, ""};
    auto shown = co_await show(req, a, feed);
    co_return shown;
}

// GET /calendar/kind/{}.ics
asio::awaitable<http::response> show_kind_calendar(http::request& req, app& a)
{
    auto shown = co_await show_named(req, a, scope::kind);
    co_return shown;
}

// GET /calendar/region/{}.ics
asio::awaitable<http::response> show_region_calendar(http::request& req, app& a)
{
    auto shown = co_await show_named(req, a, scope::region);
    co_return shown;
}

// GET /calendar/series/{}.ics
asio::awaitable<http::response> show_series_calendar(http::request& req, app& a)
{
    auto shown = co_await show_named(req, a, scope::series);
    co_return shown;
}

// GET /calendar/events/{}.ics
asio::awaitable<http::response> show_event_calendar(http::request& req, app& a)
{
    auto shown = co_await show_named(req, a, scope::event);
    co_return shown;
}

// GET /calendar/my/{}.ics
asio::awaitable<http::response> show_own_calendar(http::request& req, app& a)
{
    auto shown = co_await show_own(req, a, own::bookings);
    co_return shown;
}

// GET /calendar/opening/{}.ics
asio::awaitable<http::response> show_opening_calendar(http::request& req, app& a)
{
    auto shown = co_await show_own(req, a, own::openings);
    co_return shown;
}

} // namespace rowan::api
