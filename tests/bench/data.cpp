// Makes the data set: rowan_bench_data FOLDER writes FOLDER/rowan.db and FOLDER/tokens.txt, one login's token
// a line, in the order of members.
#include "base/token.hpp"
#include "commands/demo_events.hpp"
#include "commands/demo_people.hpp"
#include "commands/drill_data.hpp"
#include "data_set.hpp"
#include "domain/register.hpp"
#include "storage/sqlite_files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

namespace rowan::bench {

namespace {

constexpr storage::query begin{"begin", "BEGIN IMMEDIATE"}, end{"commit", "COMMIT"};

std::vector<membership::entry> register_lines()
{
    auto lines = commands::demo_members(members);
    for (auto& line : lines) line.standing = "current";
    return lines;
}

events::draft sought_after(char const* slug, instant now)
{
    using std::chrono::days;
    events::draft d{};
    d.slug = slug;
    d.title = "A day for everybody";
    d.kind = events::kind::meeting;
    d.summary = "Talks in the morning, workshops in the afternoon, and time to meet in between.";
    d.venue.name = "The Long Hall";
    d.venue.town = "Leeds";
    d.audience = events::audience::members;
    d.waiting_list = events::waiting_list::confirm;
    d.status = events::status::published;
    d.capacity = places;
    d.days = {{now + days(60), now + days(61)}};
    d.opens_at = now - days(1);
    d.closes_at = now + days(58);
    d.cancel_until = now + days(59);
    return d;
}

// The demo's events again and again, until the list is long enough.
void make_events(storage::transaction& tx, instant now)
{
    for (auto const* slug : {stampede, rehearsal})
        events::create(tx, sought_after(slug, now), {}, now).value();
    auto const models = commands::demo_events(now);
    for (std::size_t n = 2; n < events; ++n) {
        auto d = models[n % models.size()].draft;
        d.slug += fmt::format("-{}", n);
        events::create(tx, d, {}, now).value();
    }
}

void make(std::filesystem::path const& folder, instant now)
{
    std::filesystem::create_directories(folder);
    storage::sqlite_transaction tx((folder / "rowan.db").string());
    storage::migrate(tx, now);
    std::ofstream tokens(folder / "tokens.txt");
    tx.run(begin);
    auto const lines = register_lines();
    membership::import_register(tx, lines, false, now).value();
    make_events(tx, now);
    for (auto const& line : lines) tokens << commands::sign_in(tx, line.email, now) << '\n';
    tx.run(end);
}

} // namespace

} // namespace rowan::bench

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "It is: rowan_bench_data FOLDER\n";
        return 2;
    }
    rowan::start_randomness();
    rowan::bench::make(argv[1], std::chrono::floor<rowan::seconds>(std::chrono::system_clock::now()));
}
