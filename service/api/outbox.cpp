// The outbox: what waits, what failed and why; to be tried again, or not to be sent.
#include "domain/outbox.hpp"
#include "api/json.hpp"
#include "api/query.hpp"
#include "api/signed_in.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

struct wish {
    outbox::state which;
    std::int64_t before;
};

result<wish> read_wish(http::request const& req)
{
    query_reader in(req);
    wish const w{in.word<outbox::state>("state").value_or(outbox::state::failed), in.cursor()};
    return in.finish(w);
}

boost::json::object entry_json(outbox::entry const& e)
{
    auto object = to_json(e).as_object();
    object["reference"] = messages::reference_of(e.created_at, e.id);
    object.erase("id");
    return object;
}

boost::json::object page_of(outbox::page const& p)
{
    boost::json::array list;
    for (auto const& e : p.messages) list.push_back(entry_json(e));
    auto page = page_json("messages", std::move(list), p.next);
    boost::json::object counts;
    for (auto const which :
         {outbox::state::waiting, outbox::state::sent, outbox::state::failed, outbox::state::expired,
          outbox::state::cancelled}) {
        auto const found = p.seen.counts.find(which);
        counts[boost::describe::enum_to_string(which, "")] = found == p.seen.counts.end() ? 0 : found->second;
    }
    page["counts"] = std::move(counts);
    page["waiting_since"] = to_json(p.seen.waiting_since);
    page["trouble"] = to_json(p.seen.trouble);
    return page;
}

std::string retried_text(outbox::retried const& r)
{
    return boost::json::serialize(boost::json::object{{"count", r.count}, {"seq", r.seq}});
}

} // namespace

// GET /api/organise/outbox
asio::awaitable<http::response> show_outbox(http::request& req, app& a)
{
    auto const w = read_wish(req);
    if (!w) co_return http::problem(w.error());
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<outbox::show>, who, w->which, w->before);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, page_of(*found));
}

// POST /api/organise/outbox/retry
asio::awaitable<http::response> retry_mail(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<outbox::retry_all, retried_text>, *who);

    co_return answered(text);
}

// POST /api/organise/outbox/{}/retry
asio::awaitable<http::response> retry_message(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<outbox::retry, seq_text>, *who, req.words[0]);

    co_return answered(text);
}

// POST /api/organise/outbox/{}/cancel
asio::awaitable<http::response> cancel_message(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<outbox::cancel, seq_text>, *who, req.words[0]);

    co_return answered(text);
}

} // namespace rowan::api
