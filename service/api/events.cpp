// The public pages' data: the list of events, one event, and whom it is for.
#include "api/json.hpp"
#include "api/signed_in.hpp"
#include "base/text.hpp"
#include "domain/eligibility.hpp"

#include <boost/describe/enum_from_string.hpp>

namespace rowan::api {

namespace {

constexpr std::size_t page_length = 200; // events

// What a list is narrowed to.
struct filter {
    std::optional<events::kind> kind;
    std::optional<std::string> region, series, text, cursor;
    std::optional<instant> from, to;

    bool none() const { return !kind && !region && !series && !text && !cursor && !from && !to; }
};

result<filter> read_filter(http::request const& req)
{
    filter f{{}, req.query("region"), req.query("series"), req.query("q"), req.query("cursor"), {}, {}};
    std::vector<field_error> wrong;
    for (auto* empty : {&f.region, &f.series, &f.text, &f.cursor}) {
        if (*empty && (*empty)->empty()) empty->reset();
    }
    if (auto const kind = req.query("kind"); kind && !kind->empty()) {
        events::kind k{};
        bool const whole = kind->find('\0') == kind->npos; // c_str() ends there
        if (whole && boost::describe::enum_from_string(kind->c_str(), k))
            f.kind = k;
        else
            wrong.push_back({"?kind", "must be summit, training, meeting or webinar"});
    }
    struct moment {
        char const* name;
        std::optional<instant>* to;
    };
    for (auto const& m : {moment{"from", &f.from}, moment{"to", &f.to}}) {
        auto const text = req.query(m.name);
        if (!text || text->empty()) continue;
        *m.to = parse_instant(*text);
        if (!*m.to) wrong.push_back({std::string("?") + m.name, "must be a date or an RFC 3339 instant"});
    }
    if (!wrong.empty()) return error{errc::invalid, "Some parameters are wrong.", std::move(wrong)};
    return f;
}

bool mentions(events::content const& c, std::string const& text)
{
    auto const all = c.title + "\n" + c.summary + "\n" + c.venue.name + "\n" + c.venue.town + "\n" + c.region;
    return folded(all).find(folded(text)) != std::string::npos;
}

bool admits(filter const& f, events::content const& c)
{
    if (f.kind && c.kind != *f.kind) return false;
    if (f.region && c.region != *f.region) return false;
    if (f.series && c.series_slug != f.series) return false;
    if (f.from && c.ends_at < *f.from) return false;
    if (f.to && c.starts_at >= *f.to) return false;
    return !f.text || mentions(c, *f.text);
}

// One page of what a filter admits, from behind the cursor on; a cursor is the slug of the last event seen.
http::response narrowed(board const& all, filter const& f)
{
    std::vector<entry const*> admitted;
    bool passed = !f.cursor;
    for (auto const& e : all.entries) {
        if (passed && admits(f, e.texts->content)) admitted.push_back(&e);
        if (!passed) passed = e.texts->content.slug == *f.cursor;
    }
    if (!passed)
        return http::problem(error{
            errc::invalid, "Some parameters are wrong.", {{"?cursor", "must be the `next` of a list"}}});
    bool const more = admitted.size() > page_length;
    if (more) admitted.resize(page_length);

    std::string text = R"({"events":[)";
    for (auto const* e : admitted) {
        if (e != admitted.front()) text += ',';
        text += all.json_of(*e);
    }
    auto const next = more ? "\"" + admitted.back()->texts->content.slug + "\"" : std::string("null");
    return answered(text + R"(],"next":)" + next + "}");
}

} // namespace

asio::awaitable<result<std::shared_ptr<board const>>> current_board(app& a)
{
    auto const version = a.store.version();
    bool const kept = a.settings.snapshots;
    if (auto shown = kept ? a.shown.list(version, a.now()) : nullptr) co_return shown;

    auto const known = a.shown.texts();
    auto const read = co_await a.store.read(events::published, known);

    if (!read) co_return read.error();
    co_return a.shown.keep(*read, version, a.now(), a.steady_now());
}

// GET /api/events
asio::awaitable<http::response> list_events(http::request& req, app& a)
{
    auto const f = read_filter(req);
    if (!f) co_return http::problem(f.error());

    auto const shown = co_await current_board(a);

    if (!shown) co_return http::problem(shown.error());
    if (f->none()) co_return (*shown)->whole->answer(req, a.steady_now());
    co_return narrowed(**shown, *f);
}

// GET /api/events/{}
asio::awaitable<http::response> show_event(http::request& req, app& a)
{
    auto const version = a.store.version();
    auto shown = a.settings.snapshots ? a.shown.event(req.words[0], version, a.now()) : nullptr;

    if (!shown) {
        auto const read = co_await a.store.read(events::find, req.words[0]);
        if (!read) co_return http::problem(read.error());
        shown = a.shown.keep(*read, version, a.now(), a.steady_now());
    }

    co_return shown->answer(req, a.steady_now());
}

// GET /api/events/{}/eligibility
asio::awaitable<http::response> show_eligibility(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<eligibility::of>, who, req.words[0]);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, to_json(*found));
}

} // namespace rowan::api
