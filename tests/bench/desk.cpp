// The organisers' desk with 6,000 attendees of one event, in a file that holds nothing else (A) and in one
// that holds 60,000 registrations (B): rowan_bench_desk FOLDER makes both there, then asks A and B in turns.
// Prints, as JSON, the median of each question in milliseconds and the ratio B to A.
#include "base/token.hpp"
#include "commands/demo_people.hpp"
#include "documents/sheets.hpp"
#include "domain/attendees.hpp"
#include "domain/stats.hpp"
#include "sql/queries.hpp"
#include "storage/sqlite_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace rowan::bench {

namespace {

constexpr storage::query begin{"begin", "BEGIN IMMEDIATE"}, end{"commit", "COMMIT"};
constexpr int attendees_of_one = 6000;
constexpr int events_of_many = 10;
constexpr int rounds = 25;

events::draft an_event(std::string const& slug, instant now)
{
    using std::chrono::days;
    events::draft d{};
    d.slug = slug;
    d.title = "A day for everybody";
    d.audience = events::audience::members;
    d.waiting_list = events::waiting_list::confirm;
    d.status = events::status::published;
    d.capacity = attendees_of_one / 2;
    d.days = {{now + days(60), now + days(61)}};
    d.opens_at = now - days(30);
    d.closes_at = now + days(58);
    d.cancel_until = now + days(59);
    d.questions = {{"diet", "some_of", "Diet", "", "Vegan\nHalal", false, "catering", 30}};
    return d;
}

// Everybody books every event, one event after the other taking turns, so that no event's rows lie together.
void make(std::string const& path, int count, instant now)
{
    storage::sqlite_transaction tx(path);
    storage::migrate(tx, now);
    tx.run(begin);
    auto lines = commands::demo_members(attendees_of_one);
    for (auto& line : lines) line.standing = "current";
    membership::import_register(tx, lines, false, now).value();
    for (int n = 0; n < count; ++n)
        events::create(tx, an_event(fmt::format("event-{}", n), now), {}, now).value();
    registrations::form f;
    f.answers["diet"] = std::vector<std::string>{"Vegan"};
    for (auto const& who : tx.all<people::person>(sql::demo::people, attendees_of_one)) {
        for (int n = 0; n < count; ++n)
            registrations::place(tx, who, fmt::format("event-{}", n), f, now).value();
    }
    tx.run(end);
    tx.checkpoint();
}

struct question {
    char const* name;
    void (*ask)(storage::transaction&, std::int64_t event, instant now);
};

attendees::wish searching(std::string const& text)
{
    attendees::wish w;
    w.filter.text = text;
    return w;
}

std::vector<attendees::attendee> everybody(storage::transaction& tx, std::int64_t event)
{
    return attendees::read(tx, event, attendees::matching(tx, event, {}, attendees::order::name));
}

documents::sheet sheet_of(std::vector<attendees::attendee> const& all)
{
    documents::sheet s{{"Name", "E-mail", "Employer", "At"}, {}};
    for (auto const& a : all)
        s.rows.push_back({a.summary.name, a.summary.email, a.summary.employer, a.summary.registered_at});
    return s;
}

constexpr question questions[] = {
    {"list", [](storage::transaction& tx, std::int64_t e, instant) { attendees::list(tx, e, {}).value(); }},
    {"search", [](storage::transaction& tx, std::int64_t e, instant
               ) { attendees::list(tx, e, searching("ok sam")).value(); }},
    {"domain", [](storage::transaction& tx, std::int64_t e, instant
               ) { attendees::list(tx, e, searching("members.example")).value(); }},
    {"filter",
     [](storage::transaction& tx, std::int64_t e, instant) {
         attendees::wish w;
         w.order = attendees::order::region;
         w.filter.is = {*attendees::parse_condition("answer.diet:Vegan")};
         w.filter.is_not = {*attendees::parse_condition("region:London")};
         attendees::list(tx, e, w).value();
     }},
    {"board", [](storage::transaction& tx, std::int64_t e, instant now) { stats::look(tx, e, now).value(); }},
    {"csv", [](storage::transaction& tx, std::int64_t e, instant
            ) { documents::csv_of(sheet_of(everybody(tx, e))); }},
    {"xlsx", [](storage::transaction& tx, std::int64_t e, instant
             ) { documents::xlsx_of(sheet_of(everybody(tx, e))); }},
};

double milliseconds(question const& q, storage::transaction& tx, instant now)
{
    auto const event = events::terms_of(tx, "event-0")->id;
    auto const from = std::chrono::steady_clock::now();
    q.ask(tx, event, now);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

double median(std::vector<double> all)
{
    std::nth_element(all.begin(), all.begin() + all.size() / 2, all.end());
    return all[all.size() / 2];
}

void compare(std::string const& folder, instant now)
{
    using mode = storage::sqlite_transaction::mode;
    storage::sqlite_transaction one(folder + "/one.db", mode::read_only),
        many(folder + "/many.db", mode::read_only);
    std::string text;
    for (auto const& q : questions) {
        std::vector<double> a, b;
        for (int n = 0; n < rounds; ++n) {
            a.push_back(milliseconds(q, one, now));
            b.push_back(milliseconds(q, many, now));
        }
        text += fmt::format(
            "{}\"{}\":{{\"one\":{:.2f},\"many\":{:.2f},\"ratio\":{:.2f}}}", text.empty() ? "" : ",", q.name,
            median(a), median(b), median(b) / median(a)
        );
    }
    std::cout << '{' << text << "}\n";
}

} // namespace

} // namespace rowan::bench

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "It is: rowan_bench_desk FOLDER\n";
        return 2;
    }
    using namespace rowan;
    start_randomness();
    auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    std::string const folder = argv[1];
    std::filesystem::create_directories(folder);
    for (auto const& [name, count] :
         {std::pair("/one.db", 1), std::pair("/many.db", bench::events_of_many)}) {
        if (!std::filesystem::exists(folder + name)) bench::make(folder + name, count, now);
    }
    bench::compare(folder, now);
}
