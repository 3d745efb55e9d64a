// Booking, and what one does with one's bookings.
#include "api/form.hpp"
#include "api/json.hpp"
#include "api/registration_json.hpp"
#include "api/signed_in.hpp"

namespace rowan::api {

namespace {

using http::json_reader;

result<registrations::form> read_form(http::request const& req)
{
    json_reader in(req.body.empty() ? "{}" : req.body);
    auto f = api::read_form(in);
    return in.finish(std::move(f));
}

result<registrations::release> read_release(http::request const& req)
{
    json_reader in(req.body);
    auto const said = in.optional_word<registrations::release>("release");
    if (!said) in.wrong("release", "must be one of: unasked, requested, agreed, refused");
    return in.finish(said.value_or(registrations::release::unasked));
}

// The three changes that take nothing but a reference.
template <auto Change> asio::awaitable<http::response> change_state(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<Change, registration_text>, *who, req.words[0]);

    co_return answered(text);
}

} // namespace

// POST /api/events/{}/registrations
asio::awaitable<http::response> create_registration(http::request& req, app& a)
{
    auto const form = read_form(req);
    if (!form) co_return http::problem(form.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text =
        co_await a.store.write(changing<registrations::place, registration_text>, *who, req.words[0], *form);

    co_return answered(text, http::status::created);
}

// GET /api/registrations
asio::awaitable<http::response> list_registrations(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const all = co_await a.store.read(reading<registrations::of_person>, who);

    if (!all) co_return http::problem(all.error());
    boost::json::array list;
    for (auto const& r : *all) list.push_back(registration_json(r));
    co_return http::json(
        http::status::ok, boost::json::object{{"registrations", std::move(list)}, {"next", nullptr}}
    );
}

// GET /api/registrations/{}
asio::awaitable<http::response> show_registration(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<registrations::find>, who, req.words[0]);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, registration_json(*found));
}

// PATCH /api/registrations/{}
asio::awaitable<http::response> change_registration(http::request& req, app& a)
{
    auto const form = read_form(req);
    if (!form) co_return http::problem(form.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text =
        co_await a.store.write(changing<registrations::change, registration_text>, *who, req.words[0], *form);

    co_return answered(text);
}

// GET /api/registrations/{}/history
asio::awaitable<http::response> show_history(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const all = co_await a.store.read(reading<registrations::history>, who, req.words[0]);

    if (!all) co_return http::problem(all.error());
    co_return http::json(
        http::status::ok, boost::json::object{{"history", to_json(*all)}, {"next", nullptr}}
    );
}

// POST /api/registrations/{}/cancel
asio::awaitable<http::response> cancel_registration(http::request& req, app& a)
{
    return change_state<registrations::cancel>(req, a);
}

// POST /api/registrations/{}/accept
asio::awaitable<http::response> accept_registration(http::request& req, app& a)
{
    return change_state<registrations::accept>(req, a);
}

// POST /api/registrations/{}/decline
asio::awaitable<http::response> decline_registration(http::request& req, app& a)
{
    return change_state<registrations::decline>(req, a);
}

// POST /api/registrations/{}/release
asio::awaitable<http::response> note_release(http::request& req, app& a)
{
    auto const said = read_release(req);
    if (!said) co_return http::problem(said.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(
        changing<registrations::note_release, registration_text>, *who, req.words[0], *said
    );

    co_return answered(text);
}

} // namespace rowan::api
