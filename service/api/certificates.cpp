// What members take to their employers: the letter that asks for their release, and the certificate that they
// came, which anyone who holds it may verify.
#include "documents/certificates.hpp"
#include "api/json.hpp"
#include "api/signed_in.hpp"
#include "base/token.hpp"
#include "domain/attendance.hpp"

namespace rowan::api {

namespace {

// What a document needs of the house.
struct letterhead {
    std::string organisation;
    std::string page; // where certificates are verified
};

letterhead letterhead_of(app const& a)
{
    return {a.settings.organisation, a.settings.public_url + "/verify/"};
}

std::string venue_of(attendance::particulars const& p)
{
    bool const both = !p.venue_name.empty() && !p.venue_town.empty();
    return p.venue_name + (both ? ", " : "") + p.venue_town;
}

std::vector<documents::attended_day> days_of(attendance::record const& r)
{
    std::vector<documents::attended_day> days;
    for (auto const& d : r.days) days.push_back({d.starts_at, d.ends_at});
    return days;
}

// "ABCDEFGHJKLM" -> "ABCD-EFGH-JKLM"
std::string in_groups(std::string const& code)
{
    constexpr std::size_t group = 4;
    std::string shown;
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (at > 0 && at % group == 0) shown += '-';
        shown += code[at];
    }
    return shown;
}

result<std::string> draw_certificate(
    storage::transaction& tx,
    people::person const& who,
    std::string const& reference,
    letterhead const& head,
    instant now
)
{
    auto const r = attendance::certificate(tx, who, reference, now);
    if (!r) return r.error();
    auto const& p = r->particulars;
    documents::certificate const c{head.organisation, p.event_title,      p.name,   days_of(*r), p.time_zone,
                                   venue_of(p),       in_groups(r->code), head.page};
    return documents::certificate_pdf(c, now);
}

result<std::string> draw_release_letter(
    storage::transaction& tx,
    people::person const& who,
    std::string const& reference,
    letterhead const& head,
    instant now
)
{
    auto const r = attendance::release(tx, who, reference, now);
    if (!r) return r.error();
    auto const& p = r->particulars;
    documents::release_letter const l{head.organisation, p.contact,   p.name,      p.job_title, p.employer,
                                      p.event_title,     days_of(*r), p.time_zone, venue_of(p), p.reference};
    return documents::release_letter_pdf(l, now);
}

boost::json::object verified_json(attendance::record const& r)
{
    return {
        {"code", in_groups(r.code)},
        {"event", r.particulars.event_title},
        {"time_zone", r.particulars.time_zone},
        {"days", to_json(r.days)},
        {"hours", documents::hours_of(days_of(r))},
        {"initials", attendance::initials(r.particulars.name)}};
}

} // namespace

// GET /api/registrations/{}/release-letter.pdf
asio::awaitable<http::response> print_release_letter(http::request& req, app& a)
{
    auto const who = asker_of(req, a);
    auto const head = letterhead_of(a);

    auto page = co_await a.store.read(reading<draw_release_letter>, who, req.words[0], head);

    co_return file(std::move(page), "application/pdf", "release-letter.pdf");
}

// GET /api/registrations/{}/certificate.pdf. Two calls to the store: the first gives it its code, once.
asio::awaitable<http::response> print_certificate(http::request& req, app& a)
{
    auto const who = asker_of(req, a);
    auto const head = letterhead_of(a);

    auto const code = co_await a.store.write(reading<attendance::certify>, who, req.words[0]);
    if (!code) co_return http::problem(code.error());
    auto page = co_await a.store.read(reading<draw_certificate>, who, req.words[0], head);

    co_return file(std::move(page), "application/pdf", "certificate.pdf");
}

// GET /api/certificates/{}
asio::awaitable<http::response> verify_certificate(http::request& req, app& a)
{
    auto const code = normal_code(req.words[0]);
    auto const now = a.now();

    auto const found = co_await a.store.read(attendance::verify, code, now);

    if (!found) co_return http::problem(found.error());
    co_return http::json(http::status::ok, verified_json(*found));
}

} // namespace rowan::api
