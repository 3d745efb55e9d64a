// Tickets: the code for the door, and the page to print.
#include "documents/tickets.hpp"
#include "api/signed_in.hpp"
#include "documents/qr.hpp"
#include "domain/tickets.hpp"

namespace rowan::api {

namespace {

std::string joined(std::string const& one, std::string const& other)
{
    return one.empty() || other.empty() ? one + other : one + ", " + other;
}

documents::ticket printed(tickets::ticket const& t, std::string const& organisation)
{
    auto const& p = t.particulars;
    documents::ticket made{
        organisation,
        p.event_title,
        {},
        p.time_zone,
        p.venue_name,
        joined(p.venue_address, p.venue_town),
        p.venue_access,
        p.online,
        p.name,
        p.employer,
        p.reference,
        p.token,
        {},
    };
    for (auto const& d : t.days) made.days.push_back({d.starts_at, d.ends_at});
    for (auto const& w : t.workshops) made.workshops.push_back({w.title, w.room, w.starts_at, w.ends_at});
    return made;
}

// Drawn where it was read, on a reader's thread: the loop has others to serve.
result<std::string>
draw(storage::transaction& tx, people::person const& who, std::string const& reference, instant now)
{
    auto const found = tickets::find(tx, who, reference, now);
    if (!found) return found.error();
    return documents::qr_svg(found->particulars.token);
}

result<std::string> print(
    storage::transaction& tx,
    people::person const& who,
    std::string const& reference,
    std::string const& organisation,
    instant now
)
{
    auto const found = tickets::find(tx, who, reference, now);
    if (!found) return found.error();
    return documents::ticket_pdf(printed(*found, organisation), now);
}

} // namespace

// GET /api/registrations/{}/ticket.svg
asio::awaitable<http::response> show_ticket(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto picture = co_await a.store.read(reading<draw>, who, req.words[0]);

    co_return file(std::move(picture), "image/svg+xml");
}

// GET /api/registrations/{}/ticket.pdf
asio::awaitable<http::response> print_ticket(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto page = co_await a.store.read(reading<print>, who, req.words[0], a.settings.organisation);

    co_return file(std::move(page), "application/pdf", "ticket.pdf");
}

} // namespace rowan::api
