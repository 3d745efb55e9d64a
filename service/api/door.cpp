// The door: what its devices fetch before the day, send while it goes on, and ask when a ticket is forgotten.
#include "api/at_the_door.hpp"
#include "api/json.hpp"
#include "api/query.hpp"
#include "api/scans.hpp"
#include "base/gzip.hpp"
#include "base/token.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using doors::door;

// What a client has of a pack, and how it takes another.
struct terms {
    std::string has; // If-None-Match
    bool gzip;
};

struct packed {
    std::string tag;
    std::optional<std::string> body; // none: the client has it
    bool zipped;
};

// An array for each: six thousand times the names of eight fields would be most of the pack.
boost::json::array entry_json(doors::entry const& e)
{
    return {e.hash,     e.reference,          e.state, e.name,
            e.employer, to_json(e.workshops), e.note,  to_json(e.in_since)};
}

boost::json::object pack_json(doors::pack const& p, std::string const& list)
{
    auto object = to_json(p.door).as_object();
    for (auto const* internal :
         {"link", "list", "maker", "over_capacity", "event", "workshop", "event_slug", "workshop_slug"})
        object.erase(internal);
    object["list"] = list;
    boost::json::array entries;
    entries.reserve(p.entries.size());
    for (auto const& e : p.entries) entries.push_back(entry_json(e));
    return {{"door", std::move(object)}, {"days", to_json(p.days)}, {"entries", std::move(entries)}};
}

// Put together and compressed on a reader's thread. The tag is of all but the time it was made at.
result<packed>
pack(storage::transaction& tx, door const& d, std::string const& list, terms const& t, instant now)
{
    auto const p = doors::pack_of(tx, d, now);
    if (!p) return p.error();
    auto object = pack_json(*p, list);
    auto const tag = "\"" + sha256(boost::json::serialize(object)).substr(0, 32) + "\"";
    if (http::matches(t.has, tag)) return packed{tag, std::nullopt, false};
    object["made_at"] = to_json(now);
    auto text = boost::json::serialize(object);
    if (t.gzip) text = gzip(text, effort::best);
    return packed{tag, std::move(text), t.gzip};
}

result<seen> record(
    storage::transaction& tx,
    door const& d,
    std::vector<checkins::scan> const& scans,
    seconds ahead,
    instant now
)
{
    auto answers = checkins::record(tx, d, scans, ahead, now);
    if (!answers) return answers.error();
    return seen{std::move(*answers), checkins::counts_of_list(tx, d.list)};
}

result<seen> admit(storage::transaction& tx, door const& d, walk_ins::walk_in const& w, instant now)
{
    auto answer = walk_ins::let_in(tx, d, w, now);
    if (!answer) return answer.error();
    return seen{{std::move(*answer)}, checkins::counts_of_list(tx, d.list)};
}

} // namespace

result<knock> knock_of(http::request const& req, app& a)
{
    knock k{token_of(req, a), req.words[0], a.now()};
    if (!a.settings.limits) return k;
    if (int const wait = a.limits.doors.spend(sha256(k.token), a.steady_now()))
        return error{errc::too_many, "That was a lot at once. Please wait a moment.", {}, wait};
    return k;
}

// GET /api/door/{}/pack
asio::awaitable<http::response> give_pack(http::request& req, app& a)
{
    auto const who = knock_of(req, a);
    if (!who) co_return http::problem(who.error());
    terms const t{
        std::string(req.header("If-None-Match")), http::accepts(req.header("Accept-Encoding"), "gzip")};

    auto made = co_await a.store.read(entering<pack>, *who, who->list, t);

    if (!made) co_return http::problem(made.error());
    auto const code = made->body ? http::status::ok : http::status::not_modified;
    http::response answer{code, {}, std::move(made->body).value_or("")};
    answer.with("ETag", "W/" + made->tag).with("Cache-Control", "private, no-cache");
    answer.with("Vary", "Accept-Encoding, Authorization");
    if (code == http::status::ok) answer.with("Content-Type", "application/json");
    if (made->zipped) answer.with("Content-Encoding", "gzip");
    co_return answer;
}

// POST /api/door/{}/scans
asio::awaitable<http::response> record_scans(http::request& req, app& a)
{
    auto const sent = read_scans(req);
    if (!sent) co_return http::problem(sent.error());
    auto const who = knock_of(req, a);
    if (!who) co_return http::problem(who.error());
    auto const ahead = sent->sent_at - who->now;

    auto const done = co_await a.store.write(entering<record>, *who, sent->scans, ahead);

    if (!done) co_return http::problem(done.error());
    a.live.somebody_came();
    co_return http::json(http::status::ok, seen_json(*done, sent->flaws));
}

// GET /api/door/{}/find
asio::awaitable<http::response> find_at_door(http::request& req, app& a)
{
    query_reader in(req);
    auto const text = in.text("q").value_or("");
    auto const who = knock_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const found = co_await a.store.read(entering<doors::find>, *who, text);

    if (!found) co_return http::problem(found.error());
    boost::json::object object;
    object["found"] = to_json(*found);
    co_return http::json(http::status::ok, object);
}

// POST /api/door/{}/walk-ins
asio::awaitable<http::response> let_walk_in(http::request& req, app& a)
{
    auto const guest = read_walk_in(req);
    if (!guest) co_return http::problem(guest.error());
    auto const who = knock_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const done = co_await a.store.write(entering<admit>, *who, *guest);

    if (!done) co_return http::problem(done.error());
    a.live.somebody_came();
    co_return http::json(http::status::created, seen_json(*done, {}));
}

} // namespace rowan::api
