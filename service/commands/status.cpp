// rowan status: how everything is, at one glance.
#include "commands/commands.hpp"
#include "commands/copies.hpp"
#include "commands/existing_database.hpp"
#include "commands/readiness.hpp"
#include "domain/outbox.hpp"
#include "domain/upkeep.hpp"
#include "storage/sqlite_files.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <iostream>

namespace rowan::commands {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

// From when on something is unwell, or worth a word.
constexpr seconds backup_is_old = hours(26); // one a day, and two hours for it
constexpr seconds rehearsal_is_old = days(180);
constexpr seconds follower_is_behind = minutes(5);
constexpr seconds mail_is_late = minutes(15);
constexpr std::uintmax_t little_room = 512 * 1024 * 1024;

struct line {
    char const* name;
    std::string words;
    bool well;
    json::object facts; // the same for programs
};

struct asked {
    config const& settings;
    storage::sqlite_transaction& db;
    instant now;
};

// "3 days", "26 hours", "5 minutes": the largest unit of which there are two.
std::string ago(seconds age)
{
    for (auto const& [unit, name] :
         {std::pair<seconds, char const*>{days(1), "days"}, {hours(1), "hours"}, {minutes(1), "minutes"}}) {
        if (age >= 2 * unit) return fmt::format("{} {}", age / unit, name);
    }
    return fmt::format("{} seconds", std::max<seconds::rep>(0, age.count()));
}

json::value moment(std::optional<instant> at)
{
    return at ? json::value(rfc3339(*at)) : json::value(nullptr);
}

line service_line(asked const& q)
{
    auto const& c = q.settings;
    auto const where = fmt::format("{}:{}", c.address, c.port);
    auto const r = ask_readiness(c.address, c.port);
    bool const well = r.status == 200;
    auto const words = !r.listens ? "nobody listens on " + where
                       : well     ? "answers on " + where
                       : r.status ? fmt::format("says on {} that it is unwell ({})", where, r.status)
                                  : "does not answer on " + where;
    return {"service", words, well, {{"listens", r.listens}, {"status", r.status}}};
}

line database_line(asked const& q)
{
    auto const size = fs::file_size(q.settings.database);
    auto const pending = storage::pending_migrations(q.db).size();
    auto words = megabytes(size);
    if (pending > 0) words += fmt::format("; its schema is older: run rowan migrate ({} to apply)", pending);
    return {"database", words, pending == 0, {{"bytes", size}, {"pending_migrations", pending}}};
}

line disk_line(asked const& q)
{
    auto const room = fs::space(storage::folder_of(q.settings.database)).available;
    auto const needed = std::max(little_room, 2 * fs::file_size(q.settings.database)); // a copy, and the log
    bool const well = room >= needed;
    return {
        "free disk",
        megabytes(room) + (well ? "" : ": too little for a copy and to go on"),
        well,
        {{"bytes", room}}};
}

line backup_line(asked const& q)
{
    auto const last = upkeep::last(q.db, upkeep::task::backed_up);
    bool const well = last && q.now - last->at <= backup_is_old;
    auto const words =
        !last ? std::string("never: run rowan backup")
              : ago(q.now - last->at) + " ago: " + last->detail + (well ? "" : "; that is too long");
    return {"verified backup", words, well, {{"at", moment(last ? std::optional(last->at) : std::nullopt)}}};
}

line rehearsal_line(asked const& q)
{
    auto const last = upkeep::last(q.db, upkeep::task::rehearsed);
    bool const old = !last || q.now - last->at > rehearsal_is_old;
    auto const words = (last ? ago(q.now - last->at) + " ago" : std::string("never")) +
                       (old ? ": rehearse it, by rowan restore --rehearse" : "");
    return {
        "restore rehearsed",
        words,
        true,
        {{"at", moment(last ? std::optional(last->at) : std::nullopt)}, {"old", old}}};
}

line follower_line(asked const& q)
{
    auto const last = upkeep::last(q.db, upkeep::task::followed);
    if (!last) return {"follower", "none (rowan follow keeps a copy up to date)", true, {{"at", nullptr}}};
    bool const well = q.now - last->at <= follower_is_behind;
    return {
        "follower",
        ago(q.now - last->at) + " ago" + (well ? "" : ": it is behind, or has ended"),
        well,
        {{"at", moment(last->at)}}};
}

line mail_line(asked const& q)
{
    auto const m = upkeep::look_at_mail(q.db, q.settings.time_zone, q.now);
    auto const trouble = outbox::look(q.db, q.now).trouble;
    bool const late = m.due_since && q.now - *m.due_since > mail_is_late;
    auto words = fmt::format("{} waiting, {} failed", m.waiting, m.failed);
    if (m.due_since) words += ", the oldest due for " + ago(q.now - *m.due_since);
    if (trouble) words += "; the mail server: " + trouble->reason;
    return {
        "mail",
        words,
        !late,
        {{"waiting", m.waiting},
         {"due_since", moment(m.due_since)},
         {"failed", m.failed},
         {"trouble", trouble.has_value()}}};
}

line bookings_line(asked const& q)
{
    auto const s = upkeep::look(q.db, q.now);
    return {
        "bookings",
        fmt::format(
            "{} events open, {} registered, {} waiting, {} offered a place", s.events_open, s.registered,
            s.waiting, s.offered
        ),
        true,
        {{"events_open", s.events_open},
         {"registered", s.registered},
         {"waiting", s.waiting},
         {"offered", s.offered}}};
}

line ledger_line(asked const& q)
{
    auto const head = ledger_chain::head(q.db);
    if (!head) return {"ledger", "empty", true, {{"head", nullptr}}};
    auto const text = ledger_chain::text_of(*head);
    return {"ledger", "its head is " + text, true, {{"head", text}}};
}

// Those that need this program's schema come after the database's.
std::vector<line> look(asked const& q)
{
    std::vector<line> all{
        {"version", ROWAN_VERSION, true, {{"version", ROWAN_VERSION}}},
        service_line(q),
        database_line(q),
        disk_line(q)};
    if (!all[2].well) return all;
    for (auto* of : {backup_line, rehearsal_line, follower_line, mail_line, bookings_line, ledger_line})
        all.push_back(of(q));
    return all;
}

void print(std::vector<line> const& all, bool well)
{
    for (auto const& l : all) fmt::print("{:<18} {:<7} {}\n", l.name, l.well ? "" : "UNWELL", l.words);
    fmt::print("{}\n", well ? "All is well." : "Something is unwell.");
}

void print_json(std::vector<line> const& all, bool well)
{
    json::object parts;
    for (auto const& l : all) {
        json::object part{{"well", l.well}, {"words", l.words}};
        for (auto const& [name, value] : l.facts) part[name] = value;
        std::string name = l.name;
        std::replace(name.begin(), name.end(), ' ', '_');
        parts[name] = std::move(part);
    }
    std::cout << json::serialize(json::object{{"well", well}, {"parts", std::move(parts)}}) << '\n';
}

} // namespace

int status(arguments const& a, settings s)
{
    auto const c = s.checked();
    if (!fs::exists(c.database)) throw config_error("There is no database " + c.database + ".");
    storage::sqlite_transaction db(c.database, storage::sqlite_transaction::mode::read_only);
    auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    auto const all = look({c, db, now});
    bool const well = std::all_of(all.begin(), all.end(), [](line const& l) { return l.well; });
    if (a.flag("json"))
        print_json(all, well);
    else
        print(all, well);
    return well ? 0 : 1;
}

} // namespace rowan::commands
