// Attendees who come in a file.
#include "domain/guest_list.hpp"

#include "api/desk.hpp"
#include "api/json.hpp"
#include "api/query.hpp"
#include "documents/csv.hpp"

#include <boost/json/serialize.hpp>

#include <cstdlib>

namespace rowan::api {

namespace {

using guest_list::line;
using permissions::desk;

struct column {
    char const* name;
    std::vector<std::string_view> names;
    bool required;
    std::string line::*member;
};

std::vector<column> columns()
{
    return {
        {"email", {"email", "e_mail"}, true, &line::email},
        {"name", {"name", "full_name"}, false, &line::name},
        {"employer", {"employer", "organisation"}, false, &line::employer},
    };
}

// The lines of a file; what is wrong with its columns are problems, too.
std::vector<line> lines_of(documents::csv const& file, std::vector<membership::problem>& problems)
{
    std::vector<line> lines;
    for (auto const& row : file.rows) lines.push_back({.number = row.line});
    for (auto const& c : columns()) {
        auto const places = documents::places_of(file, c.names);
        if (places.size() > 1) problems.push_back({1, std::string("has more than one column ") + c.name});
        if (places.empty() && c.required) problems.push_back({1, std::string("has no column ") + c.name});
        if (places.size() != 1) continue;
        for (std::size_t n = 0; n < lines.size(); ++n)
            lines[n].*c.member = file.rows[n].cells[places.front()];
    }
    return lines;
}

struct upload {
    std::vector<line> lines;
    std::vector<membership::problem> problems; // of the file itself
    bool dry_run, notify;
};

result<upload> read_upload(http::request const& req)
{
    query_reader in(req);
    upload u{{}, {}, in.flag("dry_run"), in.text("notify") != "false"};
    auto const csv = documents::read_csv(req.body);
    if (csv) {
        u.lines = lines_of(*csv, u.problems);
        return in.finish(std::move(u));
    }
    for (auto const& f : csv.error().fields)
        u.problems.push_back({std::atoi(f.pointer.substr(f.pointer.rfind('/') + 1).c_str()), f.detail});
    return in.finish(std::move(u));
}

// Problems are what was asked for, not a refusal: the organiser reads them line by line.
result<guest_list::report> run(storage::transaction& tx, desk const& at, upload const& u, instant now)
{
    if (!u.problems.empty()) return guest_list::report{0, 0, u.problems, 0};
    if (u.dry_run) return guest_list::examine(tx, at.slug, u.lines, now);
    ledger::decision const by{at.who.person.id, "", u.notify};
    return guest_list::add(tx, by, at.slug, u.lines, now);
}

std::string report_text(guest_list::report const& r)
{
    return boost::json::serialize(to_json(r));
}

} // namespace

// POST /api/organise/events/{}/registrations/import
asio::awaitable<http::response> import_attendees(http::request& req, app& a)
{
    auto const what = read_upload(req);
    if (!what) co_return http::problem(what.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<run, report_text>, *who, req.words[0], *what);

    co_return answered(text);
}

} // namespace rowan::api
