// Who asks, and running domain functions for them: who somebody is, what they may and what they do is one
// transaction, so a permission withdrawn a moment ago is gone (ASVS 8.3.2).
#pragma once

#include "api/handlers.hpp"
#include "domain/answered_requests.hpp"
#include "domain/logins.hpp"

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
    answered_requests::request once;
    instant now;
};

asker asker_of(http::request const&, app const&);

// The asker of a change. Refuses: invalid (an ill-formed Idempotency-Key), too_many (changes of one login).
result<asker> changer_of(http::request const&, app&);

// For store.read: F(tx, person, args..., now) for whoever asks. Refuses besides: not_signed_in.
template <auto F> struct reading_as {
    template <class... Args>
    auto operator()(storage::transaction& tx, asker const& who, Args const&... args) const
        -> decltype(F(tx, std::declval<people::person const&>(), args..., who.now))
    {
        auto const person = logins::identify(tx, who.token, who.now);
        if (!person) return person.error();
        return F(tx, *person, args..., who.now);
    }
};
template <auto F> inline constexpr reading_as<F> reading{};

// For store.write: the same, and what came of it as the JSON text that Render makes of it. The same
// Idempotency-Key again gives that text again and does nothing (C9).
template <auto F, auto Render> struct changing_as {
    template <class... Args>
    result<std::string> operator()(storage::transaction& tx, asker const& who, Args const&... args) const
    {
        auto const person = logins::renew(tx, who.token, who.now);
        if (!person) return person.error();
        if (!who.once.key.empty()) {
            auto const before = answered_requests::find(tx, person->id, who.once, who.now);
            if (!before) return before.error();
            if (*before) return **before;
        }
        auto const made = F(tx, *person, args..., who.now);
        if (!made) return made.error();
        std::string text = Render(*made);
        if (!who.once.key.empty()) answered_requests::keep(tx, person->id, who.once, text, who.now);
        return text;
    }
};
template <auto F, auto Render> inline constexpr changing_as<F, Render> changing{};

// An answer of JSON that is text already, or the refusal.
http::response answered(result<std::string> const&, http::status = http::status::ok);

// An answer of other bytes, or the refusal: shown, or kept under a name, which tells nothing of anybody.
http::response file(result<std::string>, std::string_view type, std::string_view name = {});

} // namespace rowan::api
