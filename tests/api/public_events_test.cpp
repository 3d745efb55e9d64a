// The public pages' data: always as the last answered change left it, cheap to ask for again, narrowed and
// paged.
#include "api/guests.hpp"

#include <set>
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

answer get_with(test::client c, std::string const& path, std::string const& headers)
{
    return c.send("GET", path, "", headers);
}

answer get_unless(test::client const& c, std::string const& path, std::string const& tag)
{
    return get_with(c, path, "If-None-Match: " + tag + "\r\n");
}

std::string slugs(answer const& a)
{
    std::string all;
    for (auto const& e : a.json.at("events").as_array())
        all += (all.empty() ? "" : " ") + std::string(e.at("slug").as_string());
    return all;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_public_events, party)

BOOST_AUTO_TEST_CASE(what_a_client_has_it_need_not_get_again_until_it_changes)
{
    an_event("summit", 9);
    auto sam = guest("sam");
    for (std::string const path : {"/api/events", "/api/events/summit"}) {
        BOOST_TEST_CONTEXT(path)
        {
            auto const first = client().get(path);
            auto const tag = first.raw.field("ETag");
            BOOST_TEST(first.raw.field("Cache-Control") == "public, no-cache");
            auto const same = get_unless(client(), path, tag);
            BOOST_TEST(same.status == 304);
            BOOST_TEST(same.raw.body.empty());
            BOOST_TEST(same.raw.field("ETag") == tag);
            BOOST_TEST(get_unless(client(), path, "\"old\", W/" + tag).status == 304);
            BOOST_TEST(get_unless(client(), path, "\"old\"").status == 200);

            auto const booked = book(sam, "summit");
            auto const after = get_unless(client(), path, tag);
            BOOST_TEST(after.status == 200);
            BOOST_TEST(after.raw.field("ETag") != tag);
            BOOST_TEST(after.raw.body.find(R"("left":8)") != std::string::npos);
            act(sam, booked, "cancel");
        }
    }
}

BOOST_AUTO_TEST_CASE(what_has_settled_is_compressed_for_those_who_want_it)
{
    an_event("summit", 9);
    for (std::string const path : {"/api/events", "/api/events/summit"}) {
        BOOST_TEST_CONTEXT(path)
        {
            auto const plain = client().get(path);
            steady += 2;
            auto const small = get_with(client(), path, "Accept-Encoding: br, gzip\r\n");
            BOOST_TEST(small.raw.field("Content-Encoding") == "gzip");
            BOOST_TEST(small.raw.field("Vary") == "Accept-Encoding");
            BOOST_TEST(small.raw.field("ETag") != plain.raw.field("ETag"), "other bytes, another tag");
            BOOST_TEST(unzipped(small.raw.body) == plain.raw.body);
            for (std::string const refusing : {"", "br", "gzip;q=0"}) {
                auto const whole = get_with(client(), path, "Accept-Encoding: " + refusing + "\r\n");
                BOOST_TEST(whole.raw.body == plain.raw.body, refusing);
            }
            BOOST_TEST(get_unless(client(), path, small.raw.field("ETag")).status == 304);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_clock_alone_changes_what_can_be_done)
{
    an_event("course", 9, [](auto& d) {
        d.opens_at = noon + days(1);
        d.highlights = "It was *good*.";
    });
    struct {
        seconds passed;
        std::string state;
    } const moments[] = {
        {seconds(0), "not_yet"},
        {days(1) - seconds(1), "not_yet"},
        {days(1), "open"},
        {days(58) - seconds(1), "open"},
        {days(58), "closed"},
        {days(60) + hours(7) - seconds(1), "closed"},
        {days(60) + hours(7), "past"},
    };
    for (auto const& m : moments) {
        BOOST_TEST_CONTEXT(m.state << " after " << m.passed.count() << " seconds")
        {
            clock = (noon + m.passed).time_since_epoch().count();
            auto const shown = client().get("/api/events/course");
            BOOST_TEST(state(shown) == m.state);
            BOOST_TEST(text_of(shown, "highlights_html").empty() == (m.state != "past"));
            auto const list = client().get("/api/events");
            BOOST_TEST(list.json.at("events").at(0).at("state").as_string() == m.state);
        }
    }
}

BOOST_AUTO_TEST_CASE(how_full_an_event_is_stands_in_a_word)
{
    struct {
        std::string slug;
        std::optional<std::int64_t> capacity;
        events::waiting_list list;
        std::string state;
    } const all[] = {
        {"unlimited", std::nullopt, events::waiting_list::none, "open"},
        {"roomy", 4, events::waiting_list::none, "open"},
        {"few", 3, events::waiting_list::none, "few"},
        {"full", 0, events::waiting_list::none, "full"},
        {"queue", 0, events::waiting_list::confirm, "waiting_list"},
        {"offers", 0, events::waiting_list::offer, "waiting_list"},
    };
    for (auto const& e : all) {
        an_event(e.slug, e.capacity, [&](auto& d) { d.waiting_list = e.list; });
        BOOST_TEST(state(client().get("/api/events/" + e.slug)) == e.state, e.slug);
    }
    BOOST_TEST(left("unlimited") == -1, "null: no limit");
    BOOST_TEST(left("full") == 0);
}

BOOST_AUTO_TEST_CASE(the_list_is_narrowed_by_each_thing_and_by_all)
{
    using events::kind;
    auto const add = [this](std::string const& slug, int day, events::kind k, auto change) {
        an_event(slug, 9, [&](auto& d) {
            d.kind = k;
            d.days = {{noon + days(day), noon + days(day) + hours(4)}};
            d.closes_at = noon + days(1);
            change(d);
        });
    };
    add("reps-leeds", 20, kind::training,
        [](auto& d) { d.region = "North", d.series_slug = d.series_title = "reps"; });
    add("reps-cardiff", 10, kind::training, [](auto& d) {
        d.region = "Wales", d.venue.town = "Cardiff", d.series_slug = d.series_title = "reps";
    });
    add("summit", 30, kind::summit, [](auto& d) { d.title = "Members' Summit 100%"; });
    add("secret", 15, kind::summit, [](auto& d) { d.status = events::status::draft; });
    add("off", 40, kind::webinar, [](auto& d) { d.status = events::status::cancelled; });
    auto const on = [](int day) { return rfc3339(noon + days(day)); };
    struct {
        std::string query, slugs;
    } const rows[] = {
        {"", "reps-cardiff reps-leeds summit off"},
        {"?kind=&region=&q=&from=&cursor=", "reps-cardiff reps-leeds summit off"},
        {"?unknown=1", "reps-cardiff reps-leeds summit off"},
        {"?kind=training", "reps-cardiff reps-leeds"},
        {"?kind=webinar", "off"},
        {"?region=Wales", "reps-cardiff"},
        {"?region=wales", ""},
        {"?series=reps", "reps-cardiff reps-leeds"},
        {"?q=CARDIFF", "reps-cardiff"},
        {"?q=summit%20100%25", "summit"},
        {"?q=members%27+summit", "summit"},
        {"?q=%25", "summit"},
        {"?q=%ff", "reps-cardiff reps-leeds summit off"},
        {"?from=" + on(20), "reps-leeds summit off"},
        {"?to=" + on(20), "reps-cardiff"},
        {"?from=2027-01-22&to=2027-02-02", "reps-cardiff reps-leeds"},
        {"?kind=training&region=North&q=leeds", "reps-leeds"},
        {"?kind=training&cursor=reps-cardiff", "reps-leeds"},
        {"?cursor=off", ""},
        {"?kind=summit&region=Wales", ""},
    };
    for (auto const& r : rows) {
        auto const a = client().get("/api/events" + r.query);
        BOOST_TEST(a.status == 200, r.query);
        BOOST_TEST(slugs(a) == r.slugs, r.query);
        BOOST_TEST(a.json.at("next").is_null());
    }
}

BOOST_AUTO_TEST_CASE(a_long_list_comes_in_pages_that_miss_nothing)
{
    static constexpr int many = 405;
    write([](storage::transaction& tx) -> result<int> {
        for (int n = 0; n < many; ++n)
            events::create(tx, test::an_event("event-" + std::to_string(n), 9), ledger::id(), noon).value();
        return many;
    });
    std::set<std::string> seen;
    std::vector<std::size_t> pages;
    for (std::string path = "/api/events?kind=meeting"; !path.empty();) {
        auto const a = client().get(path);
        auto const& page = a.json.at("events").as_array();
        pages.push_back(page.size());
        for (auto const& e : page) seen.insert(std::string(e.at("slug").as_string()));
        auto const next = text_of(a, "next");
        path = next.empty() ? "" : "/api/events?kind=meeting&cursor=" + next;
    }
    BOOST_TEST(pages == (std::vector<std::size_t>{200, 200, 5}), boost::test_tools::per_element());
    BOOST_TEST(seen.size() == static_cast<std::size_t>(many));
    BOOST_TEST(
        client().get("/api/events").json.at("events").as_array().size() == static_cast<std::size_t>(many)
    );
}

BOOST_AUTO_TEST_SUITE_END()
