// An event's doors as its organisers run them: links, numbers and conflicts; and what they put right.
#include "api/desk.hpp"
#include "api/json.hpp"
#include "documents/qr.hpp"
#include "domain/attendees.hpp"
#include "domain/checkins.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using http::json_reader;
using permissions::desk;

constexpr std::size_t longest_name = 100; // characters
constexpr std::size_t longest_slug = 100;
constexpr std::size_t longest_reason = 500;
constexpr std::size_t longest_note = 300;
constexpr std::size_t longest_day = 10;

struct sight {
    std::vector<doors::link> links;
    std::vector<checkins::count> counts;
    std::vector<checkins::conflict> conflicts;
};
BOOST_DESCRIBE_STRUCT(sight, (), (links, counts, conflicts))

result<sight> look(storage::transaction& tx, desk const& at, instant)
{
    return sight{
        doors::of_event(tx, at.event), checkins::counts(tx, at.event), checkins::conflicts(tx, at.event)};
}

instant needed_instant(json_reader& in, std::string_view key)
{
    if (!in.has(key)) in.wrong(key, "is needed");
    return in.optional_instant(key).value_or(instant());
}

result<doors::link_draft> read_link(http::request const& req)
{
    json_reader in(req.body);
    doors::link_draft d{
        in.text("name", 1, longest_name),
        in.optional_text("workshop", 1, longest_slug),
        needed_instant(in, "valid_from"),
        needed_instant(in, "valid_until"),
        in.optional_flag("walk_ins").value_or(false),
        in.optional_text("over_capacity", 0, longest_reason).value_or(""),
    };
    return in.finish(std::move(d));
}

result<doors::made_link>
open(storage::transaction& tx, desk const& at, doors::link_draft const& d, instant now)
{
    return doors::open(tx, at.event, d, at.who.person.id, now);
}

// The token stands in the fragment, which browsers keep to themselves.
boost::json::object made_json(doors::made_link const& m, std::string const& public_url)
{
    auto const address = public_url + "/door/" + m.list + "#" + m.token;
    return {
        {"reference", m.reference},
        {"list", m.list},
        {"token", m.token},
        {"address", address},
        {"qr_svg", documents::qr_svg(address)},
        {"seq", m.seq}};
}

result<std::int64_t>
revoke(storage::transaction& tx, desk const& at, std::string const& reference, instant now)
{
    return doors::revoke(tx, at.event, reference, at.who.person.id, now);
}

result<std::string> read_note(http::request const& req)
{
    json_reader in(req.body);
    if (!in.has("note")) in.wrong("note", "is needed");
    auto note = in.optional_text("note", 0, longest_note).value_or("");
    return in.finish(std::move(note));
}

result<std::int64_t> tell(
    storage::transaction& tx,
    desk const& at,
    std::string const& reference,
    std::string const& note,
    instant now
)
{
    return doors::tell(tx, at.event, reference, note, at.who.person.id, now);
}

struct correction {
    ledger::decision by;
    std::optional<std::string> day;
};

result<correction> read_correction(http::request const& req)
{
    json_reader in(req.body.empty() ? "{}" : req.body);
    correction c{read_decision(in), in.optional_text("day", 1, longest_day)};
    return in.finish(std::move(c));
}

using corrected = checkins::correction;

result<corrected> check_in(
    storage::transaction& tx, desk const& at, std::string const& reference, correction const& c, instant now
)
{
    return checkins::check_in(tx, at.event, reference, c.day, decided(at, c.by), now);
}

result<corrected>
undo(storage::transaction& tx, desk const& at, std::string const& reference, correction const& c, instant now)
{
    return checkins::undo_check_in(tx, at.event, reference, c.day, decided(at, c.by), now);
}

std::string corrected_text(corrected const& c)
{
    return boost::json::serialize(to_json(c));
}

} // namespace

// GET /api/organise/events/{}/door
asio::awaitable<http::response> show_doors(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<look>, who, req.words[0]);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, to_json(*found));
}

// POST /api/organise/events/{}/door. The token is kept nowhere, hence not as the answer to an
// Idempotency-Key.
asio::awaitable<http::response> open_door(http::request& req, app& a)
{
    auto const wanted = read_link(req);
    if (!wanted) co_return http::problem(wanted.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const made = co_await a.store.write(reading<open>, *who, req.words[0], *wanted);

    if (!made) co_return http::problem(made.error());
    co_return http::json(http::status::created, made_json(*made, a.settings.public_url));
}

// POST /api/organise/events/{}/door/{}/revoke
asio::awaitable<http::response> revoke_door(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<revoke, seq_text>, *who, req.words[0], req.words[1]);

    co_return answered(text);
}

// POST /api/organise/events/{}/registrations/{}/door-note
asio::awaitable<http::response> tell_door(http::request& req, app& a)
{
    auto const note = read_note(req);
    if (!note) co_return http::problem(note.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text =
        co_await a.store.write(changing<tell, seq_text>, *who, req.words[0], req.words[1], *note);

    co_return answered(text);
}

namespace {

template <auto Do> asio::awaitable<http::response> correct(http::request& req, app& a)
{
    auto const what = read_correction(req);
    if (!what) co_return http::problem(what.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text =
        co_await a.store.write(changing<Do, corrected_text>, *who, req.words[0], req.words[1], *what);

    if (text) a.live.somebody_came();
    co_return answered(text);
}

} // namespace

// POST /api/organise/events/{}/registrations/{}/check-in
asio::awaitable<http::response> check_in_attendee(http::request& req, app& a)
{
    return correct<check_in>(req, a);
}

// POST /api/organise/events/{}/registrations/{}/check-in/undo
asio::awaitable<http::response> undo_check_in(http::request& req, app& a)
{
    return correct<undo>(req, a);
}

} // namespace rowan::api
