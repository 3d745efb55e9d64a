// Calendars as programs fetch them: RFC 9110 to the letter, for their makers read no more of it than they
// must.
#include "api/calendar_party.hpp"
#include "base/token.hpp"
#include "service.hpp"

#include <zlib.h>

using namespace rowan;
using namespace rowan::test;
using std::chrono::days, std::chrono::hours;

namespace {

std::string unzipped(std::string const& bytes)
{
    std::string text(1 << 20, '\0');
    z_stream z{};
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(text.data());
    z.avail_out = static_cast<uInt>(text.size());
    inflateInit2(&z, 16 + MAX_WBITS);
    BOOST_TEST(inflate(&z, Z_FINISH) == Z_STREAM_END);
    inflateEnd(&z);
    text.resize(text.size() - z.avail_out);
    return text;
}

constexpr char const* feeds[] = {
    "/calendar/events.ics",
    "/calendar/kind/meeting.ics",
    "/calendar/kind/summit.ics",
    "/calendar/region/south-east.ics",
    "/calendar/series/summits.ics",
    "/calendar/events/summit.ics",
    "/calendar/region/South%20East.ics"};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_calendars, calendar_party)

BOOST_AUTO_TEST_CASE(rules_33_to_35_and_41_a_calendar_is_whole_and_says_what_it_is)
{
    for (std::string const path : feeds) {
        BOOST_TEST_CONTEXT(path)
        {
            auto const a = get(path);
            BOOST_TEST(a.status == 200);
            BOOST_TEST(a.field("Content-Type") == "text/calendar; charset=utf-8");
            BOOST_TEST(a.field("Content-Length") == std::to_string(a.body.size()));
            BOOST_TEST(a.field("X-Content-Type-Options") == "nosniff");
            BOOST_TEST(a.field("Cache-Control") == "public, max-age=900");
            BOOST_TEST(a.field("Cross-Origin-Resource-Policy") == "cross-origin");
            BOOST_TEST(a.field("Vary") == "Accept-Encoding");
            BOOST_TEST(a.field("Set-Cookie") == "");
            BOOST_TEST(a.field("ETag") == "\"" + sha256(a.body) + "\"");
            BOOST_TEST(a.field("Last-Modified") == http_date(path == feeds[2] ? instant() : noon));
            bool const download = path == "/calendar/events/summit.ics";
            BOOST_TEST(
                a.field("Content-Disposition") == (download ? "attachment; filename=\"summit.ics\"" : "")
            );
            auto const events = ical(a.body).events().size();
            BOOST_TEST(events == (path == feeds[2] ? 0u : 1u));
        }
    }
}

BOOST_AUTO_TEST_CASE(rule_33_what_is_not_there_is_404)
{
    for (std::string const path :
         {"/calendar/region/nowhere.ics", "/calendar/series/none.ics", "/calendar/kind/party.ics",
          "/calendar/events/none.ics", "/calendar/kind/.ics", "/calendar/kind/meeting",
          "/calendar/events.txt", "/calendar/my/short.ics",
          "/calendar/my/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics", "/calendar/events/%00.ics",
          "/calendar/region/%ff.ics", "/calendar/"})
        BOOST_TEST(get(path).status == 404, path);
}

BOOST_AUTO_TEST_CASE(rules_38_to_40_what_a_program_has_it_need_not_get_again)
{
    std::string const path = "/calendar/events.ics";
    auto const first = get(path);
    auto const tag = first.field("ETag"), date = first.field("Last-Modified");
    auto const zipped = tag.substr(0, tag.size() - 1) + "-gzip\"";
    struct {
        std::string_view what;
        std::string headers;
        int status;
        std::string tag;
    } const table[] = {
        {"the tag", "If-None-Match: " + tag, 304, tag},
        {"the compressed tag", "If-None-Match: " + zipped, 304, zipped},
        {"a weak tag", "If-None-Match: W/" + tag, 304, tag},
        {"a list of tags", "If-None-Match: \"x\", " + tag, 304, tag},
        {"any", "If-None-Match: *", 304, tag},
        {"another tag", "If-None-Match: \"x\"", 200, tag},
        {"the date", "If-Modified-Since: " + date, 304, tag},
        {"a later date", "If-Modified-Since: " + http_date(noon + days(1)), 304, tag},
        {"an earlier date", "If-Modified-Since: " + http_date(noon - seconds(1)), 200, tag},
        {"the date as RFC 850 had it", "If-Modified-Since: Tuesday, 12-Jan-27 12:00:00 GMT", 304, tag},
        {"the date as C has it", "If-Modified-Since: Tue Jan 12 12:00:00 2027", 304, tag},
        {"no date", "If-Modified-Since: yesterday", 200, tag},
        {"half a date", "If-Modified-Since: Tue, 12 Jan 2027", 200, tag},
        {"another tag and the date", "If-None-Match: \"x\"\r\nIf-Modified-Since: " + date, 200, tag},
        {"the date, compressed", "Accept-Encoding: gzip\r\nIf-Modified-Since: " + date, 304, zipped},
    };
    for (auto const& row : table) {
        BOOST_TEST_CONTEXT(row.what)
        {
            auto const a = get(path, row.headers + "\r\n");
            BOOST_TEST(a.status == row.status);
            for (auto const* field : {"Last-Modified", "Cache-Control", "Vary"})
                BOOST_TEST(a.field(field) == first.field(field), field);
            BOOST_TEST(a.field("ETag") == row.tag);
            BOOST_TEST(a.field("Content-Length").empty() == (row.status == 304));
            BOOST_TEST(a.body.empty() == (row.status == 304));
        }
    }
}

BOOST_AUTO_TEST_CASE(rule_42_gzip_is_for_those_who_ask_and_nothing_else_is)
{
    auto const plain = get("/calendar/events.ics");
    struct {
        std::string accepts;
        bool zipped;
    } const table[] = {{"gzip, deflate", true},       {"gzip;q=0", false}, {"br, zstd", false},
                       {"deflate, gzip;q=0.5", true}, {"identity", false}, {"*", true}};
    for (auto const& row : table) {
        auto const a = get("/calendar/events.ics", "Accept-Encoding: " + row.accepts + "\r\n");
        BOOST_TEST(a.field("Content-Encoding") == (row.zipped ? "gzip" : ""), row.accepts);
        BOOST_TEST((row.zipped ? unzipped(a.body) : a.body) == plain.body);
        BOOST_TEST((a.field("ETag") == plain.field("ETag")) == !row.zipped);
        BOOST_TEST(a.field("Vary") == "Accept-Encoding");
    }
}

BOOST_AUTO_TEST_CASE(rule_42_gzip_can_be_switched_off)
{
    server const other(std::map<std::string, std::string>{{"ROWAN_CALENDAR_GZIP", "off"}});
    auto const port = other.port();
    auto const a = get("/calendar/events.ics", "Accept-Encoding: gzip\r\n", port);
    BOOST_TEST(a.status == 200);
    BOOST_TEST(a.field("Content-Encoding") == "");
}

BOOST_AUTO_TEST_CASE(rule_43_other_verbs_are_told_which_there_are)
{
    for (std::string const verb : {"POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "REPORT"}) {
        raw_client wire(port());
        wire.send(verb + " /calendar/events.ics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        auto const a = wire.read();
        BOOST_TEST(a.status == 405, verb);
        BOOST_TEST(a.field("Allow") == "GET, HEAD", verb);
    }
}

BOOST_AUTO_TEST_CASE(rule_44_robots_may_read_what_is_public)
{
    auto const robots = get("/robots.txt");
    BOOST_TEST((robots.status == 404 || robots.body.find("/calendar/events") == robots.body.npos));
}

BOOST_AUTO_TEST_CASE(a_change_is_in_the_next_answer_and_only_in_the_feeds_it_touches)
{
    an_event("other", 5, [](events::draft& d) { d.kind = events::kind::webinar; });
    auto const before = get(feeds[0]), elsewhere = get("/calendar/kind/webinar.ics");
    rename("Renamed");
    auto const after = get(feeds[0]);
    BOOST_TEST(after.body.find("SUMMARY:Renamed\r\n") != after.body.npos);
    BOOST_TEST(after.field("ETag") != before.field("ETag"));
    BOOST_TEST(after.field("Last-Modified") == http_date(now()));
    auto const still = get("/calendar/kind/webinar.ics");
    BOOST_TEST(still.field("Last-Modified") == elsewhere.field("Last-Modified"));
    BOOST_TEST(still.body == elsewhere.body);

    // A booking touches no public calendar: not a byte.
    auto sam = guest("sam");
    book(sam, "summit");
    BOOST_TEST(get(feeds[0]).body == after.body);
}

BOOST_AUTO_TEST_CASE(another_start_of_the_service_changes_nothing)
{
    auto const before = get(feeds[0]);
    pass(hours(1));
    running->stop();
    thread.join();
    running.reset();
    server next(std::map<std::string, std::string>{{"ROWAN_DATABASE", file()}});
    next.clock = clock.load();
    auto const after = get(feeds[0], "", next.port());
    BOOST_TEST(after.body == before.body);
    BOOST_TEST(after.field("Last-Modified") == before.field("Last-Modified"));
}

BOOST_AUTO_TEST_CASE(a_fetch_during_commits_has_the_tag_of_its_own_body)
{
    std::atomic<bool> done = false;
    std::thread writer([&] {
        for (int n = 0; n < 100; ++n) rename("Title " + std::to_string(n));
        done = true;
    });
    int fetched = 0;
    std::string last_date;
    instant last{};
    while (!done || fetched < 50) {
        auto const a = get(feeds[fetched % 2 == 0 ? 0 : 3]);
        BOOST_TEST(a.status == 200);
        BOOST_TEST(a.field("ETag") == "\"" + sha256(a.body) + "\"");
        BOOST_TEST(ical(a.body).events().size() == 1u);
        if (fetched % 2 == 0) {
            auto const at = parse_http_date(a.field("Last-Modified")).value();
            BOOST_TEST((at >= last));
            last = at;
        }
        ++fetched;
    }
    writer.join();
}

BOOST_AUTO_TEST_CASE(rule_33_a_store_that_cannot_be_read_is_503_and_never_an_empty_calendar)
{
    auto const before = get(feeds[0]);
    storage::sqlite_transaction(file()).script("ALTER TABLE calendar_entry RENAME TO away");
    touch();
    for (std::string const path : {feeds[0], feeds[5]}) {
        auto const a = get(path);
        BOOST_TEST(a.status == 503, path);
        BOOST_TEST(std::stoi(a.field("Retry-After")) > 0);
    }
    storage::sqlite_transaction(file()).script("ALTER TABLE away RENAME TO calendar_entry");
    touch();
    BOOST_TEST(get(feeds[0]).body == before.body);
}

BOOST_AUTO_TEST_SUITE_END()
