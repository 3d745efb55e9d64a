// Everybody wants the same event: rowan_bench_stampede PORT TOKENS. Each member of the file books once, the
// members of the rehearsal before that. Prints what came of it as JSON: bookings a second, milliseconds, and
// how often the answers contradict what is promised.
#include "commands/rush.hpp"
#include "data_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace rowan::bench {

namespace {

using commands::booked;

constexpr std::chrono::seconds patience{60}; // for all of them together
// Members: afterwards caches are warm, and an opponent's code has been compiled.
constexpr std::size_t rehearsing = 2000;

// A server that knows no logins finds the person's address in the body.
std::string booking(std::string const& event, std::string const& token, std::size_t member)
{
    auto const body = fmt::format(
        R"({{"name":"Member {0}","employer":"District Hospital","email":"member-{0}@members.example"}})",
        member
    );
    return commands::post(
        "/api/events/" + event + "/registrations", token, fmt::format("{}-{}", member, event), body
    );
}

std::vector<std::string> bookings(std::string const& event, std::vector<std::string> const& tokens)
{
    std::vector<std::string> all;
    for (auto const& token : tokens) all.push_back(booking(event, token, all.size() + 1));
    return all;
}

std::vector<std::string> lines_of(char const* file)
{
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

void report(std::vector<booked> const& all, std::size_t asked, std::chrono::duration<double> took)
{
    auto const with_place = std::count_if(all.begin(), all.end(), [](auto const& b) { return b.has_place; });
    fmt::print(
        R"({{"sent":{},"seconds":{:.3f},"per_second":{:.0f},"p50":{:.2f},"p99":{:.2f},)"
        R"("unanswered":{},"places":{},"out_of_order":{},"overtaken":{}}})"
        "\n",
        rehearsing + asked, took.count(), static_cast<double>(all.size()) / took.count(),
        commands::within(all, 0.5), commands::within(all, 0.99), asked - all.size(), with_place,
        commands::out_of_order(all, places, 0), commands::overtaken(all)
    );
}

int run(unsigned short port, char const* file)
{
    auto const tokens = lines_of(file);
    auto const until = std::chrono::steady_clock::now() + patience;
    auto rehearsed = bookings(rehearsal, tokens);
    rehearsed.resize(std::min(rehearsing, rehearsed.size()));
    commands::send_all(port, rehearsed, in_flight, until);

    auto const requests = bookings(stampede, tokens);
    auto const began = std::chrono::steady_clock::now();
    auto const exchanges = commands::send_all(port, requests, in_flight, began + patience);
    auto const took = std::chrono::steady_clock::now() - began;
    report(commands::read(exchanges), requests.size(), took);
    return 0;
}

} // namespace

} // namespace rowan::bench

int main(int argc, char** argv)
{
    if (argc == 3) return rowan::bench::run(static_cast<unsigned short>(std::stoi(argv[1])), argv[2]);
    std::cerr << "It is: rowan_bench_stampede PORT TOKENS\n";
    return 2;
}
