// Events as organisers handle them. What changes one names the revision that was seen: If-Match.
#include "api/event_forms.hpp"
#include "api/query.hpp"
#include "api/signed_in.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

constexpr std::size_t longest_reason = 1000; // characters

result<organising::filter> read_filter(http::request const& req)
{
    query_reader in(req);
    organising::filter f;
    f.past = in.flag("past");
    f.status = in.word<events::status>("status");
    f.text = in.text("q");
    f.after = in.cursor();
    return in.finish(f);
}

std::string made_text(editing::made const& m)
{
    return boost::json::serialize(boost::json::object{{"slug", m.slug}, {"seq", m.seq}});
}

std::string copies_text(event_lives::copies const& c)
{
    boost::json::array slugs;
    for (auto const& s : c.slugs) slugs.push_back(boost::json::string(s));
    return boost::json::serialize(boost::json::object{{"slugs", std::move(slugs)}, {"seq", c.seq}});
}

// Who changes what of which event, seen at which revision; or the answer to one who does not say.
struct edit {
    asker who;
    std::string slug;
    std::int64_t revision = 0;
};

std::variant<edit, http::response> read_edit(http::request const& req, app& a)
{
    auto const revision = read_revision(req);
    if (!revision) return http::problem(revision.error());
    if (!*revision)
        return http::problem(
            http::status::precondition_required, "If-Match has to say which revision of the event was seen."
        );
    auto const who = changer_of(req, a);
    if (!who) return http::problem(who.error());
    return edit{*who, req.words[0], **revision};
}

http::response after_edit(result<std::string> const& text)
{
    auto answer = answered(text);
    if (!text) return answer;
    auto const revision = boost::json::parse(*text).at("revision").as_int64();
    return answer.with("ETag", revision_tag(revision));
}

} // namespace

// GET /api/organise/events
asio::awaitable<http::response> list_own_events(http::request& req, app& a)
{
    auto const f = read_filter(req);
    if (!f) co_return http::problem(f.error());
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<organising::events>, who, *f);

    if (!found) co_return http::problem(found.error());
    boost::json::array list;
    for (auto const& e : found->events) list.push_back(listed_json(e));
    co_return http::json(http::status::ok, page_json("events", std::move(list), found->next));
}

// POST /api/organise/events
asio::awaitable<http::response> create_event(http::request& req, app& a)
{
    auto const wanted = read_event(req);
    if (!wanted) co_return http::problem(wanted.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<editing::create, made_text>, *who, *wanted);

    co_return answered(text, http::status::created);
}

// GET /api/organise/events/{}
asio::awaitable<http::response> show_own_event(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<editing::look>, who, req.words[0]);

    if (!found) co_return http::problem(found.error());
    auto shown = http::json(http::status::ok, whole_json(*found));
    co_return shown.with("ETag", revision_tag(found->revision));
}

// PATCH /api/organise/events/{}
asio::awaitable<http::response> change_event(http::request& req, app& a)
{
    auto const wanted = read_event(req);
    if (!wanted) co_return http::problem(wanted.error());
    auto edit_or_not = read_edit(req, a);
    if (auto* refused = std::get_if<http::response>(&edit_or_not)) co_return std::move(*refused);
    auto const& e = std::get<edit>(edit_or_not);

    auto const text =
        co_await a.store.write(changing<editing::change, changed_text>, e.who, e.slug, e.revision, *wanted);

    co_return after_edit(text);
}

// PUT /api/organise/events/{}/workshops
asio::awaitable<http::response> put_workshops(http::request& req, app& a)
{
    auto const wanted = read_programme(req);
    if (!wanted) co_return http::problem(wanted.error());
    auto edit_or_not = read_edit(req, a);
    if (auto* refused = std::get_if<http::response>(&edit_or_not)) co_return std::move(*refused);
    auto const& e = std::get<edit>(edit_or_not);

    auto const text =
        co_await a.store.write(changing<programmes::put, changed_text>, e.who, e.slug, e.revision, *wanted);

    co_return after_edit(text);
}

// PUT /api/organise/events/{}/questions
asio::awaitable<http::response> put_questions(http::request& req, app& a)
{
    auto const wanted = read_questions(req);
    if (!wanted) co_return http::problem(wanted.error());
    auto edit_or_not = read_edit(req, a);
    if (auto* refused = std::get_if<http::response>(&edit_or_not)) co_return std::move(*refused);
    auto const& e = std::get<edit>(edit_or_not);

    auto const text = co_await a.store.write(
        changing<questionnaires::put, changed_text>, e.who, e.slug, e.revision, *wanted
    );

    co_return after_edit(text);
}

// POST /api/organise/events/{}/publish
asio::awaitable<http::response> publish_event(http::request& req, app& a)
{
    auto edit_or_not = read_edit(req, a);
    if (auto* refused = std::get_if<http::response>(&edit_or_not)) co_return std::move(*refused);
    auto const& e = std::get<edit>(edit_or_not);

    auto const text =
        co_await a.store.write(changing<event_lives::publish, changed_text>, e.who, e.slug, e.revision);

    co_return after_edit(text);
}

// POST /api/organise/events/{}/cancel
asio::awaitable<http::response> cancel_event(http::request& req, app& a)
{
    http::json_reader in(req.body);
    auto const reason = in.finish(in.text("reason", 1, longest_reason));
    if (!reason) co_return http::problem(reason.error());
    auto edit_or_not = read_edit(req, a);
    if (auto* refused = std::get_if<http::response>(&edit_or_not)) co_return std::move(*refused);
    auto const& e = std::get<edit>(edit_or_not);

    auto const text = co_await a.store.write(
        changing<event_lives::cancel, changed_text>, e.who, e.slug, e.revision, *reason
    );

    co_return after_edit(text);
}

// POST /api/organise/events/{}/duplicate
asio::awaitable<http::response> duplicate_event(http::request& req, app& a)
{
    auto const runs = read_runs(req);
    if (!runs) co_return http::problem(runs.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text =
        co_await a.store.write(changing<event_lives::duplicate, copies_text>, *who, req.words[0], *runs);

    co_return answered(text, http::status::created);
}

} // namespace rowan::api
