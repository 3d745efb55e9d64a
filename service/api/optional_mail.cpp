// Stopping mail that is not about one's own booking, and starting it again, without signing in: whoever has
// the mail has its token.
#include "api/handlers.hpp"
#include "domain/messages.hpp"

namespace rowan::api {

namespace {

http::response done_or_refused(result<std::int64_t> const& done)
{
    if (!done) return http::problem(done.error());
    return {http::status::no_content, "Cache-Control: no-store\r\n", ""};
}

} // namespace

// GET /api/unsubscribe/{}: for mail programs that open the address instead of posting to it. The page has the
// button; the token goes on in the fragment, which is in nobody's log.
asio::awaitable<http::response> show_optional_mail(http::request& req, app& a)
{
    auto const page = a.settings.public_url + "/unsubscribe#" + req.words[0];
    http::response there{
        http::status::see_other, "Location: " + page + "\r\nCache-Control: no-store\r\n", ""};
    co_return there;
}

// POST /api/unsubscribe/{}: one click in a mail program (RFC 8058), or the button of the page.
asio::awaitable<http::response> stop_optional_mail(http::request& req, app& a)
{
    bool const wanted = false;

    auto const done = co_await a.store.write(messages::want_optional, req.words[0], wanted);

    co_return done_or_refused(done);
}

// POST /api/unsubscribe/{}/undo
asio::awaitable<http::response> start_optional_mail(http::request& req, app& a)
{
    bool const wanted = true;

    auto const done = co_await a.store.write(messages::want_optional, req.words[0], wanted);

    co_return done_or_refused(done);
}

} // namespace rowan::api
