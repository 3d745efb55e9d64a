// Everybody wants the same event: rowan_bench_stampede PORT TOKENS. Each member of the file books once, the
// members of the rehearsal before that. Prints what came of it as JSON: bookings a second, milliseconds, and
// how often the answers contradict what is promised.
#include "data_set.hpp"
#include "load.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace rowan::bench {

namespace {

constexpr std::chrono::seconds patience{60}; // for all of them together
// Members: afterwards caches are warm, and an opponent's code has been compiled.
constexpr std::size_t rehearsing = 2000;

// What a page sends, as bytes. A server that knows no logins finds the person's address in the body.
std::string booking(std::string const& event, std::string const& token, std::size_t member)
{
    auto const body = fmt::format(
        R"({{"name":"Member {0}","employer":"District Hospital","email":"member-{0}@members.example"}})",
        member
    );
    return fmt::format(
        "POST /api/events/{0}/registrations HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        "Cookie: login={1}\r\n"
        "Sec-Fetch-Site: same-origin\r\n"
        "Idempotency-Key: {0}-{2}\r\n"
        "Content-Type: application/json\r\n"
        "Content-Length: {3}\r\n\r\n{4}",
        event, token, member, body.size(), body
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

// What one answer promised.
struct booked {
    moment began, ended;
    std::int64_t seq;
    bool has_place;
    std::int64_t position; // in the queue, of those without a place
};

std::vector<booked> read(std::vector<exchange> const& exchanges)
{
    std::vector<booked> all;
    for (auto const& e : exchanges) {
        if (e.status != 201) continue;
        auto const answer = boost::json::parse(e.body);
        bool const has_place = answer.at("state").as_string() == "registered";
        auto const position = has_place ? 0 : answer.at("position").as_int64();
        all.push_back({e.began, e.ended, answer.at("seq").as_int64(), has_place, position});
    }
    return all;
}

// How many bookings are out of their order: by seq the first have the places, and those behind wait at 1, 2,
// 3 ... (W2).
int out_of_order(std::vector<booked> all)
{
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.seq < b.seq; });
    int wrong = 0;
    for (std::size_t n = 0; n < all.size(); ++n) {
        bool const same_seq = n > 0 && all[n].seq == all[n - 1].seq;
        auto const position = std::max(0, static_cast<int>(n) + 1 - places);
        if (same_seq || all[n].has_place != (position == 0) || all[n].position != position) ++wrong;
    }
    return wrong;
}

// How many came before somebody who had been answered already when they asked.
int overtaken(std::vector<booked> const& all)
{
    auto by_begin = all;
    auto by_end = all;
    std::sort(by_begin.begin(), by_begin.end(), [](auto const& a, auto const& b) {
        return a.began < b.began;
    });
    std::sort(by_end.begin(), by_end.end(), [](auto const& a, auto const& b) { return a.ended < b.ended; });
    int wrong = 0;
    std::int64_t answered = 0; // the last seq of those
    auto next = by_end.begin();
    for (auto const& b : by_begin) {
        for (; next != by_end.end() && next->ended < b.began; ++next)
            answered = std::max(answered, next->seq);
        if (b.seq < answered) ++wrong;
    }
    return wrong;
}

// The time within which this share of the answers came, in milliseconds.
double within(std::vector<booked> const& all, double share)
{
    std::vector<double> took;
    for (auto const& b : all)
        took.push_back(std::chrono::duration<double, std::milli>(b.ended - b.began).count());
    std::sort(took.begin(), took.end());
    return took.empty() ? 0 : took[static_cast<std::size_t>(share * static_cast<double>(took.size() - 1))];
}

void report(std::vector<booked> const& all, std::size_t asked, std::chrono::duration<double> took)
{
    auto const with_place = std::count_if(all.begin(), all.end(), [](auto const& b) { return b.has_place; });
    fmt::print(
        R"({{"sent":{},"seconds":{:.3f},"per_second":{:.0f},"p50":{:.2f},"p99":{:.2f},)"
        R"("unanswered":{},"places":{},"out_of_order":{},"overtaken":{}}})"
        "\n",
        rehearsing + asked, took.count(), static_cast<double>(all.size()) / took.count(), within(all, 0.5),
        within(all, 0.99), asked - all.size(), with_place, out_of_order(all), overtaken(all)
    );
}

int run(unsigned short port, char const* file)
{
    auto const tokens = lines_of(file);
    auto const until = std::chrono::steady_clock::now() + patience;
    auto rehearsed = bookings(rehearsal, tokens);
    rehearsed.resize(std::min(rehearsing, rehearsed.size()));
    send_all(port, rehearsed, in_flight, until);

    auto const requests = bookings(stampede, tokens);
    auto const began = std::chrono::steady_clock::now();
    auto const exchanges = send_all(port, requests, in_flight, began + patience);
    auto const took = std::chrono::steady_clock::now() - began;
    report(read(exchanges), requests.size(), took);
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
