// What machines that watch are told: metrics, and which part is unwell.
#include "api/condition.hpp"
#include "api/exposition.hpp"
#include "domain/messages.hpp"
#include "domain/upkeep.hpp"
#include "support/people.hpp"
#include "support/server.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <sstream>

using namespace rowan;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

// What a scrape says: the value of each series, as it is written, and the metrics that have a help and a
// type.
struct scrape {
    std::map<std::string, double> values;
    std::set<std::string> helped, typed;

    explicit scrape(std::string const& text)
    {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            auto const space = line.starts_with('#') ? line.find(' ', 7) : line.rfind(' ');
            if (line.starts_with("# HELP "))
                helped.insert(line.substr(7, space - 7));
            else if (line.starts_with("# TYPE "))
                typed.insert(line.substr(7, space - 7));
            else
                values[line.substr(0, space)] = std::stod(line.substr(space + 1));
        }
    }

    double operator[](std::string const& series) const
    {
        auto const found = values.find(series);
        return found == values.end() ? -1 : found->second;
    }
};

struct watched : test::server {
    // The next look, some seconds later, so that it is a new one.
    std::string text()
    {
        steady += 5;
        return client().get("/metrics").raw.body;
    }
    scrape look() { return scrape(text()); }

    void add(events::draft const& d)
    {
        write([&](storage::transaction& tx) { return events::create(tx, d, ledger::id(), now()); }).value();
    }

    boost::json::value ready()
    {
        steady += 5;
        return client().get("/api/ready").json;
    }
    bool unwell(std::string_view part)
    {
        auto const said = ready();
        auto const& names = said.at("unwell").as_array();
        return std::find(names.begin(), names.end(), boost::json::value(part)) != names.end();
    }

    void put(messages::kind what)
    {
        write([&](storage::transaction& tx) -> result<int> {
            messages::put(tx, {.what = what, .to = "ann@people.example"}, now());
            return 0;
        }).value();
    }
    void note(upkeep::task what, instant at)
    {
        write([&](storage::transaction& tx) -> result<int> {
            upkeep::note(tx, what, at);
            return 0;
        }).value();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_watching, watched)

// Text exposition format 0.0.4: backslash, quote and line feed are escaped in a label.
BOOST_AUTO_TEST_CASE(samples_are_written_as_prometheus_reads_them)
{
    api::exposition to;
    to.counter("a_total", "Help.");
    to.add(1, {{"one", "a\"b\\c\nd"}, {"two", ""}});
    to.gauge("b", "More.");
    to.add(0.25);
    to.histogram("c_seconds", "Times.");
    histogram h({0.5, 1});
    for (double const value : {0.5, 0.75, 2.0}) h.note(value);
    to.add(h.held(), {{"of", "x"}});
    BOOST_TEST(
        to.text() == "# HELP a_total Help.\n# TYPE a_total counter\n"
                     "a_total{one=\"a\\\"b\\\\c\\nd\",two=\"\"} 1\n"
                     "# HELP b More.\n# TYPE b gauge\nb 0.25\n"
                     "# HELP c_seconds Times.\n# TYPE c_seconds histogram\n"
                     "c_seconds_bucket{of=\"x\",le=\"0.5\"} 1\nc_seconds_bucket{of=\"x\",le=\"1\"} 2\n"
                     "c_seconds_bucket{of=\"x\",le=\"+Inf\"} 3\n"
                     "c_seconds_sum{of=\"x\"} 3.25\nc_seconds_count{of=\"x\"} 3\n"
    );
}

BOOST_AUTO_TEST_CASE(every_series_has_a_help_and_a_type)
{
    add(test::an_event("summit", 1));
    client().get("/api/events");
    auto const seen = look();
    BOOST_TEST(seen.values.size() > 50u);
    BOOST_TEST((seen.helped == seen.typed));
    for (auto const& [series, value] : seen.values) {
        auto name = series.substr(0, series.find('{'));
        for (std::string const suffix : {"_bucket", "_sum", "_count"}) {
            auto const whole = name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name;
            if (seen.typed.contains(whole)) name = whole;
        }
        BOOST_TEST(seen.typed.contains(name), series);
        BOOST_TEST(value >= 0, series);
    }
}

BOOST_AUTO_TEST_CASE(requests_are_counted_by_pattern_and_status_and_never_by_what_was_asked)
{
    add(test::an_event("summit", 1));
    auto c = client();
    c.get("/api/events/summit");
    c.get("/api/events/summit?secret=1");
    c.get("/api/events/nothing-of-this-name");
    c.send("DELETE", "/api/events");
    auto const said = text();
    scrape const seen(said);
    std::string const route = "{route=\"GET /api/events/{}\"";
    BOOST_TEST(seen["rowan_requests_total" + route + ",status=\"200\"}"] == 2);
    BOOST_TEST(seen["rowan_requests_total" + route + ",status=\"404\"}"] == 1);
    BOOST_TEST(seen["rowan_requests_total{route=\"DELETE\",status=\"405\"}"] == 1);
    BOOST_TEST(seen["rowan_request_duration_seconds_count" + route + "}"] == 3);
    BOOST_TEST(seen["rowan_request_duration_seconds_bucket" + route + ",le=\"+Inf\"}"] == 3);
    for (auto const* asked : {"secret", "nothing-of"}) BOOST_TEST(said.find(asked) == said.npos);
}

BOOST_AUTO_TEST_CASE(places_queues_and_mail_follow_the_rows)
{
    add(test::an_event("summit", 1));
    add(test::an_event("webinar", {}));
    auto draft = test::an_event("draft", 5);
    draft.status = events::status::draft;
    add(draft);
    for (auto const* who : {"ann", "bob"}) {
        auto c = signed_in(std::string(who) + "@people.example");
        auto const booked = c.post("/api/events/summit/registrations", R"({"name":"Ann Example"})");
        BOOST_TEST(booked.status == 201);
    }
    auto const said = text();
    scrape const seen(said);
    struct {
        char const* series;
        double value;
    } const series[] = {
        {R"(rowan_event_places{event="summit"})", 1},
        {R"(rowan_event_places_taken{event="summit"})", 1},
        {R"(rowan_event_waiting{event="summit"})", 1},
        {R"(rowan_event_offers{event="summit"})", 0},
        {R"(rowan_event_places{event="webinar"})", -1}, // without limit
        {R"(rowan_event_places_taken{event="webinar"})", 0},
        {R"(rowan_event_places_taken{event="draft"})", -1}, // not public
        {R"(rowan_outbox_messages{state="waiting"})", 4},   // two codes, and of the two bookings
        {R"(rowan_outbox_messages{state="sent"})", 0},
        {R"(rowan_mail_sent_total)", 0},
        {R"(rowan_mail_server_down)", 0},
        {R"(rowan_writable)", 1},
        {R"(rowan_queue_jobs{queue="writes"})", 0},
        {R"(rowan_live_dashboards)", 0},
    };
    for (auto const& s : series) BOOST_TEST(seen[s.series] == s.value, s.series);
    BOOST_TEST(seen["rowan_batch_jobs_count"] > 0);
    BOOST_TEST(seen["rowan_commit_duration_seconds_count"] == seen["rowan_batch_jobs_count"]);
    for (auto const* personal : {"Ann", "people.example", "draft"})
        BOOST_TEST(said.find(personal) == said.npos);

    auto const sent = send_mail();
    BOOST_TEST(look()["rowan_mail_sent_total"] == sent);
    pass(std::chrono::days(61));
    BOOST_TEST(look()[R"(rowan_event_places{event="summit"})"] == -1); // it is over
}

BOOST_AUTO_TEST_CASE(an_offer_is_counted_until_it_is_accepted)
{
    auto d = test::an_event("summit", 1);
    d.waiting_list = events::waiting_list::offer;
    add(d);
    std::vector<test::client> people{signed_in("ann@people.example"), signed_in("bob@people.example")};
    std::vector<std::string> references;
    for (auto& c : people) {
        auto const booked = c.post("/api/events/summit/registrations", R"({"name":"Ann"})");
        references.emplace_back(booked.json.at("reference").as_string());
    }
    people[0].post("/api/registrations/" + references[0] + "/cancel");
    BOOST_TEST(look()[R"(rowan_event_offers{event="summit"})"] == 1);
    people[1].post("/api/registrations/" + references[1] + "/accept");
    auto const seen = look();
    BOOST_TEST(seen[R"(rowan_event_offers{event="summit"})"] == 0);
    BOOST_TEST(seen[R"(rowan_event_places_taken{event="summit"})"] == 1);
}

BOOST_AUTO_TEST_CASE(upkeep_is_told_once_it_was_done)
{
    auto const at = [](char const* task) {
        return "rowan_upkeep_timestamp_seconds{task=\"" + std::string(task) + "\"}";
    };
    BOOST_TEST(look()[at("backed_up")] == -1);
    note(upkeep::task::backed_up, now() - hours(3));
    note(upkeep::task::followed, now());
    auto const seen = look();
    BOOST_TEST(seen[at("backed_up")] == static_cast<double>((now() - hours(3)).time_since_epoch().count()));
    BOOST_TEST(seen[at("followed")] == static_cast<double>(clock));
    BOOST_TEST(seen[at("rehearsed")] == -1);
    BOOST_TEST(seen["process_start_time_seconds"] == static_cast<double>(clock));
}

BOOST_AUTO_TEST_CASE(who_asks_often_is_told_what_was_seen_a_moment_ago)
{
    auto c = client();
    auto const first = text();
    BOOST_TEST(c.get("/metrics").raw.body == first);
    steady += 1;
    BOOST_TEST(c.get("/metrics").raw.body == first);
    steady += 1;
    BOOST_TEST(c.get("/metrics").raw.body != first); // with three requests in it
}

BOOST_AUTO_TEST_CASE(those_told_to_wait_are_counted_by_the_limit_they_met)
{
    auto c = client();
    for (int n = 0; n < 301; ++n) c.post("/api/sign-in/code", R"({"code":"AAAAAAAA"})");
    auto const seen = look();
    BOOST_TEST(seen[R"(rowan_rate_limited_total{limit="tries"})"] == 1);
    BOOST_TEST(seen[R"(rowan_rate_limited_total{limit="sign_ins"})"] == 0);
}

BOOST_AUTO_TEST_CASE(each_part_that_is_unwell_is_named)
{
    using std::chrono::seconds;
    constexpr std::uint64_t mb = 1'000'000;
    instant const now = test::noon;
    upkeep::mail const no_mail{0, {}, 0};
    auto const due = [](instant since) { return upkeep::mail{1, since, 0}; };
    api::room const wide{100'000 * mb, 200'000 * mb};
    struct {
        char const* what;
        api::condition seen;
        bool can_write;
        seconds silence;
        char const* named;
    } const cases[] = {
        {"all is well", {no_mail, {}, wide}, true, seconds(1), ""},
        {"failed mail waits for an organiser", {{0, {}, 9}, {}, wide}, true, seconds(1), ""},
        {"mail due a quarter of an hour", {due(now - minutes(15)), {}, wide}, true, seconds(1), ""},
        {"mail due longer", {due(now - minutes(15) - seconds(1)), {}, wide}, true, seconds(1), "mail "},
        {"a backup of a day and two hours", {no_mail, now - hours(26), wide}, true, seconds(1), ""},
        {"an older one", {no_mail, now - hours(26) - seconds(1), wide}, true, seconds(1), "backup "},
        {"500 MB left", {no_mail, {}, {500 * mb, 9'000 * mb}}, true, seconds(1), ""},
        {"less", {no_mail, {}, {500 * mb - 1, 9'000 * mb}}, true, seconds(1), "disk "},
        {"a twentieth left", {no_mail, {}, {10'000 * mb, 200'000 * mb}}, true, seconds(1), ""},
        {"less than that", {no_mail, {}, {10'000 * mb - 1, 200'000 * mb}}, true, seconds(1), "disk "},
        {"a disk that cannot be asked", {no_mail, {}, {0, 0}}, true, seconds(1), ""},
        {"a disk that was full a moment ago", {no_mail, {}, wide}, false, seconds(1), "disk "},
        {"ten seconds' silence", {no_mail, {}, wide}, true, seconds(10), ""},
        {"eleven", {no_mail, {}, wide}, true, seconds(11), "writer "},
    };
    for (auto const& c : cases) {
        std::string named;
        for (auto const name : api::unwell(&c.seen, c.can_write, c.silence, now))
            named.append(name).append(" ");
        BOOST_TEST(named == c.named, c.what);
    }
    auto const blind = api::unwell(nullptr, true, seconds(1), now);
    BOOST_TEST((blind == std::vector<std::string_view>{"reads"}));
}

BOOST_AUTO_TEST_CASE(mail_that_is_overdue_is_named_and_does_not_close_the_house)
{
    put(messages::kind::booked);
    BOOST_TEST(!unwell("mail"));
    pass(minutes(16));
    BOOST_TEST(unwell("mail"));
    auto const said = ready();
    BOOST_TEST(said.at("status").as_string() == "ok");
    BOOST_TEST(said.at("reads").as_bool());
    BOOST_TEST(said.at("writes").as_bool());
    BOOST_TEST(look()["rowan_outbox_overdue_seconds"] == 16 * 60);
    send_mail();
    BOOST_TEST(!unwell("mail"));
    BOOST_TEST(look()["rowan_outbox_overdue_seconds"] == 0);
}

BOOST_AUTO_TEST_CASE(what_waits_for_the_morning_is_not_overdue)
{
    pass(hours(14)); // two in the morning
    put(messages::kind::reminder);
    pass(hours(2));
    BOOST_TEST(!unwell("mail"));
    BOOST_TEST(look()["rowan_outbox_overdue_seconds"] == 0);
    put(messages::kind::sign_in_code); // somebody is awake, though
    pass(minutes(16));
    BOOST_TEST(unwell("mail"));
}

BOOST_AUTO_TEST_CASE(an_old_backup_is_named_and_none_is_nothing_new)
{
    BOOST_TEST(!unwell("backup"));
    note(upkeep::task::backed_up, now());
    BOOST_TEST(!unwell("backup"));
    pass(hours(27));
    BOOST_TEST(unwell("backup"));
}

BOOST_AUTO_TEST_SUITE_END()
