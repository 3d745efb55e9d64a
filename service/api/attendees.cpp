// The list of an event's attendees, one of them, and what is done to one.
#include "api/attendee_json.hpp"
#include "api/desk.hpp"
#include "api/form.hpp"
#include "api/json.hpp"
#include "api/query.hpp"
#include "api/registration_json.hpp"
#include "domain/by_hand.hpp"
#include "domain/waitlist.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using http::json_reader;
using permissions::desk;

constexpr std::size_t longest_email = 254; // characters
constexpr std::size_t longest_slug = 100;
constexpr std::size_t most_tags = 20;
constexpr std::size_t longest_tag = 40;

result<attendees::wish> read_wish(http::request const& req)
{
    std::vector<field_error> wrong;
    query_reader in(req);
    attendees::wish w{filter_of(req, wrong)};
    w.order = in.word<attendees::order>("sort").value_or(attendees::order::name);
    w.backwards = in.flag("backwards");
    w.after = in.text("cursor");
    for (auto const& f : wrong) in.wrong(f.pointer.substr(1), f.detail);
    return in.finish(std::move(w));
}

result<attendees::page> list(storage::transaction& tx, desk const& at, attendees::wish const& w, instant)
{
    return attendees::list(tx, at.event, w);
}

result<attendees::detail>
show(storage::transaction& tx, desk const& at, std::string const& reference, instant)
{
    return attendees::find(tx, at.event, reference);
}

struct addition {
    ledger::decision by;
    by_hand::guest guest;
};

result<addition> read_addition(http::request const& req)
{
    json_reader in(req.body);
    addition a{read_decision(in), {.email = in.text("email", 3, longest_email), .form = read_form(in)}};
    a.guest.over_capacity = in.optional_flag("over_capacity").value_or(false);
    return in.finish(std::move(a));
}

result<registrations::registration>
add(storage::transaction& tx, desk const& at, addition const& a, instant now)
{
    return by_hand::add(tx, decided(at, a.by), at.slug, a.guest, now);
}

struct correction {
    std::string reason;
    registrations::form form;
};

result<correction> read_correction(http::request const& req)
{
    json_reader in(req.body);
    correction c{read_reason(in), read_form(in)};
    return in.finish(std::move(c));
}

result<attendees::detail> correct(
    storage::transaction& tx, desk const& at, std::string const& reference, correction const& c, instant now
)
{
    if (auto const id = attendees::id_of(tx, at.event, reference); !id) return id.error();
    auto const seq = by_hand::change(tx, decided(at, {0, c.reason, false}), reference, c.form, now);
    if (!seq) return seq.error();
    return attendees::find(tx, at.event, reference);
}

result<attendees::detail> cancel(
    storage::transaction& tx,
    desk const& at,
    std::string const& reference,
    ledger::decision const& by,
    instant now
)
{
    if (auto const id = attendees::id_of(tx, at.event, reference); !id) return id.error();
    auto const seq = by_hand::cancel(tx, decided(at, by), reference, now);
    if (!seq) return seq.error();
    return attendees::find(tx, at.event, reference);
}

result<attendees::detail> call(
    storage::transaction& tx,
    desk const& at,
    std::string const& reference,
    ledger::decision const& by,
    instant now
)
{
    if (auto const id = attendees::id_of(tx, at.event, reference); !id) return id.error();
    auto const seq = waitlist::call(tx, reference, decided(at, by), now);
    if (!seq) return seq.error();
    return attendees::find(tx, at.event, reference);
}

struct removal {
    ledger::decision by;
    std::string to; // an event's slug
};

result<removal> read_removal(http::request const& req)
{
    json_reader in(req.body);
    removal r{read_decision(in), in.text("to", 1, longest_slug)};
    return in.finish(std::move(r));
}

// Whoever moves somebody organises both events.
result<registrations::registration>
move(storage::transaction& tx, desk const& at, std::string const& reference, removal const& r, instant now)
{
    if (auto const id = attendees::id_of(tx, at.event, reference); !id) return id.error();
    if (auto const there = permissions::at_desk(tx, at.who, r.to); !there) return there.error();
    return registrations::move(tx, decided(at, r.by), reference, r.to, now);
}

result<attendees::marks> read_marks(http::request const& req)
{
    json_reader in(req.body);
    auto const none = std::vector<std::string>();
    attendees::marks m{
        in.optional_texts("add", most_tags, longest_tag).value_or(none),
        in.optional_texts("drop", most_tags, longest_tag).value_or(none)};
    for (auto const& tag : m.add) {
        if (tag.empty()) in.wrong("add", "must not hold an empty tag");
    }
    return in.finish(std::move(m));
}

result<attendees::detail> mark(
    storage::transaction& tx,
    desk const& at,
    std::string const& reference,
    attendees::marks const& m,
    instant now
)
{
    return attendees::mark(tx, at.event, at.who.person.id, reference, m, now);
}

std::string detail_text(attendees::detail const& d)
{
    return boost::json::serialize(attendee_json(d));
}

result<ledger::decision> read_only_decision(http::request const& req)
{
    json_reader in(req.body.empty() ? "{}" : req.body);
    auto by = read_decision(in);
    return in.finish(std::move(by));
}

// What is done to one, told with what only that takes.
template <auto Read, auto Do, auto Render>
asio::awaitable<http::response> change_one(http::request& req, app& a)
{
    auto const what = Read(req);
    if (!what) co_return http::problem(what.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<Do, Render>, *who, req.words[0], req.words[1], *what);

    co_return answered(text);
}

} // namespace

// GET /api/organise/events/{}/registrations
asio::awaitable<http::response> list_attendees(http::request& req, app& a)
{
    auto const w = read_wish(req);
    if (!w) co_return http::problem(w.error());
    auto const who = asker_of(req, a);

    auto const page = co_await a.store.read(reading<list>, who, req.words[0], *w);

    if (!page) co_return http::problem(page.error());
    co_return http::json(http::status::ok, page_json(*page));
}

// POST /api/organise/events/{}/registrations
asio::awaitable<http::response> add_attendee(http::request& req, app& a)
{
    auto const what = read_addition(req);
    if (!what) co_return http::problem(what.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<add, registration_text>, *who, req.words[0], *what);

    co_return answered(text, http::status::created);
}

// GET /api/organise/events/{}/registrations/{}
asio::awaitable<http::response> show_attendee(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<show>, who, req.words[0], req.words[1]);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, attendee_json(*found));
}

// PATCH /api/organise/events/{}/registrations/{}
asio::awaitable<http::response> correct_attendee(http::request& req, app& a)
{
    return change_one<read_correction, correct, detail_text>(req, a);
}

// POST /api/organise/events/{}/registrations/{}/cancel
asio::awaitable<http::response> cancel_attendee(http::request& req, app& a)
{
    return change_one<read_only_decision, cancel, detail_text>(req, a);
}

// POST /api/organise/events/{}/registrations/{}/call
asio::awaitable<http::response> call_attendee(http::request& req, app& a)
{
    return change_one<read_only_decision, call, detail_text>(req, a);
}

// POST /api/organise/events/{}/registrations/{}/move
asio::awaitable<http::response> move_attendee(http::request& req, app& a)
{
    return change_one<read_removal, move, registration_text>(req, a);
}

// POST /api/organise/events/{}/registrations/{}/tags
asio::awaitable<http::response> mark_attendee(http::request& req, app& a)
{
    return change_one<read_marks, mark, detail_text>(req, a);
}

} // namespace rowan::api
