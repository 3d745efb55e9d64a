// Booking, and what one does with one's bookings.
#include "api/json.hpp"
#include "api/registration_json.hpp"
#include "api/signed_in.hpp"
#include "base/text.hpp"
#include "http/json_reader.hpp"

namespace rowan::api {

namespace {

using http::json_reader;

constexpr std::size_t longest_name = 100; // characters, also of an employer
constexpr std::size_t most_workshops = 20;
constexpr std::size_t longest_slug = 100;
constexpr std::size_t most_answers = 50;

std::optional<std::string> read_text(boost::json::value const& v)
{
    if (!v.is_string()) return std::nullopt;
    std::string text(v.as_string());
    if (has_controls(text, true)) return std::nullopt;
    return text;
}

// An answer's shape; whether it fits its question is the domain's to say. No value: it has no shape of an
// answer.
std::optional<questions::given> read_answer(boost::json::value const& v)
{
    if (v.is_bool()) return v.as_bool();
    if (auto text = read_text(v)) return std::move(*text);
    if (!v.is_array()) return std::nullopt;
    std::vector<std::string> texts;
    for (auto const& one : v.as_array()) {
        auto text = read_text(one);
        if (!text) return std::nullopt;
        texts.push_back(std::move(*text));
    }
    return texts;
}

questions::answers read_answers(json_reader& in)
{
    questions::answers answers;
    auto const* given = in.optional_object("answers");
    if (!given) return answers;
    if (given->size() > most_answers) in.wrong("answers", "must be at most " + std::to_string(most_answers));
    for (auto const& [key, value] : *given) {
        auto const pointer = "answers/" + pointer_step(key);
        if (auto answer = read_answer(value))
            answers.emplace(std::string(key), std::move(*answer));
        else
            in.wrong(pointer, "must be text, a list of texts, true or false");
    }
    return answers;
}

result<registrations::form> read_form(http::request const& req)
{
    json_reader in(req.body.empty() ? "{}" : req.body);
    registrations::form f;
    f.name = in.optional_text("name", 1, longest_name);
    f.employer = in.optional_text("employer", 0, longest_name);
    f.answers = read_answers(in);
    auto places = in.optional_texts("workshops", most_workshops, longest_slug);
    auto waiting = in.optional_texts("workshops_waiting", most_workshops, longest_slug);
    if (places || waiting)
        f.workshops = workshops::wish{
            std::move(places).value_or(std::vector<std::string>()),
            std::move(waiting).value_or(std::vector<std::string>())};
    return in.finish(std::move(f));
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
        http::status::ok,
        boost::json::object{
            {"registrations", std::move(list)},
            {"next",          nullptr        }
    }
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
        http::status::ok,
        boost::json::object{
            {"history", to_json(*all)},
            {"next",    nullptr      }
    }
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

} // namespace rowan::api
