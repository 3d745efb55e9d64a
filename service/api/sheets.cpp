// Lists that are taken away: attendees for organisers, counts for caterers. That they were is in the ledger.
#include "api/attendee_sheet.hpp"
#include "api/desk.hpp"
#include "api/query.hpp"
#include "domain/stats.hpp"

namespace rowan::api {

namespace {

using permissions::desk;

constexpr std::string_view csv = "text/csv; charset=utf-8";
constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

using writer = std::string (*)(documents::sheet const&);

struct wish {
    attendees::filter filter;
    attendees::order order;
    bool backwards;
    std::vector<std::string> columns; // none: all there are
    writer write;
};

std::vector<std::string> words_of(std::string_view list)
{
    std::vector<std::string> words;
    while (!list.empty()) {
        auto const word = list.substr(0, list.find(','));
        if (!word.empty()) words.emplace_back(word);
        list.remove_prefix(std::min(list.size(), word.size() + 1));
    }
    return words;
}

result<wish> read_wish(http::request const& req, writer write)
{
    std::vector<field_error> wrong;
    query_reader in(req);
    wish w{filter_of(req, wrong), {}, {}, {}, write};
    w.order = in.word<attendees::order>("sort").value_or(attendees::order::name);
    w.backwards = in.flag("backwards");
    w.columns = words_of(in.text("columns").value_or(""));
    for (auto const& f : wrong) in.wrong(f.pointer.substr(1), f.detail);
    return in.finish(std::move(w));
}

std::string joined(std::vector<std::string> const& words)
{
    std::string line;
    for (auto const& w : words) line += (line.empty() ? "" : ",") + w;
    return line;
}

// The ledger tells how many and which columns; not what was looked for, which may be a name.
result<std::int64_t> note(storage::transaction& tx, desk const& at, wish const& w, instant now)
{
    auto const count = attendees::matching(tx, at.event, w.filter, w.order).size();
    auto const columns = w.columns.empty() ? attendee_columns(attendees::asked(tx, at.event)) : w.columns;
    ledger::entry const done{
        .what = ledger::act::list_exported,
        .actor = at.who.person.id,
        .event = at.event,
        .detail = std::to_string(count) + " attendees: " + joined(columns),
    };
    return ledger::note(tx, done, now);
}

// Read and written on a reader's thread: six thousand rows take longer than bookings should wait.
result<std::string> make(storage::transaction& tx, desk const& at, wish const& w, instant)
{
    auto const questions = attendees::asked(tx, at.event);
    auto const rows =
        attendees::read(tx, at.event, attendees::matching(tx, at.event, w.filter, w.order, w.backwards));
    auto s = attendee_sheet(rows, w.columns.empty() ? attendee_columns(questions) : w.columns, questions);
    if (!s) return s.error();
    s->zone = events::terms_by_id(tx, at.event)->time_zone;
    return w.write(*s);
}

// Two calls to the store: the ledger has it before anybody has the list, and the writer does not wait for it.
asio::awaitable<http::response> export_list(http::request& req, app& a, bool workbook)
{
    auto const w = read_wish(req, workbook ? documents::xlsx_of : documents::csv_of);
    if (!w) co_return http::problem(w.error());
    auto const who = asker_of(req, a);

    auto const noted = co_await a.store.write(reading<note>, who, req.words[0], *w);
    if (!noted) co_return http::problem(noted.error());
    auto const bytes = co_await a.store.read(reading<make>, who, req.words[0], *w);

    if (!bytes) co_return http::problem(bytes.error());
    co_return file(*bytes, workbook ? xlsx : csv, workbook ? "attendees.xlsx" : "attendees.csv");
}

result<std::string> count(storage::transaction& tx, desk const& at, writer write, instant now)
{
    documents::sheet s{{"Question", "Answer", "Count"}, {}};
    auto const board = stats::look(tx, at.event, now);
    auto const places = board->counts.find(registrations::state::registered);
    auto const registered = places == board->counts.end() ? 0 : places->second;
    s.rows.push_back({std::string("Places taken"), std::string(), registered});
    for (auto const& a : stats::answers(tx, at.event)) s.rows.push_back({a.label, a.answer, a.count});
    return write(s);
}

asio::awaitable<http::response> export_counts(http::request& req, app& a, bool workbook)
{
    auto const who = asker_of(req, a);
    writer const write = workbook ? documents::xlsx_of : documents::csv_of;

    auto const bytes = co_await a.store.read(reading<count>, who, req.words[0], write);

    if (!bytes) co_return http::problem(bytes.error());
    co_return file(*bytes, workbook ? xlsx : csv, workbook ? "counts.xlsx" : "counts.csv");
}

} // namespace

// GET /api/organise/events/{}/registrations.csv
asio::awaitable<http::response> export_csv(http::request& req, app& a)
{
    return export_list(req, a, false);
}

// GET /api/organise/events/{}/registrations.xlsx
asio::awaitable<http::response> export_xlsx(http::request& req, app& a)
{
    return export_list(req, a, true);
}

// GET /api/organise/events/{}/counts.csv
asio::awaitable<http::response> export_counts_csv(http::request& req, app& a)
{
    return export_counts(req, a, false);
}

// GET /api/organise/events/{}/counts.xlsx
asio::awaitable<http::response> export_counts_xlsx(http::request& req, app& a)
{
    return export_counts(req, a, true);
}

} // namespace rowan::api
