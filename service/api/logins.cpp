// Signing in with a code, signing out, and the logins one has.
#include "api/json.hpp"
#include "api/people_json.hpp"
#include "api/signed_in.hpp"
#include "base/text.hpp"
#include "http/json_reader.hpp"

namespace rowan::api {

namespace {

using http::json_reader;

error slow_down(int wait)
{
    return {errc::too_many, "That was a lot at once. Please wait a moment.", {}, wait};
}

std::string read_email(json_reader& in)
{
    auto email = in.text("email", 3, 254);
    if (!email.empty() && !valid_email(email)) in.wrong("email", "must be an e-mail address");
    return email;
}

struct code_form {
    logins::attempt attempt;
};

result<logins::attempt> read_attempt(http::request const& req, app const& a)
{
    json_reader in(req.body);
    logins::attempt attempt{std::string(req.cookie(binding_cookie(a))), {}, in.text("code", 1, 40)};
    if (in.has("email")) attempt.email = read_email(in);
    return in.finish(std::move(attempt));
}

// The brakes on guessing: by client, and over all.
std::optional<error> tried_too_often(http::request const& req, app& a)
{
    if (!a.settings.limits) return std::nullopt;
    auto const now = a.steady_now();
    if (int const wait = a.limits.wrong_codes.wait("", now)) return slow_down(wait);
    if (int const wait = a.limits.tries.spend(req.client, now)) return slow_down(wait);
    return std::nullopt;
}

void note_wrong_code(app& a)
{
    auto const now = a.steady_now();
    a.limits.wrong_codes.spend("", now);
    if (a.limits.wrong_codes.wait("", now))
        a.journal.warn("too many wrong sign-in codes: none is taken for a while");
}

http::response wrong_code()
{
    return http::problem(error{
        errc::wrong_code, "This code is not right, or not any more. Codes last ten minutes."});
}

http::response sign_out_everywhere_or_here(app const& a)
{
    return http::no_content()
        .with("Set-Cookie", cookie(a, login_cookie(a), "", seconds(0)))
        .with("Clear-Site-Data", "\"storage\"");
}

} // namespace

// POST /api/sign-in
asio::awaitable<http::response> ask_for_code(http::request& req, app& a)
{
    json_reader in(req.body);
    auto const email = in.finish(read_email(in));
    if (!email) co_return http::problem(email.error());
    auto const wait = a.settings.limits ? a.limits.sign_ins.spend(req.client, a.steady_now()) : 0;
    if (wait) co_return http::problem(slow_down(wait));
    auto const now = a.now();

    auto const binding = co_await a.store.write(logins::ask, *email, a.settings.limits, now);

    if (!binding) co_return http::problem(binding.error());
    auto accepted = answered(std::string("{}"), http::status::accepted);
    co_return accepted.with("Set-Cookie", cookie(a, binding_cookie(a), *binding, logins::code_lasts));
}

// POST /api/sign-in/code
asio::awaitable<http::response> sign_in_with_code(http::request& req, app& a)
{
    auto const attempt = read_attempt(req, a);
    if (!attempt) co_return http::problem(attempt.error());
    if (auto const brake = tried_too_often(req, a)) co_return http::problem(*brake);
    auto const now = a.now();

    auto const done = co_await a.store.write(logins::redeem, *attempt, now);

    if (!done) co_return http::problem(done.error());
    if (!*done) {
        note_wrong_code(a);
        co_return wrong_code();
    }
    auto const& in = **done;
    auto welcome = http::json(http::status::ok, who_json(in.profile, in.person.permissions));
    welcome.with("Set-Cookie", cookie(a, login_cookie(a), in.token, logins::for_members.whole));
    co_return welcome.with("Set-Cookie", cookie(a, binding_cookie(a), "", seconds(0)));
}

// POST /api/sign-out
asio::awaitable<http::response> sign_out(http::request& req, app& a)
{
    json_reader in(req.body.empty() ? "{}" : req.body);
    auto const everywhere = in.finish(in.optional_flag("everywhere").value_or(false));
    if (!everywhere) co_return http::problem(everywhere.error());
    auto const who = asker_of(req, a);

    auto const ended = co_await a.store.write(logins::sign_out, who.token, *everywhere, who.now);

    if (!ended) co_return http::problem(ended.error());
    co_return sign_out_everywhere_or_here(a);
}

// GET /api/me/logins
asio::awaitable<http::response> list_logins(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const all = co_await a.store.read(reading<logins::of_person>, who, who.token);

    if (!all) co_return http::problem(all.error());
    boost::json::array list;
    for (auto const& l : *all) {
        auto one = to_json(l).as_object();
        one["id"] = l.reference;
        one.erase("reference");
        list.push_back(std::move(one));
    }
    co_return http::json(
        http::status::ok, boost::json::object{{"logins", std::move(list)}, {"next", nullptr}}
    );
}

// POST /api/me/logins/{}/end
asio::awaitable<http::response> end_login(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const ended = co_await a.store.write(reading<logins::end_one>, *who, req.words[0]);

    if (!ended) co_return http::problem(ended.error());
    co_return http::no_content();
}

} // namespace rowan::api
