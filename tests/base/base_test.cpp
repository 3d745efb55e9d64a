// The small pieces: rate limits, the log, compression.
#include "base/gzip.hpp"
#include "base/log.hpp"
#include "base/rate_limiter.hpp"
#include "support/program.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <zlib.h>

using namespace rowan;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::vector<boost::json::object> lines_of(std::string const& file)
{
    std::vector<boost::json::object> lines;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) lines.push_back(boost::json::parse(line).as_object());
    return lines;
}

std::string unzipped(std::string const& bytes, std::size_t room)
{
    std::string text(room, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    int const ended = inflate(&stream, Z_FINISH);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return ended == Z_STREAM_END ? text : "not whole";
}

} // namespace

BOOST_AUTO_TEST_SUITE(base_pieces)

BOOST_AUTO_TEST_CASE(so_many_acts_are_let_through_and_then_one_at_a_time)
{
    rate_limiter limiter(3, seconds(30));
    rate_limiter::time const start{};
    struct {
        char const* key;
        seconds at;
        int wait;
    } const acts[] = {
        {"a", seconds(0), 0},    {"a", seconds(0), 0},    {"a", seconds(0), 0},
        {"a", seconds(0), 10},   {"b", seconds(0), 0}, // each key has its own
        {"a", seconds(4), 6},    {"a", seconds(10), 0},   {"a", seconds(10), 10},
        {"a", seconds(1000), 0}, // never more than three at once
        {"a", seconds(1000), 0}, {"a", seconds(1000), 0}, {"a", seconds(1000), 10},
    };
    for (auto const& act : acts) {
        BOOST_TEST_CONTEXT(act.key << " after " << act.at.count())
        BOOST_TEST(limiter.spend(act.key, start + act.at) == act.wait);
    }
}

BOOST_AUTO_TEST_CASE(forgetting_whom_it_has_seen_lets_nobody_through_early)
{
    rate_limiter limiter(1, minutes(10));
    rate_limiter::time const start{};
    limiter.spend("spent", start);
    for (int n = 0; n < 10'000; ++n) limiter.spend(std::to_string(n), start + seconds(1));
    BOOST_TEST(limiter.spend("spent", start + seconds(2)) > 0);
    BOOST_TEST(limiter.spend("spent", start + minutes(10)) == 0);
}

BOOST_AUTO_TEST_CASE(those_told_to_wait_are_counted)
{
    rate_limiter limiter(1, seconds(30));
    rate_limiter::time const start{};
    limiter.spend("a", start);
    BOOST_TEST(limiter.refused() == 0u);
    limiter.spend("a", start);
    limiter.wait("a", start);
    limiter.wait("b", start);
    BOOST_TEST(limiter.refused() == 2u);
}

// RFC 8259 7: nobody writes a second line into the log, or a field of their own.
BOOST_AUTO_TEST_CASE(each_line_of_the_log_is_one_json_object_whatever_it_says)
{
    test::temporary_directory const home;
    auto const file = (home.path / "log").string();
    std::string const wicked =
        "a \"quote\", a \\, a\nline\r\t\x01\x1b[31m\x7f\u009b \",\"level\":\"x é %0d%0a "
        "\u2028 \u2029 \u202e \U0001f600";
    {
        rowan::log journal(file);
        journal.say(wicked);
        journal.warn(wicked);
        journal.warn("ill-formed \xc3( \xff", "9f8e");
        BOOST_TEST(journal.warnings() == 2u);
        journal.request({"1a2b", "GET", "/api/events/{}", 200, std::chrono::microseconds(123), 4});
    }
    auto const text = test::contents_of(file);
    for (auto const* separator : {"\u2028", "\u2029", "\u202e", "\u009b", "\x1b"})
        BOOST_TEST(text.find(separator) == text.npos); // other readers of lines know these as well
    auto const lines = lines_of(file);
    BOOST_REQUIRE(lines.size() == 4u);
    BOOST_TEST(lines[0].at("say").as_string() == wicked);
    BOOST_TEST(lines[0].at("level").as_string() == "info");
    BOOST_TEST(lines[1].at("incident").as_string() == wicked);
    BOOST_TEST(lines[1].at("level").as_string() == "warning");
    BOOST_TEST(!lines[1].contains("request"));
    BOOST_TEST(lines[2].at("incident").as_string() == "ill-formed \ufffd( \ufffd");
    BOOST_TEST(lines[2].at("request").as_string() == "9f8e");
    BOOST_TEST(lines[3].at("request").as_string() == "1a2b");
    BOOST_TEST(lines[3].at("route").as_string() == "/api/events/{}");
    BOOST_TEST(lines[3].at("status").as_int64() == 200);
    BOOST_TEST(lines[3].at("us").as_int64() == 123);
    BOOST_TEST(lines[3].at("batch").as_int64() == 4);
    for (auto const& line : lines) BOOST_TEST(line.at("at").as_string().ends_with("Z"));
}

BOOST_AUTO_TEST_CASE(a_warning_is_written_at_once_and_the_log_is_appended_to)
{
    test::temporary_directory const home;
    auto const file = (home.path / "log").string();
    rowan::log(file).say("before");
    rowan::log journal(file);
    journal.warn("now");
    BOOST_TEST(lines_of(file).size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_log_that_cannot_be_written_is_refused)
{
    test::temporary_directory const home;
    BOOST_CHECK_THROW(rowan::log(home.path.string()), std::runtime_error);
}

// RFC 1952
BOOST_AUTO_TEST_CASE(what_is_compressed_comes_out_again)
{
    std::string noise;
    for (unsigned n = 0, x = 1; n < 100'000; ++n)
        noise += static_cast<char>((x = x * 1664525u + 1013904223u) >> 24);
    for (auto const& text : {std::string(), std::string("a"), std::string(500'000, 'x'), noise}) {
        for (auto const how : {effort::fast, effort::best}) {
            auto const bytes = gzip(text, how);
            BOOST_TEST((unzipped(bytes, text.size() + 1) == text));
        }
    }
    BOOST_TEST(gzip(std::string(500'000, 'x'), effort::best).size() < 2000u);
}

BOOST_AUTO_TEST_SUITE_END()
