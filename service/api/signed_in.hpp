// Who asks, and running domain functions for them: who somebody is, what they may and what they do is one
// transaction.
#pragma once

#include "api/handlers.hpp"
#include "domain/answered_requests.hpp"
#include "domain/logins.hpp"
#include "domain/permissions.hpp"

namespace rowan::api {

// The login's cookie: __Host- where there is TLS, a plain name where there is none.
std::string_view login_cookie(app const&);
std::string_view binding_cookie(app const&); // binds a code to the browser that asked for it

// A Set-Cookie line's value (RFC 6265bis): host only, HttpOnly, SameSite=Strict, Secure under TLS. age 0
// removes it.
std::string cookie(app const&, std::string_view name, std::string const& value, seconds age);

// The login's token: of `Authorization: Bearer`, for programs, or of the cookie; empty if there is none.
std::string token_of(http::request const&, app const&);

// Whether a request that would change something carries a cookie and comes from another site, or does not say
// whence: Sec-Fetch-Site decides, then Origin (OWASP CSRF prevention; api.md).
bool from_another_site(http::request const&, app const&);

// Who asks, and what for; what a job needs of a request.
struct asker {
    std::string token;
    permissions::need need; // of the route
    answered_requests::request once;
    instant now;
};

asker asker_of(http::request const&, app const&);

// The asker of a change. Refuses: invalid (an ill-formed Idempotency-Key), too_many (changes of one login).
result<asker> changer_of(http::request const&, app&);

// What a domain function is told of whoever asks: the type of its second parameter.
template <class> struct told;
template <class Made, class Who, class... Rest>
struct told<Made (*)(storage::transaction&, Who const&, Rest...)> {
    using who = Who;
    using made = Made;
};

// An event's slug is the first of the arguments of what is done at its desk.
template <auto F, class... Args>
auto run_at_desk(
    storage::transaction& tx,
    permissions::organiser const& who,
    instant now,
    std::string const& slug,
    Args const&... args
) -> typename told<decltype(F)>::made
{
    auto const desk = permissions::at_desk(tx, who, slug);
    if (!desk) return desk.error();
    return F(tx, *desk, args..., now);
}

// F(tx, who, args..., now), with whoever asks in the words that F asks for.
template <auto F, class... Args>
auto run_as(storage::transaction& tx, permissions::caller const& by, instant now, Args const&... args) ->
    typename told<decltype(F)>::made
{
    using who = typename told<decltype(F)>::who;
    if constexpr (std::is_same_v<who, people::person>)
        return F(tx, by.person, args..., now);
    else if constexpr (std::is_same_v<who, permissions::caller>)
        return F(tx, by, args..., now);
    else if constexpr (std::is_same_v<who, permissions::administrator>)
        return F(tx, permissions::as_administrator(by), args..., now);
    else if constexpr (std::is_same_v<who, permissions::organiser>)
        return F(tx, permissions::as_organiser(tx, by), args..., now);
    else
        return run_at_desk<F>(tx, permissions::as_organiser(tx, by), now, args...);
}

// For store.read: F for whoever asks. F takes a person, the caller whole, an administrator, an organiser, or
// a desk: the first
// argument then is the event's slug, and F is given the others. Refuses besides: what permissions::admit
// refuses.
template <auto F> struct reading_as {
    template <class... Args>
    auto operator()(storage::transaction& tx, asker const& who, Args const&... args) const ->
        typename told<decltype(F)>::made
    {
        auto const by = permissions::admit(tx, who.token, who.need, who.now);
        if (!by) return by.error();
        return run_as<F>(tx, *by, who.now, args...);
    }
};
template <auto F> inline constexpr reading_as<F> reading{};

// For store.write: the same, and what came of it as the JSON text that Render makes of it. The same
// Idempotency-Key again gives that text again and does nothing (C9).
template <auto F, auto Render> struct changing_as {
    template <class... Args>
    result<std::string> operator()(storage::transaction& tx, asker const& who, Args const&... args) const
    {
        auto const by = permissions::admit(tx, who.token, who.need, who.now);
        if (!by) return by.error();
        if (by->renewal_due) logins::renew(tx, by->login, who.now);
        auto const person = by->person.id;
        if (!who.once.key.empty()) {
            auto const before = answered_requests::find(tx, person, who.once, who.now);
            if (!before) return before.error();
            if (*before) return **before;
        }
        auto const made = run_as<F>(tx, *by, who.now, args...);
        if (!made) return made.error();
        std::string text = Render(*made);
        if (!who.once.key.empty()) answered_requests::keep(tx, person, who.once, text, who.now);
        return text;
    }
};
template <auto F, auto Render> inline constexpr changing_as<F, Render> changing{};

// The answer to a change of which nothing but the ledger's number is told.
std::string seq_text(std::int64_t seq);

// An answer of JSON that is text already, or the refusal.
http::response answered(result<std::string> const&, http::status = http::status::ok);

// An answer of other bytes, or the refusal: shown, or kept under a name, which tells nothing of anybody.
http::response file(result<std::string>, std::string_view type, std::string_view name = {});

} // namespace rowan::api
