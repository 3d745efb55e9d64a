// People, as organisers find them and admins look after them.
#include "api/json.hpp"
#include "api/people_json.hpp"
#include "api/query.hpp"
#include "api/register_file.hpp"
#include "api/signed_in.hpp"
#include "domain/directory.hpp"
#include "domain/retention.hpp"
#include "domain/second_factors.hpp"
#include "http/json_reader.hpp"

#include <boost/json/serialize.hpp>

#include <sstream>

namespace rowan::api {

namespace {

using http::json_reader;

constexpr std::size_t most_limits = 50, longest_limit = 200;
constexpr std::size_t most_differences = 1000; // shown; the counts are of all

std::string everything_text(personal_data::everything const& all)
{
    return boost::json::serialize(everything_json(all));
}

boost::json::object found_json(directory::found const& f)
{
    auto object = to_json(f).as_object();
    object["permissions"] = words_to_json(f.permissions);
    return object;
}

boost::json::object card_json(directory::card const& c)
{
    return {
        {"id", c.reference},
        {"person", person_json(c.person)},
        {"permissions", words_to_json(c.may.permissions)},
        {"regions", to_json(c.may.regions)},
        {"series", to_json(c.may.series)},
        {"second_factor", c.second_factor},
        {"mail_refused", to_json(c.mail_refused)},
        {"bookings", to_json(c.bookings)}};
}

result<permissions::grants> read_grants(http::request const& req)
{
    json_reader in(req.body);
    permissions::grants g;
    if (!in.has("permissions")) in.wrong("permissions", "is needed");
    auto const none = std::vector<std::string>();
    for (auto const& word : in.optional_texts("permissions", 3, 20).value_or(none))
        g.permissions += (g.permissions.empty() ? "" : " ") + word;
    g.regions = in.optional_texts("regions", most_limits, longest_limit).value_or(none);
    g.series = in.optional_texts("series", most_limits, longest_limit).value_or(none);
    return in.finish(std::move(g));
}

boost::json::object report_json(membership::report const& r)
{
    boost::json::array differences;
    for (auto const& d : r.differences) {
        if (differences.size() == most_differences) break;
        boost::json::array fields;
        for (auto const& f : d.fields)
            fields.push_back(boost::json::object{{"name", f.name}, {"before", f.before}, {"after", f.after}});
        differences.push_back(boost::json::object{
            {"line", d.line},
            {"membership_number", d.membership_number},
            {"name", d.name},
            {"what", d.what},
            {"fields", std::move(fields)}});
    }
    auto object = to_json(r).as_object();
    object["differences"] = std::move(differences);
    return object;
}

std::string report_text(membership::report const& r)
{
    return boost::json::serialize(report_json(r));
}

using register_entries = std::vector<membership::entry>;

result<membership::report> examine_register(
    storage::transaction& tx,
    permissions::administrator const&,
    register_entries const& entries,
    bool const& lapse_absent,
    instant
)
{
    return membership::examine(tx, entries, lapse_absent);
}

result<membership::report> import_register(
    storage::transaction& tx,
    permissions::administrator const& by,
    register_entries const& entries,
    bool const& lapse_absent,
    instant now
)
{
    return membership::import_register(tx, entries, lapse_absent, now, by.person.id);
}

struct import_wish {
    bool run, lapse_absent;
};

result<import_wish> read_import(http::request const& req)
{
    query_reader in(req);
    import_wish const w{in.flag("run"), in.flag("lapse_absent")};
    return in.finish(w);
}

} // namespace

// GET /api/organise/people
asio::awaitable<http::response> search_people(http::request& req, app& a)
{
    auto const text = query_reader(req).text("q").value_or("");
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<directory::search>, who, text);

    if (!found) co_return http::problem(found.error());
    boost::json::array list;
    for (auto const& f : *found) {
        auto one = found_json(f);
        one["id"] = f.reference;
        one.erase("reference");
        list.push_back(std::move(one));
    }
    co_return http::json(http::status::ok, page_json("people", std::move(list)));
}

// GET /api/organise/people/{}
asio::awaitable<http::response> show_person(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<directory::look>, who, req.words[0]);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, card_json(*found));
}

// PUT /api/organise/people/{}/permissions
asio::awaitable<http::response> put_permissions(http::request& req, app& a)
{
    auto const wanted = read_grants(req);
    if (!wanted) co_return http::problem(wanted.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text =
        co_await a.store.write(changing<permissions::grant, seq_text>, *who, req.words[0], *wanted);

    co_return answered(text);
}

// POST /api/organise/people/{}/merge
asio::awaitable<http::response> merge_people(http::request& req, app& a)
{
    json_reader in(req.body);
    auto const other = in.finish(in.text("other", 1, 100));
    if (!other) co_return http::problem(other.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text =
        co_await a.store.write(changing<directory::merge, seq_text>, *who, req.words[0], *other);

    co_return answered(text);
}

// GET /api/organise/people/{}/data
asio::awaitable<http::response> export_person(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const text =
        co_await a.store.write(changing<directory::collect, everything_text>, who, req.words[0]);

    auto whole = answered(text);
    co_return whole.with("Content-Disposition", "attachment; filename=\"data.json\"");
}

// POST /api/organise/people/{}/erase
asio::awaitable<http::response> erase_person(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<directory::erase, seq_text>, *who, req.words[0]);

    co_return answered(text);
}

// POST /api/organise/people/{}/second-factor/reset
asio::awaitable<http::response> reset_second_factor(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<second_factors::reset, seq_text>, *who, req.words[0]);

    co_return answered(text);
}

// POST /api/organise/people/import: what the register's file would change; with ?run=true, changes it.
asio::awaitable<http::response> import_people(http::request& req, app& a)
{
    auto const wish = read_import(req);
    if (!wish) co_return http::problem(wish.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());
    membership::report unread;
    auto const entries = read_register(req.body, unread.problems);
    bool const lapse_absent = wish->lapse_absent;

    if (!wish->run || !unread.problems.empty()) {
        auto const found = co_await a.store.read(reading<examine_register>, *who, entries, lapse_absent);
        if (!found) co_return http::problem(found.error());
        co_return answered(report_text(unread.problems.empty() ? *found : unread));
    }
    auto const text =
        co_await a.store.write(changing<import_register, report_text>, *who, entries, lapse_absent);

    co_return answered(text);
}

// GET /api/organise/retention
asio::awaitable<http::response> show_retention(http::request& req, app& a)
{
    query_reader in(req);
    auto const until = in.finish(in.moment("until").value_or(a.now()));
    if (!until) co_return http::problem(until.error());
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<retention::outlook>, who, *until);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, to_json(*found));
}

} // namespace rowan::api
