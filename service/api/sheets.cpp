// Lists that are taken away: attendees for organisers, counts for caterers. That they were is in the ledger.
#include "api/attendee_sheet.hpp"
#include "api/desk.hpp"
#include "api/query.hpp"
#include "domain/stats.hpp"

#include <set>

namespace rowan::api {

namespace {

using permissions::desk;

constexpr std::string_view csv = "text/csv; charset=utf-8";
constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

constexpr std::size_t most_columns = 100, longest_column = 100; // the latter: characters

using writer = std::string (*)(documents::sheet const&);

struct wish {
    attendees::filter filter;
    attendees::order order;
    bool backwards;
    std::vector<std::string> columns; // none: all there are
    writer write;
    std::vector<std::string> chosen = {}; // references; none: all that match
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

// The same of a body that names whom it is for one by one: references are no matter for addresses.
result<wish> read_choice(http::request const& req, writer write)
{
    http::json_reader in(req.body);
    wish w{{}, {}, {}, {}, write, read_chosen(in)};
    if (w.chosen.empty()) in.wrong("chosen", "must name somebody");
    w.order = in.optional_word<attendees::order>("sort").value_or(attendees::order::name);
    w.backwards = in.optional_flag("backwards").value_or(false);
    w.columns =
        in.optional_texts("columns", most_columns, longest_column).value_or(std::vector<std::string>());
    return in.finish(std::move(w));
}

// Refuses: not_found, if one of those chosen is not of this event.
result<std::vector<attendees::entry>> entries_of(storage::transaction& tx, desk const& at, wish const& w)
{
    auto found = attendees::matching(tx, at.event, w.filter, w.order, w.backwards);
    if (w.chosen.empty()) return found;
    auto const named = attendees::chosen(tx, at.event, w.chosen);
    if (!named) return named.error();
    std::set<std::int64_t> wanted;
    for (auto const& one : *named) wanted.insert(one.id);
    std::erase_if(found, [&](auto const& one) { return !wanted.contains(one.id); });
    return found;
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
    auto const found = entries_of(tx, at, w);
    if (!found) return found.error();
    auto const columns = w.columns.empty() ? attendee_columns(attendees::asked(tx, at.event)) : w.columns;
    ledger::entry const done{
        .what = ledger::act::list_exported,
        .actor = at.who.person.id,
        .event = at.event,
        .detail = std::to_string(found->size()) + " attendees: " + joined(columns),
    };
    return ledger::note(tx, done, now);
}

// Read and written on a reader's thread: six thousand rows take longer than bookings should wait.
result<std::string> make(storage::transaction& tx, desk const& at, wish const& w, instant)
{
    auto const found = entries_of(tx, at, w);
    if (!found) return found.error();
    auto const questions = attendees::asked(tx, at.event);
    auto const rows = attendees::read(tx, at.event, *found);
    auto s = attendee_sheet(rows, w.columns.empty() ? attendee_columns(questions) : w.columns, questions);
    if (!s) return s.error();
    s->zone = events::terms_by_id(tx, at.event)->time_zone;
    return w.write(*s);
}

// Two calls to the store: the ledger has it before anybody has the list, and the writer does not wait for it.
asio::awaitable<http::response> export_list(http::request& req, app& a, bool workbook)
{
    auto const read = req.method == http::verb::post ? read_choice : read_wish;
    auto const w = read(req, workbook ? documents::xlsx_of : documents::csv_of);
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

// GET, POST /api/organise/events/{}/registrations.csv: all that match, or those whom the body names
asio::awaitable<http::response> export_csv(http::request& req, app& a)
{
    return export_list(req, a, false);
}

// GET, POST /api/organise/events/{}/registrations.xlsx
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
