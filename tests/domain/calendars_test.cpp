// Names and revisions of entries, before and after each kind of change.
#include "domain/calendars.hpp"

#include "domain/calendar_feeds.hpp"
#include "domain/house.hpp"

#include <set>

using namespace rowan;
using calendars::public_feed;
using std::chrono::days, std::chrono::hours;
using test::noon;

namespace {

public_feed const everything{public_feed::scope::all, ""};

// An event of three days, in London, of a series.
struct calendar_house : test::house {
    events::draft course = test::an_event("course", 5);

    calendar_house()
    {
        course.days.clear();
        for (int n = 0; n < 3; ++n) {
            auto const begin = noon + days(60 + n) - hours(3);
            course.days.push_back({begin, begin + hours(7)});
        }
        course.venue.name = "Hall";
        course.region = "South East";
        course.series_slug = "reps-one";
        course.series_title = "Reps one";
        open(course);
    }

    std::vector<calendar_entry> entries(public_feed const& f = everything)
    {
        return calendars::entries_of(tx, f, now);
    }
    instant changed_at(public_feed const& f = everything)
    {
        auto const state = calendars::state_of(tx, f, now);
        return state ? state->changed_at : instant();
    }

    // Changes rows as an organiser's page would, and lets the calendars follow.
    void change(storage::query const& q)
    {
        tx.run(q);
        calendars::refresh(tx, events::terms_of(tx, "course")->id, now);
    }

    std::vector<personal_entry> of_booking(std::string const& who)
    {
        constexpr storage::query id{"test/id", "SELECT id FROM registration WHERE reference = $1"};
        return calendars::entries_of_registration(tx, *tx.one<std::int64_t>(id, reference(who, "course")));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_calendars, calendar_house)

BOOST_AUTO_TEST_CASE(rules_1_and_20_each_day_has_a_name_and_all_have_a_group)
{
    std::set<std::string> uids, groups;
    std::int64_t number = 0;
    for (auto const& e : entries()) {
        uids.insert(e.identity.uid);
        groups.insert(e.identity.group);
        BOOST_TEST(e.identity.uid.size() == 36u);
        BOOST_TEST(e.identity.uid.find('@') == std::string::npos);
        BOOST_TEST(e.identity.sequence == 0);
        BOOST_TEST((e.identity.changed_at == noon));
        BOOST_TEST(e.number == ++number);
        BOOST_TEST(e.of_days == 3);
    }
    BOOST_TEST(uids.size() == 3u);
    BOOST_TEST(groups.size() == 1u);
}

BOOST_AUTO_TEST_CASE(rules_3_to_5_a_change_moves_what_it_must_and_nothing_else)
{
    struct {
        std::string_view what;
        storage::query change;
        bool revised, rescheduled;
    } const table[] = {
        {"nothing", {"t/1", "UPDATE event SET revision = revision + 1"}, false, false},
        {"the capacity", {"t/2", "UPDATE pool SET capacity = 99"}, false, false},
        {"the audience", {"t/3", "UPDATE event SET audience = 'members'"}, false, false},
        {"the title", {"t/4", "UPDATE event SET title = 'Renamed'"}, true, false},
        {"the summary", {"t/5", "UPDATE event SET summary = 'Another'"}, true, false},
        {"the description", {"t/6", "UPDATE event SET description = 'Another'"}, true, false},
        {"the map position", {"t/7", "UPDATE event SET venue_latitude = '51.5'"}, true, false},
        {"the region", {"t/8", "UPDATE event SET region = 'Wales'"}, true, false},
        {"the venue (rule 4)", {"t/9", "UPDATE event SET venue_name = 'Other hall'"}, true, true},
        {"the start", {"t/10", "UPDATE day SET starts_at = starts_at + 1800"}, true, true},
        {"the end", {"t/11", "UPDATE day SET ends_at = ends_at + 1800"}, true, true},
        {"the zone", {"t/12", "UPDATE event SET time_zone = 'Europe/Dublin'"}, true, true},
        {"the status", {"t/13", "UPDATE event SET status = 'cancelled'"}, true, true},
        {"back again", {"t/14", "UPDATE event SET status = 'published'"}, true, true},
    };
    for (auto const& row : table) {
        BOOST_TEST_CONTEXT(row.what)
        {
            auto const before = entries();
            auto const feed_before = changed_at();
            change(row.change); // all of it within one second, which is the hard case
            auto const after = entries();
            BOOST_TEST(after.size() == 3u);
            BOOST_TEST((changed_at() > feed_before) == row.revised);
            for (std::size_t n = 0; n < after.size(); ++n) {
                auto const &was = before[n].identity, &is = after[n].identity;
                BOOST_TEST(is.uid == was.uid);
                BOOST_TEST((is.created_at == was.created_at));
                BOOST_TEST((is.changed_at > was.changed_at) == row.revised);
                BOOST_TEST(is.sequence == was.sequence + (row.rescheduled ? 1 : 0));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(rule_8_a_moved_event_keeps_its_names_however_its_days_are_written)
{
    auto const before = entries();
    constexpr storage::query forget{"t/forget", "DELETE FROM day"};
    constexpr storage::query write{
        "t/write", "INSERT INTO day (event_id, starts_at, ends_at) SELECT id, $1, $2 FROM event"};
    struct {
        std::string_view what;
        std::function<void()> move;
    } const ways[] = {
        {"in place",
         [this] {
             tx.run({"t/move", "UPDATE day SET starts_at = starts_at + 2592000, ends_at = ends_at + 2592000"}
             );
         }},
        {"by one day, on to the next",
         [this] {
             tx.run({"t/next", "UPDATE day SET starts_at = starts_at + 86400, ends_at = ends_at + 86400"});
         }},
        {"deleted and made anew",
         [&] {
             tx.run(forget);
             for (auto const& d : course.days) tx.run(write, d.starts_at + days(90), d.ends_at + days(90));
         }},
    };
    for (auto const& way : ways) {
        way.move();
        change({"t/nothing", "UPDATE event SET revision = revision + 1"});
        auto const after = entries();
        BOOST_TEST(after.size() == 3u, way.what);
        for (std::size_t n = 0; n < 3; ++n) {
            BOOST_TEST(after[n].identity.uid == before[n].identity.uid, way.what);
            BOOST_TEST(after[n].identity.sequence > before[n].identity.sequence, way.what);
            BOOST_TEST((after[n].starts_at > before[n].starts_at), way.what);
        }
    }
}

BOOST_AUTO_TEST_CASE(rule_6_a_day_that_goes_stays_cancelled_and_the_others_keep_their_names)
{
    auto const before = entries();
    now += hours(1);
    change({"t/drop", "DELETE FROM day WHERE id = 2"});
    auto const after = entries();
    BOOST_TEST(after.size() == 3u);
    for (std::size_t n = 0; n < 3; ++n) {
        BOOST_TEST(after[n].identity.uid == before[n].identity.uid);
        BOOST_TEST(after[n].cancelled == (n == 1));
    }
    BOOST_TEST(after[2].number == 2);
    BOOST_TEST(after[2].of_days == 2);
    BOOST_TEST(after[1].identity.sequence == 1);
    // Who books now never had it; its day comes back under its name.
    book("ann", "course");
    BOOST_TEST(of_booking("ann").size() == 2u);
    change(
        {"t/back", "INSERT INTO day (event_id, starts_at, ends_at) SELECT event_id, starts_at, ends_at FROM "
                   "calendar_entry WHERE number = 0"}
    );
    BOOST_TEST(entries().at(1).identity.uid == before[1].identity.uid);
    BOOST_TEST(!entries().at(1).cancelled);
    BOOST_TEST(entries().at(1).identity.sequence == 2);
}

BOOST_AUTO_TEST_CASE(a_draft_is_in_no_calendar_until_it_was_published_once)
{
    auto d = test::an_event("secret", 5);
    d.status = events::status::draft;
    open(d);
    BOOST_TEST(entries().size() == 3u);
    BOOST_TEST((changed_at({public_feed::scope::event, "secret"}) == instant()));
    change({"t/withdrawn", "UPDATE event SET status = 'draft'"});
    BOOST_TEST(entries().size() == 3u);
    for (auto const& e : entries()) BOOST_TEST(e.cancelled);
}

BOOST_AUTO_TEST_CASE(a_booking_has_names_of_its_own_which_follow_it_to_its_end)
{
    course.slug = "course-two";
    book("ann", "course");
    auto const booked = of_booking("ann");
    BOOST_TEST(booked.size() == 3u);
    std::set<std::string> names;
    for (auto const& e : entries()) names.insert(e.identity.uid);
    for (auto const& b : booked) names.insert(b.entry.identity.uid);
    BOOST_TEST(names.size() == 6u);
    BOOST_TEST((booked[0].entry.kind == entry_kind::registered));

    cancel("ann", "course"); // within the same second
    auto const cancelled = of_booking("ann");
    for (std::size_t n = 0; n < 3; ++n) {
        auto const &was = booked[n].entry.identity, &is = cancelled[n].entry.identity;
        BOOST_TEST(is.uid == was.uid);
        BOOST_TEST(is.sequence == was.sequence + 1);
        BOOST_TEST((is.changed_at > was.changed_at));
        BOOST_TEST(cancelled[n].entry.cancelled);
    }
    book("ann", "course");
    BOOST_TEST(of_booking("ann").at(0).entry.identity.uid != booked[0].entry.identity.uid); // rule 8
    change({"t/cancelled", "UPDATE event SET status = 'cancelled'"});
    BOOST_TEST(of_booking("ann").at(0).entry.cancelled);
}

BOOST_AUTO_TEST_CASE(who_waits_is_told_so_and_each_step_is_a_revision)
{
    auto d = test::an_event("small", 1);
    d.waiting_list = events::waiting_list::offer;
    open(d);
    book("ann", "small");
    book("bo", "small");
    auto const entry = [this] {
        constexpr storage::query id{"test/id", "SELECT id FROM registration WHERE reference = $1"};
        return calendars::entries_of_registration(tx, *tx.one<std::int64_t>(id, reference("bo", "small")))
            .at(0);
    };
    struct {
        std::string_view what;
        std::function<void()> act;
        entry_kind kind;
    } const steps[] = {
        {"waits", [] {}, entry_kind::waiting},
        {"is offered a place", [this] { cancel("ann", "small"); }, entry_kind::offered},
        {"accepts", [this] { accept("bo", "small"); }, entry_kind::registered},
    };
    std::int64_t sequence = -1;
    for (auto const& step : steps) {
        step.act();
        auto const e = entry();
        BOOST_TEST((e.entry.kind == step.kind), step.what);
        BOOST_TEST(e.offered_until.has_value() == (step.kind == entry_kind::offered));
        BOOST_TEST(e.entry.identity.sequence > sequence, step.what);
        sequence = e.entry.identity.sequence;
    }
}

BOOST_AUTO_TEST_CASE(a_booking_and_its_event_changed_within_a_second_still_move_what_evolution_looks_at)
{
    book("ann", "course");
    std::vector<std::function<void()>> const changes = {
        [this] {
            change({"t/1", "UPDATE event SET title = 'One'"});
        },
        [this] {
            people::change(tx, person("ann"), {{}, {}, {}, true}, now).value();
        },
        [this] {
            change({"t/2", "UPDATE event SET title = 'Two'"});
        },
        [this] {
            people::change(tx, person("ann"), {{}, {}, {}, false}, now).value();
        },
        [this] { cancel("ann", "course"); },
        [this] {
            change({"t/3", "UPDATE event SET title = 'Three'"});
        },
    };
    auto last = of_booking("ann").at(0).entry.identity;
    for (auto const& act : changes) {
        act();
        auto const is = of_booking("ann").at(0).entry.identity;
        BOOST_TEST((is.changed_at > last.changed_at || is.sequence > last.sequence));
        BOOST_TEST((is.changed_at >= last.changed_at));
        last = is;
    }
}

BOOST_AUTO_TEST_CASE(rule_3_another_form_revises_everything_the_same_form_nothing)
{
    auto const revised = [this](std::string const& form) {
        auto const was = entries().at(0).identity.changed_at;
        calendars::refresh_all(tx, form, now).value();
        return entries().at(0).identity.changed_at > was;
    };
    BOOST_TEST(!revised("1 https://a.example")); // nobody was told anything before
    BOOST_TEST(!revised("1 https://a.example"));
    BOOST_TEST(revised("1 https://b.example"));
    BOOST_TEST(revised("2 https://b.example"));
}

BOOST_AUTO_TEST_CASE(a_forgotten_refresh_is_found_and_made_good)
{
    constexpr storage::query behind_their_backs{"t/1", "UPDATE event SET title = 'Renamed'"};
    tx.run(behind_their_backs);
    BOOST_TEST(test::joined(verification::violations(tx, now)) == "calendars tell of course as it was");
    BOOST_TEST(calendars::refresh_all(tx, "1", now).value() == 1);
    BOOST_TEST(entries().at(0).event.title == "Renamed");
}

BOOST_AUTO_TEST_CASE(regions_have_words_for_addresses)
{
    struct {
        std::string_view title, word;
    } const table[] = {
        {"South East", "south-east"},
        {"south-east", "south-east"},
        {" Yorkshire & the Humber ", "yorkshire-the-humber"},
        {"Ynys M\xc3\xb4n", "ynys-m\xc3\xb4n"},
        {"--", ""},
    };
    for (auto const& row : table) BOOST_TEST(calendars::word_of(row.title) == row.word);
}

BOOST_AUTO_TEST_SUITE_END()
