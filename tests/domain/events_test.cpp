// Events: what makes one, what is public of it, where it stands.
#include "domain/events.hpp"

#include "domain/calendars.hpp"
#include "domain/house.hpp"

using namespace rowan;
using events::state;
using std::chrono::days;
using std::chrono::hours;
using test::attempt;
using test::noon;

BOOST_FIXTURE_TEST_SUITE(domain_events, test::house)

BOOST_AUTO_TEST_CASE(an_event_that_contradicts_itself_is_refused_with_all_that_is_wrong)
{
    using draft = events::draft;
    struct {
        char const* what;
        void (*spoil)(draft&);
        char const* pointers; // "": none
    } const cases[] = {
        {"as it should be", [](draft&) {}, ""},
        {"no slug", [](draft& d) { d.slug.clear(); }, "/slug"},
        {"no title", [](draft& d) { d.title.clear(); }, "/title"},
        {"no days", [](draft& d) { d.days.clear(); }, "/days"},
        {"a day without end", [](draft& d) { d.days[0].ends_at = d.days[0].starts_at; }, "/days"},
        {"never open", [](draft& d) { d.closes_at = d.opens_at; }, "/closes_at"},
        {"an unknown zone", [](draft& d) { d.time_zone = "Europe/Atlantis"; }, "/time_zone"},
        {"several", [](draft& d) { d.slug.clear(), d.title.clear(); }, "/slug, /title"},
        {"a slug that is taken", [](draft& d) { d.slug = "event"; }, "/slug"},
    };
    open(1);
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto d = test::an_event("fresh", 5);
            c.spoil(d);
            auto const made = attempt(tx, events::create, d, ledger::id(), now);
            BOOST_TEST(test::pointers(made) == c.pointers);
        }
    }
    constexpr storage::query pools_left{"test/pools", "SELECT count(*) FROM pool"};
    BOOST_TEST(number(pools_left) == 2); // of the two that were made
}

BOOST_AUTO_TEST_CASE(an_event_is_found_with_all_its_parts_but_a_draft_is_not)
{
    auto d = test::an_event("event", 5);
    d.series_slug = "course";
    d.series_title = "A course";
    d.reserved = 2;
    d.days.push_back({d.days[0].starts_at + days(1), d.days[0].ends_at + days(1)});
    auto const [first, second] = std::pair(d.days[0], d.days[1]);
    d.slots.push_back({"Morning", first.starts_at, first.ends_at, {test::a_workshop("law", 1)}});
    d.slots.push_back(
        {"Next", second.starts_at, second.ends_at, {test::a_workshop("pay", 2), test::a_workshop("art", 3)}}
    );
    d.questions = {{"diet", "short_text", "Diet", "", "", false, "the caterer", 30}};
    open(d);
    d.slug = "hidden";
    d.status = events::status::draft;
    open(d);

    auto const found = events::find(tx, "event").value();
    BOOST_TEST(found.listed.content.title == "Event event");
    BOOST_TEST(*found.listed.content.series_title == "A course");
    BOOST_TEST((found.listed.content.ends_at == d.days[1].ends_at));
    BOOST_TEST(found.listed.days.size() == 2u);
    BOOST_TEST(*found.places.left() == 3); // C1: two are reserved
    BOOST_TEST(found.slots.size() == 2u);
    BOOST_TEST(found.slots[1].workshops.size() == 2u);
    BOOST_TEST(*found.slots[1].workshops[1].places.capacity == 3);
    BOOST_TEST(found.questions.size() == 1u);
    for (auto const* slug : {"hidden", "nothing"})
        BOOST_TEST(test::word_for(events::find(tx, slug).error().code) == "not_found");
}

BOOST_AUTO_TEST_CASE(the_list_reads_again_only_the_texts_that_changed)
{
    open(test::an_event("one", 5));
    open(test::an_event("two", 5));
    auto hidden = test::an_event("hidden", 5);
    hidden.status = events::status::draft;
    open(hidden);
    auto const nothing = std::make_shared<events::known_texts const>();
    auto const first = events::published(tx, nothing).value();
    BOOST_REQUIRE(first.events.size() == 2u);
    BOOST_TEST(first.read_anew);

    book("ann", "one");
    auto known = std::make_shared<events::known_texts>();
    for (auto const& e : first.events) known->emplace(e.stands.id, e.texts);
    BOOST_TEST(!events::published(tx, known)->read_anew);

    tx.script("UPDATE event SET revision = revision + 1, title = 'Two anew' WHERE slug = 'two'");
    auto const second = events::published(tx, known).value();
    BOOST_REQUIRE(second.events.size() == 2u);
    BOOST_TEST(second.read_anew);
    calendars::refresh(tx, events::terms_of(tx, "two")->id, now);
    auto const one = events::terms_of(tx, "one")->id;
    for (auto const& e : second.events) {
        bool const is_one = e.stands.id == one;
        BOOST_TEST((e.texts == known->at(e.stands.id)) == is_one); // the very same object
        BOOST_TEST(e.texts->content.title == (is_one ? known->at(one)->content.title : "Two anew"));
        BOOST_TEST(e.stands.places.taken == (is_one ? 1 : 0));
    }
}

BOOST_AUTO_TEST_CASE(where_an_event_stands_follows_from_time_and_places)
{
    auto const confirm = events::waiting_list::confirm;
    auto const none = events::waiting_list::none;
    struct {
        char const* what;
        seconds when; // since booking opened; it closes after 10 days, the event lasts from day 20 to 21
        pools::standing places;
        events::waiting_list mode;
        state stands;
    } const cases[] = {
        {"before it opens", seconds(-1), {9, 0, 0}, confirm, state::not_yet},
        {"when it opens", seconds(0), {9, 0, 0}, confirm, state::open},
        {"four of nine left", seconds(0), {9, 5, 0}, confirm, state::open},
        {"three of nine left", seconds(0), {9, 6, 0}, confirm, state::few},
        {"51 of 500 left", seconds(0), {500, 449, 0}, confirm, state::open},
        {"a tenth of 500 left", seconds(0), {500, 450, 0}, confirm, state::few},
        {"no limit", seconds(0), {{}, 5000, 0}, confirm, state::open},
        {"full", seconds(0), {9, 9, 0}, confirm, state::waiting_list},
        {"full, without queue", seconds(0), {9, 9, 0}, none, state::full},
        {"no places at all", seconds(0), {0, 0, 0}, none, state::full},
        {"over its capacity", seconds(0), {9, 10, 0}, none, state::full},
        {"free for who waits", seconds(0), {9, 8, 1}, confirm, state::waiting_list},
        {"a second before close", days(10) - seconds(1), {9, 0, 0}, confirm, state::open},
        {"when it closes", days(10), {9, 0, 0}, confirm, state::closed},
        {"while it lasts", days(21) - seconds(1), {9, 0, 0}, confirm, state::closed},
        {"afterwards", days(21), {9, 0, 0}, confirm, state::past},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            events::content e{};
            e.status = events::status::published;
            e.waiting_list = c.mode;
            e.opens_at = noon;
            e.closes_at = noon + days(10);
            e.starts_at = noon + days(20);
            e.ends_at = noon + days(21);
            BOOST_TEST(
                test::word_for(events::state_of(e, c.places, noon + c.when)) == test::word_for(c.stands)
            );
            e.status = events::status::cancelled;
            BOOST_TEST(test::word_for(events::state_of(e, c.places, noon + c.when)) == "cancelled");
        }
    }
}

BOOST_AUTO_TEST_CASE(time_alone_changes_it_at_opening_closing_and_end)
{
    events::content e{};
    e.opens_at = noon;
    e.closes_at = noon + days(10);
    e.ends_at = noon + days(21);
    BOOST_TEST((events::next_change(e, noon - days(1)) == noon));
    BOOST_TEST((events::next_change(e, noon) == noon + days(10)));
    BOOST_TEST((events::next_change(e, noon + days(10)) == noon + days(21)));
    BOOST_TEST(!events::next_change(e, noon + days(21)).has_value());
}

// C7
BOOST_AUTO_TEST_CASE(a_capacity_is_set_with_an_entry_in_the_ledger)
{
    open(1);
    struct {
        std::optional<std::int64_t> capacity;
        char const* noted;
    } const cases[] = {
        {0, "0"},
        {7, "7"},
        {std::nullopt, "no limit"},
    };
    constexpr storage::query last{
        "test/last", "SELECT detail FROM ledger WHERE act = 'capacity_changed' ORDER BY seq DESC LIMIT 1"};
    for (auto const& c : cases) {
        resize(c.capacity);
        BOOST_TEST((places().capacity == c.capacity));
        BOOST_TEST(*tx.one<std::string>(last) == c.noted);
    }
    auto const nowhere = events::resize(tx, "nothing", 5, person("organiser").id, now);
    BOOST_TEST(test::word_for(nowhere.error().code) == "not_found");
}

BOOST_AUTO_TEST_SUITE_END()
