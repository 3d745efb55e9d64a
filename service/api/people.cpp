// Oneself: what is known, what may be changed, everything that is kept, and erasure.
#include "api/people_json.hpp"
#include "api/signed_in.hpp"
#include "http/json_reader.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using http::json_reader;

constexpr std::size_t longest_name = 100;   // characters
constexpr std::size_t longest_needs = 1000; // characters

result<people::changes> read_changes(http::request const& req)
{
    json_reader in(req.body);
    people::changes c;
    c.name = in.optional_text("name", 1, longest_name);
    c.language = in.optional_text("language", 2, 2);
    c.access_needs = in.optional_lines("access_needs", longest_needs);
    c.discreet_calendar = in.optional_flag("discreet_calendar");
    if (c.language && *c.language != "en" && *c.language != "cy") in.wrong("language", "must be en or cy");
    return in.finish(std::move(c));
}

std::string changed_text(people::changed const& c)
{
    return boost::json::serialize(boost::json::object{{"person", person_json(c.profile)}, {"seq", c.seq}});
}

struct me {
    people::profile profile;
    permissions::caller by;
};

result<me> look(storage::transaction& tx, asker const& who)
{
    auto const by = permissions::admit(tx, who.token, who.need, who.now);
    if (!by) return by.error();
    return me{*people::look(tx, by->person), *by};
}

std::string everything_text(personal_data::everything const& all)
{
    return boost::json::serialize(everything_json(all));
}

// Erasure needs a fresh code; a wrong one costs a try, which is committed: hence no refusal, but no number.
result<std::optional<std::int64_t>>
erase(storage::transaction& tx, people::person const& who, logins::attempt const& attempt, instant now)
{
    auto const right = logins::confirm(tx, who, attempt, now);
    if (!*right) return std::optional<std::int64_t>();
    auto const seq = personal_data::erase(tx, who, now);
    if (!seq) return seq.error();
    return std::optional(*seq);
}

} // namespace

// GET /api/me: also renews the login's idle time, so that whoever looks at pages stays signed in; while
// nothing can be written, it merely answers.
asio::awaitable<http::response> show_me(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(look, who);

    if (!found) co_return http::problem(found.error());
    if (found->by.renewal_due) co_await a.store.write(logins::renew, found->by.login, who.now);
    co_return http::json(http::status::ok, who_json(found->profile, found->by.person.permissions));
}

// PATCH /api/me
asio::awaitable<http::response> change_me(http::request& req, app& a)
{
    auto const changes = read_changes(req);
    if (!changes) co_return http::problem(changes.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<people::change, changed_text>, *who, *changes);

    co_return answered(text);
}

// POST /api/me/calendar
asio::awaitable<http::response> renew_calendar(http::request& req, app& a)
{
    auto who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());
    who->once = {}; // the token is kept nowhere, so it cannot be given twice

    auto const made = co_await a.store.write(reading<people::renew_calendar>, *who);

    if (!made) co_return http::problem(made.error());
    auto const below = a.settings.public_url + "/calendar/";
    co_return http::json(
        http::status::ok,
        boost::json::object{
            {"url", below + "my/" + made->token + ".ics"},
            {"opening_url", below + "opening/" + made->token + ".ics"},
            {"seq", made->seq}}
    );
}

// GET /api/me/data
asio::awaitable<http::response> export_me(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const text = co_await a.store.write(changing<personal_data::collect, everything_text>, who);

    auto whole = answered(text);
    co_return whole.with("Content-Disposition", "attachment; filename=\"my-data.json\"");
}

// POST /api/me/erase
asio::awaitable<http::response> erase_me(http::request& req, app& a)
{
    json_reader in(req.body);
    logins::attempt attempt{std::string(req.cookie(binding_cookie(a))), {}, in.text("code", 1, 40)};
    auto const given = in.finish(std::move(attempt));
    if (!given) co_return http::problem(given.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const seq = co_await a.store.write(reading<erase>, *who, *given);

    if (!seq) co_return http::problem(seq.error());
    if (!*seq) co_return http::problem(error{errc::wrong_code, "This code is not right, or not any more."});
    auto gone = http::json(http::status::ok, boost::json::object{{"seq", **seq}});
    co_return gone.with("Set-Cookie", cookie(a, login_cookie(a), "", seconds(0)));
}

} // namespace rowan::api
