// Calendars at their largest: rowan_bench_calendars FOLDER writes FOLDER/rowan.db, with 200 events, for a
// server; then reads, tells and compresses 10,000 days of a database of its own, and prints what each took as
// JSON.
#include "base/gzip.hpp"
#include "base/token.hpp"
#include "documents/calendar.hpp"
#include "domain/calendar_feeds.hpp"
#include "domain/events.hpp"
#include "storage/sqlite_files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <malloc.h>

namespace rowan::bench {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr int served = 200;
constexpr int most = 10'000; // days

instant now()
{
    return std::chrono::floor<days>(std::chrono::system_clock::now());
}

events::draft an_event(int n)
{
    events::draft d{};
    d.slug = fmt::format("training-{}", n);
    d.title = fmt::format("Handling cases, part {}: what to say, and to whom", n % 7 + 1);
    d.kind = events::kind::training;
    d.summary = "A day for workplace reps who support colleagues, with time to practise and to ask.";
    d.description =
        "We work through **three cases**: sickness, conduct and a restructuring.\n\n- Bring one of "
        "your own\n- Lunch is provided\n\nAsk for step-free access when you book.";
    d.venue = {"Friends' House", "173 Euston Road\nLondon NW1 2BJ", "London", "", "51.525600", "-0.132400"};
    d.region = n % 3 == 0 ? "London" : "South East";
    d.contact = "reps@union.example";
    d.audience = events::audience::reps;
    d.waiting_list = events::waiting_list::confirm;
    d.status = events::status::published;
    d.capacity = 12;
    auto const first = now() + days(n % 300) + hours(9);
    d.days = {{first, first + hours(7)}};
    d.opens_at = now() - days(30);
    d.closes_at = now() + days(400);
    d.cancel_until = d.closes_at;
    return d;
}

void fill(storage::sqlite_transaction& tx, int count)
{
    storage::migrate(tx, now());
    tx.script("BEGIN");
    for (int n = 0; n < count; ++n) events::create(tx, an_event(n), {}, now()).value();
    tx.script("COMMIT");
}

double resident() // MB
{
    std::ifstream in("/proc/self/statm");
    long size = 0, pages = 0;
    in >> size >> pages;
    return static_cast<double>(pages) * 4096 / 1e6;
}

// Milliseconds that f takes, and what it gives.
template <class F> auto timed(double& milliseconds, F const& f)
{
    auto const began = std::chrono::steady_clock::now();
    auto made = f();
    std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - began;
    milliseconds = took.count();
    return made;
}

// What a program pays for its largest calendar, and what that leaves in memory at its highest.
int measure(std::string const& file)
{
    storage::sqlite_transaction tx(file);
    fill(tx, most);
    documents::calendar_head const head{
        "Union Events", "https://events.union.example", "Europe/London", "Union Events", "Everything.", 4};
    calendars::public_feed const everything{calendars::public_feed::scope::all, ""};
    malloc_trim(0);
    auto const before = resident();
    double reading = 0, telling = 0, zipping = 0;
    auto const entries = timed(reading, [&] { return calendars::entries_of(tx, everything, now()); });
    auto const text = timed(telling, [&] { return documents::calendar(head, entries); });
    auto const zipped = timed(zipping, [&] { return gzip(text, effort::fast); });
    fmt::print(
        "{{\"days\":{},\"read\":{:.1f},\"tell\":{:.1f},\"zip\":{:.1f},\"memory\":{:.1f},\"bytes\":{},"
        "\"zipped\":{}}}\n",
        entries.size(), reading, telling, zipping, resident() - before, text.size(), zipped.size()
    );
    return 0;
}

} // namespace

} // namespace rowan::bench

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "It is: rowan_bench_calendars FOLDER\n";
        return 2;
    }
    rowan::start_randomness();
    std::string const folder = argv[1];
    rowan::storage::sqlite_transaction served(folder + "/rowan.db");
    rowan::bench::fill(served, rowan::bench::served);
    return rowan::bench::measure(folder + "/large.db");
}
