// What the store can take without the wire: rowan_bench_in_process DATABASE lets every member book the
// stampede's event through the engine, as many at a time as over HTTP. Prints bookings a second as JSON.
#include "base/token.hpp"
#include "data_set.hpp"
#include "domain/registrations.hpp"
#include "service.hpp"
#include "sql/queries.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fmt/format.h>

#include <iostream>

namespace rowan::bench {

namespace {

namespace asio = boost::asio;

std::vector<people::person> everybody(std::string const& database)
{
    storage::sqlite_transaction tx(database);
    return tx.all<people::person>(sql::demo::people, members);
}

// Those who have not asked yet.
struct crowd {
    std::vector<people::person> people;
    std::size_t next = 0;
    int booked = 0;
};

asio::awaitable<void> book(storage::engine& store, std::string event, crowd& left)
{
    registrations::form const form{};
    auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    while (left.next < left.people.size()) {
        auto const& who = left.people[left.next++];
        auto const made = co_await store.write(registrations::place, who, event, form, now);
        if (made) ++left.booked;
    }
}

// Gives bookings a second.
double let_book(storage::engine& store, std::string const& event, std::vector<people::person> people)
{
    asio::io_context loop(1);
    crowd left{std::move(people)};
    for (int n = 0; n < in_flight; ++n) asio::co_spawn(loop, book(store, event, left), asio::detached);
    auto const began = std::chrono::steady_clock::now();
    loop.run();
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - began;
    return left.booked / took.count();
}

int run(std::string const& database)
{
    auto const people = everybody(database);
    storage::sqlite_engine store({database, public_tables()});
    let_book(store, rehearsal, {people.begin(), people.begin() + people.size() / 3});
    fmt::print("{{\"per_second\":{:.0f}}}\n", let_book(store, stampede, people));
    return 0;
}

} // namespace

} // namespace rowan::bench

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "It is: rowan_bench_in_process DATABASE\n";
        return 2;
    }
    rowan::start_randomness();
    return rowan::bench::run(argv[1]);
}
