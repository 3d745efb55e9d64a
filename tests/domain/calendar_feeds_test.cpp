// What is in which feed, for how long, and when a feed says that it changed.
#include "domain/calendar_feeds.hpp"

#include "domain/calendars.hpp"
#include "domain/house.hpp"

using namespace rowan;
using calendars::public_feed;
using std::chrono::days, std::chrono::hours;
using test::noon;
using scope = public_feed::scope;

namespace {

struct feed_house : test::house {
    feed_house()
    {
        add("london", [](auto& d) { d.region = "London", d.kind = events::kind::training; });
        add("leeds",
            [](auto& d) { d.region = "Yorkshire & the Humber", d.series_slug = d.series_title = "one"; });
        add("online",
            [](auto& d) { d.kind = events::kind::webinar, d.series_slug = d.series_title = "one"; });
    }

    template <class Change> void add(std::string const& slug, Change change)
    {
        auto d = test::an_event(slug, 5);
        change(d);
        open(d);
    }

    std::string in(scope of, std::string const& word)
    {
        std::vector<std::string> slugs;
        for (auto const& e : calendars::entries_of(tx, {of, word}, now)) slugs.push_back(e.event.slug);
        return test::joined(slugs);
    }
    std::optional<instant> changed(scope of, std::string const& word)
    {
        auto const state = calendars::state_of(tx, {of, word}, now);
        return state ? std::optional(state->changed_at) : std::nullopt;
    }
    void change(std::string const& slug, storage::query const& q)
    {
        tx.run(q, slug);
        calendars::refresh(tx, events::terms_of(tx, slug)->id, now);
    }
};

constexpr storage::query renamed{"t/rename", "UPDATE event SET title = title || '!' WHERE slug = $1"};
constexpr storage::query cancelled{"t/cancel", "UPDATE event SET status = 'cancelled' WHERE slug = $1"};
constexpr storage::query to_london{"t/move", "UPDATE event SET region = 'London' WHERE slug = $1"};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_calendar_feeds, feed_house)

BOOST_AUTO_TEST_CASE(each_feed_has_its_own)
{
    struct {
        scope of;
        std::string word, slugs;
    } const table[] = {
        {scope::all, "", "london, leeds, online"},
        {scope::kind, "training", "london"},
        {scope::kind, "summit", ""},
        {scope::region, "london", "london"},
        {scope::region, "London", "london"},
        {scope::region, "Yorkshire & the Humber", "leeds"},
        {scope::region, "yorkshire-the-humber", "leeds"},
        {scope::series, "one", "leeds, online"},
        {scope::event, "leeds", "leeds"},
    };
    for (auto const& row : table) {
        BOOST_TEST(in(row.of, row.word) == row.slugs, row.word);
        BOOST_TEST(changed(row.of, row.word).has_value(), row.word);
    }
    for (auto const of : {scope::kind, scope::region, scope::series, scope::event})
        BOOST_TEST(!changed(of, "nothing"));
}

BOOST_AUTO_TEST_CASE(rule_40_a_feed_changes_with_its_own_entries_alone_and_never_goes_back)
{
    struct {
        scope of;
        std::string word;
    } const feeds[] = {
        {scope::all, ""},       {scope::region, "london"}, {scope::region, "yorkshire-the-humber"},
        {scope::series, "one"}, {scope::event, "leeds"},   {scope::kind, "training"}};
    struct {
        std::string_view what;
        std::string slug;
        storage::query change;
        std::string changes; // of the feeds above, in order
    } const table[] = {
        {"a title", "london", renamed, "yynnny"},
        {"a title within the second", "london", renamed, "yynnny"},
        {"a move to another region", "leeds", to_london, "yyyyyn"},
        {"a title there", "leeds", renamed, "yynyyn"},
        {"a cancellation", "online", cancelled, "ynnynn"},
    };
    for (auto const& row : table) {
        BOOST_TEST_CONTEXT(row.what)
        {
            std::vector<instant> before;
            for (auto const& f : feeds) before.push_back(*changed(f.of, f.word));
            change(row.slug, row.change);
            std::string changes;
            for (std::size_t n = 0; n < before.size(); ++n) {
                auto const is = *changed(feeds[n].of, feeds[n].word);
                BOOST_TEST((is >= before[n]));
                changes += is > before[n] ? 'y' : 'n';
            }
            BOOST_TEST(changes == row.changes);
        }
    }
    BOOST_TEST(in(scope::region, "yorkshire-the-humber") == ""); // an empty feed, but one
}

BOOST_AUTO_TEST_CASE(rules_6_and_46_what_has_passed_stays_a_year_what_is_cancelled_until_its_end)
{
    change("leeds", cancelled);
    auto const end = noon + days(60) + hours(7); // 19:00
    struct {
        instant at;
        std::string slugs;
    } const table[] = {
        {end - seconds(1), "london, leeds, online"},
        {end + hours(4), "london, leeds, online"}, // until midnight
        {end + hours(5), "london, online"},
        {end + days(365) + hours(4), "london, online"},
        {end + days(365) + hours(5), ""},
    };
    auto last = *changed(scope::all, "");
    std::string shown = in(scope::all, "");
    for (auto const& row : table) {
        now = row.at;
        BOOST_TEST(in(scope::all, "") == row.slugs, rfc3339(now));
        auto const is = *changed(scope::all, "");
        BOOST_TEST((is > last) == (row.slugs != shown), rfc3339(now));
        BOOST_TEST((is <= now));
        last = is;
        shown = row.slugs;
    }
    BOOST_TEST(in(scope::event, "leeds") == "leeds"); // one's own download
    now = noon;
}

BOOST_AUTO_TEST_CASE(rules_47_and_49_a_secret_address_shows_its_owners_bookings_until_the_next_one)
{
    book("ann", "leeds");
    book("bo", "leeds");
    auto const ann = person("ann");
    auto const first = people::renew_calendar(tx, ann, now)->token;
    auto const feed = calendars::own_bookings(tx, first, now);
    BOOST_TEST(feed->entries.size() == 1u);
    BOOST_TEST(feed->entries[0].reference == reference("ann", "leeds"));
    BOOST_TEST(first.size() >= 22u);
    auto const second = people::renew_calendar(tx, ann, now)->token;
    for (auto const& token : {first, std::string("nobodys"), std::string()}) {
        BOOST_TEST((calendars::own_bookings(tx, token, now).error().code == errc::not_found));
        BOOST_TEST((calendars::own_openings(tx, token, now).error().code == errc::not_found));
    }
    BOOST_TEST(calendars::own_bookings(tx, second, now)->entries.size() == 1u);
}

BOOST_AUTO_TEST_CASE(ones_own_calendar_changes_with_every_change_of_what_it_shows)
{
    book("ann", "leeds");
    auto const token = people::renew_calendar(tx, person("ann"), now)->token;
    std::vector<std::function<void()>> const changes = {
        [this] { change("leeds", renamed); },
        [this] { book("ann", "london"); },
        [this] { cancel("ann", "london"); },
        [this] {
            people::change(tx, person("ann"), {{}, {}, {}, true}, now).value();
        },
        [this] { now = noon + days(61); }, // london leaves
    };
    auto last = calendars::own_bookings(tx, token, now)->changed_at;
    for (auto const& act : changes) {
        now += hours(1);
        act();
        auto const feed = *calendars::own_bookings(tx, token, now);
        BOOST_TEST((feed.changed_at > last));
        BOOST_TEST((feed.changed_at <= now));
        last = feed.changed_at;
    }
    BOOST_TEST(calendars::own_bookings(tx, token, now)->discreet);
    BOOST_TEST(calendars::own_bookings(tx, token, now)->entries.size() == 1u);
    now = noon;
}

BOOST_AUTO_TEST_CASE(openings_are_those_one_may_book)
{
    auto const opens_later = [](auto& d) { d.opens_at = noon + days(10); };
    add("for-anyone", opens_later);
    add("for-members", [&](auto& d) { opens_later(d), d.audience = events::audience::members; });
    add("for-reps", [&](auto& d) { opens_later(d), d.audience = events::audience::reps; });
    add("for-guests", [&](auto& d) { opens_later(d), d.audience = events::audience::invited; });
    auto const openings = [this](people::person const& who) {
        auto const token = people::renew_calendar(tx, who, now)->token;
        std::vector<std::string> slugs;
        auto const feed = calendars::own_openings(tx, token, now);
        for (auto const& o : feed->entries) {
            BOOST_TEST((o.entry.kind == entry_kind::opening));
            BOOST_TEST((o.entry.starts_at == noon + days(10)));
            slugs.push_back(o.entry.event.slug);
        }
        return test::joined(slugs);
    };
    BOOST_TEST(openings(person("visitor")) == "for-anyone");
    BOOST_TEST(openings(test::a_member(tx, "member")) == "for-anyone, for-members");
    auto const rep = test::a_member(tx, "rep", "rep");
    BOOST_TEST(openings(rep) == "for-anyone, for-members, for-reps");
    constexpr storage::query invite{
        "t/invite",
        "INSERT INTO invitation (event_id, person_id) SELECT id, $1 FROM event WHERE slug = 'for-guests'"};
    tx.run(invite, rep.id);
    BOOST_TEST(openings(rep) == "for-anyone, for-members, for-reps, for-guests");
    change("for-members", cancelled);
    auto const token = people::renew_calendar(tx, rep, now)->token;
    BOOST_TEST(calendars::own_openings(tx, token, now)->entries.at(1).entry.cancelled);
    now = noon + days(41) + hours(13); // a month after
    BOOST_TEST(openings(rep) == "");
    now = noon;
}

BOOST_AUTO_TEST_SUITE_END()
