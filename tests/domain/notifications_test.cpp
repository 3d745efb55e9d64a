// Notifications: what many are told at once, by whoever changes an event and by the clock.
#include "domain/notifications.hpp"

#include "domain/calendars.hpp"
#include "domain/house.hpp"

using namespace rowan;
using messages::kind;
using std::chrono::days;
using std::chrono::hours;
using test::noon;

namespace {

// The event begins on Saturday, 13 March 2027, at noon.
struct many : test::house {
    std::int64_t event() { return events::terms_of(tx, "event")->id; }
    int remind(int most = 10) { return notifications::remind(tx, most, now).value(); }
    int thank(int most = 10) { return notifications::thank(tx, most, now).value(); }
    void at(int day, int hour, int month = 3)
    {
        using namespace std::chrono;
        now = instant(sys_days(year(2027) / month / day)) + hours(hour);
    }
    void write_highlights(std::string const& text)
    {
        constexpr storage::query q{"test/highlights", "UPDATE event SET highlights = $1"};
        tx.run(q, text);
    }
    void plan(std::vector<int> const& reminders, bool thanks = true)
    {
        notifications::set_plan(tx, event(), {reminders, thanks}).value();
    }
    // Whom the messages that are due go to.
    std::string due()
    {
        std::vector<std::string> all;
        for (auto const& m : messages::due(tx, 100, "Europe/London", now).value()) {
            auto const& to = m.message.recipient;
            all.push_back(test::word_for(m.message.what) + " " + to.substr(0, to.find('@')));
        }
        return test::joined(all);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_notifications, many)

BOOST_AUTO_TEST_CASE(all_who_have_or_wait_for_a_place_are_told_of_a_change)
{
    open(2, events::waiting_list::offer);
    for (auto const* who : {"ann", "bo", "cy", "dee"}) book(who);
    cancel("ann"); // cy is offered the place
    cancel("dee");
    BOOST_TEST(active() == "bo registered, cy offered");
    BOOST_TEST(notifications::tell_of_changes(tx, event(), {{"Venue", "Leeds", "York"}}, now) == 2);
    BOOST_TEST(mail("ann") == "booked, cancelled");
    BOOST_TEST(mail("bo") == "booked, changed");
    BOOST_TEST(mail("cy") == "waiting, offered, changed");
    BOOST_TEST(notifications::tell_of_changes(tx, event(), {}, now) == 0);
    BOOST_TEST(notifications::tell_of_cancellation(tx, event(), "No hall.", now) == 2);
    BOOST_TEST(mail("bo") == "booked, changed, event_cancelled");
}

BOOST_AUTO_TEST_CASE(nobody_is_told_of_an_event_that_is_over)
{
    open(2);
    book("ann");
    now += days(70);
    BOOST_TEST(notifications::tell_of_changes(tx, event(), {{"Venue", "a", "b"}}, now) == 0);
}

BOOST_AUTO_TEST_CASE(changes_are_read_as_they_were_kept)
{
    std::vector<notifications::change> const given{
        {"Venue", "Old Hall, Leeds", ""},
        {"", "", ""},
        {"Starts", "one\ntwo | {x}", "9:30am -> 10am"},
    };
    auto const found = notifications::read(notifications::kept(given));
    BOOST_REQUIRE(found.size() == given.size());
    for (std::size_t n = 0; n < given.size(); ++n) {
        BOOST_TEST(found[n].what == given[n].what);
        BOOST_TEST(found[n].before == given[n].before);
        BOOST_TEST(found[n].after == given[n].after);
    }
    BOOST_TEST(notifications::read("").empty());
}

BOOST_AUTO_TEST_CASE(whoever_has_a_place_is_reminded_a_week_and_a_day_before_at_ten)
{
    open(1);
    book("ann");
    book("bo"); // waits
    at(6, 9);
    BOOST_TEST(remind() == 0);
    at(6, 10);
    BOOST_TEST(remind() == 1);
    BOOST_TEST(remind() == 0);
    at(12, 9);
    BOOST_TEST(remind() == 0);
    at(12, 10);
    BOOST_TEST(remind() == 1);
    BOOST_TEST(remind() == 0);
    BOOST_TEST(mail("ann") == "booked, reminder, reminder");
    BOOST_TEST(mail("bo") == "waiting");
}

BOOST_AUTO_TEST_CASE(whoever_has_no_answer_of_the_employer_is_reminded_21_and_10_days_before_a_course)
{
    auto d = test::an_event("course", 5);
    d.audience = events::audience::reps;
    open(d);
    open(5);
    for (auto const* who : {"ann", "bo", "cy"}) {
        test::a_member(tx, who, "rep");
        book(who, "course");
    }
    book("dee"); // at an event that needs no release
    auto const say = [&](std::string const& who, registrations::release said) {
        auto const mine = reference(who, "course");
        return test::attempt(tx, registrations::note_release, person(who), mine, said, now);
    };
    auto const chase = [&](int most = 10) { return notifications::chase_releases(tx, most, now).value(); };
    BOOST_TEST(say("bo", registrations::release::agreed).has_value());
    at(20, 9, 2);
    BOOST_TEST(chase() == 0);
    at(20, 10, 2);
    BOOST_TEST(chase(1) == 1);
    BOOST_TEST(chase() == 1);
    BOOST_TEST(chase() == 0);
    BOOST_TEST(mail("ann") == "booked, release_reminder");
    BOOST_TEST(mail("cy") == "booked, release_reminder");
    BOOST_TEST(say("ann", registrations::release::requested).has_value());
    BOOST_TEST(say("cy", registrations::release::refused).has_value());
    at(3, 10);
    BOOST_TEST(chase() == 1);
    BOOST_TEST(mail("ann") == "booked, release_reminder, release_reminder");
    BOOST_TEST(mail("bo") == "booked");
    BOOST_TEST(mail("cy") == "booked, release_reminder");
    BOOST_TEST(mail("dee") == "booked");
}

BOOST_AUTO_TEST_CASE(reminders_are_as_each_event_wants_them)
{
    using some_days = std::vector<int>;
    struct {
        some_days days;
        char const* mail;
    } const cases[] = {
        {some_days(), "booked"},
        {some_days{3}, "booked, reminder"},
        {some_days{1, 14, 1}, "booked, reminder, reminder"},
        {some_days{1, 2, 30}, "booked, reminder, reminder, reminder"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.days.size() << " " << c.mail)
        {
            many fresh;
            fresh.open(5);
            fresh.book("ann");
            fresh.plan(c.days);
            for (int day = 0; day < 60; ++day) {
                fresh.now += days(1);
                fresh.remind();
            }
            BOOST_TEST(fresh.mail("ann") == c.mail);
        }
    }
    open(5);
    for (int const wrong : {0, -1, 61})
        BOOST_TEST(!notifications::set_plan(tx, event(), {some_days{wrong}, true}));
    BOOST_TEST(!notifications::set_plan(tx, event(), {some_days{1, 2, 3, 4, 5, 6}, true}));
    BOOST_TEST(notifications::plan_of(tx, event()).reminders == (some_days{7, 1}));
}

BOOST_AUTO_TEST_CASE(after_an_outage_of_the_program_nobody_gets_two_reminders_at_once)
{
    open(5);
    book("ann");
    at(12, 18);
    BOOST_TEST(remind() == 1);
    BOOST_TEST(remind() == 0);
}

BOOST_AUTO_TEST_CASE(whoever_books_after_a_reminder_gets_the_next)
{
    open(5);
    book("ann");
    at(6, 11);
    book("bo");
    at(6, 12);
    remind();
    BOOST_TEST(mail("bo") == "booked");
    at(12, 11);
    remind();
    BOOST_TEST(mail("bo") == "booked, reminder");
}

BOOST_AUTO_TEST_CASE(many_are_reminded_in_pieces_each_once)
{
    open(std::nullopt);
    for (int n = 0; n < 25; ++n) book("p" + std::to_string(n));
    at(6, 10);
    BOOST_TEST(remind(10) == 10);
    cancel("p3");
    cancel("p15");
    BOOST_TEST(remind(10) == 10);
    BOOST_TEST(remind(10) == 4);
    BOOST_TEST(remind(10) == 0);
    BOOST_TEST(
        number({"test/n", "SELECT count(DISTINCT registration_id) FROM message WHERE kind = 'reminder'"}) ==
        24
    );
    BOOST_TEST(number({"test/all", "SELECT count(*) FROM message WHERE kind = 'reminder'"}) == 24);
}

// W8's sisters: what was queued and is no longer true is not sent.
BOOST_AUTO_TEST_CASE(a_reminder_is_not_sent_to_whoever_gave_the_place_back)
{
    open(5);
    book("ann");
    at(6, 10);
    remind();
    cancel("ann");
    BOOST_TEST(due().find("reminder") == std::string::npos);
    messages::expire(tx, now).value();
    BOOST_TEST(
        number({"test/e", "SELECT count(*) FROM message WHERE kind = 'reminder' AND state = 'expired'"}) == 1
    );
}

BOOST_AUTO_TEST_CASE(no_reminder_of_what_is_cancelled_or_has_begun)
{
    open(5);
    book("ann");
    at(13, 12);
    BOOST_TEST(remind() == 0);
    at(6, 10);
    tx.script("UPDATE event SET status = 'cancelled'");
    calendars::refresh(tx, event(), now);
    BOOST_TEST(remind() == 0);
}

BOOST_AUTO_TEST_CASE(what_goes_to_many_waits_while_people_sleep)
{
    open(5);
    book("ann");
    at(6, 10);
    remind();
    struct {
        int hour;
        bool sent;
    } const cases[] = {
        {0, false}, {7, false}, {8, true}, {20, true}, {21, false}, {23, false},
    };
    for (auto const& c : cases) {
        at(7, c.hour);
        BOOST_TEST((due() == (c.sent ? "booked ann, reminder ann" : "booked ann")), c.hour);
    }
}

BOOST_AUTO_TEST_CASE(thanks_go_the_day_after_when_there_are_highlights)
{
    open(5);
    book("ann");
    book("bo");
    cancel("bo");
    at(14, 9);
    BOOST_TEST(thank() == 0);
    at(14, 10);
    BOOST_TEST(thank() == 0); // there are none
    at(20, 15);
    write_highlights("We *agreed*.");
    BOOST_TEST(thank() == 1);
    BOOST_TEST(thank() == 0);
    BOOST_TEST(mail("ann") == "booked, thanks");
    BOOST_TEST(mail("bo") == "booked, cancelled");
}

BOOST_AUTO_TEST_CASE(where_the_door_checked_people_in_thanks_go_to_those_who_came)
{
    open(5);
    for (auto const* who : {"ann", "bo", "cy"}) book(who);
    write_highlights("We agreed.");
    constexpr storage::query list{
        "test/list", "INSERT INTO door_list (reference, event_id) VALUES ('d', $1)"};
    constexpr storage::query scan{
        "test/scan",
        "INSERT INTO check_in (nonce, list_id, registration_id, day, direction, verdict, let_in, "
        "device_at, at, received_at, present) SELECT $1 || verdict, 1, r.id, 'd', 'in', verdict, 0, 1, "
        "1, 1, 1 FROM registration r, (SELECT $2 AS verdict) WHERE r.reference = $1"};
    tx.run(list, event());
    tx.run(scan, reference("ann"), std::string("in"));
    tx.run(scan, reference("bo"), std::string("wrong_day"));
    at(14, 12);
    BOOST_TEST(thank() == 1);
    BOOST_TEST(mail("ann") == "booked, thanks");
}

BOOST_AUTO_TEST_CASE(no_thanks_after_a_month_nor_where_they_are_not_wanted)
{
    open(5);
    book("ann");
    write_highlights("We agreed.");
    at(14, 12, 4);
    BOOST_TEST(thank() == 0);
    at(14, 12);
    plan({7, 1}, false);
    BOOST_TEST(thank() == 0);
    plan({7, 1}, true);
    BOOST_TEST(thank() == 1);
}

BOOST_AUTO_TEST_CASE(optional_mail_can_be_stopped_and_started_again)
{
    open(5);
    auto const put = [this](kind what) {
        auto const ann = person("ann");
        messages::put(tx, {what, ann.email, ann.id}, now);
    };
    constexpr storage::query token{
        "test/token", "SELECT mail_token FROM person WHERE email = 'ann@people.example'"};
    put(kind::organisers_letter);
    auto const t = tx.one<std::string>(token).value();
    BOOST_TEST(t.size() == 22u);
    BOOST_TEST(messages::want_optional(tx, t, false).has_value());
    BOOST_TEST(messages::want_optional(tx, t, false).has_value());
    for (auto const what : {kind::organisers_letter, kind::thanks, kind::reminder, kind::changed}) put(what);
    BOOST_TEST(mail("ann") == "organisers_letter, reminder, changed");
    BOOST_TEST(messages::want_optional(tx, t, true).has_value());
    put(kind::thanks);
    BOOST_TEST(mail("ann") == "organisers_letter, reminder, changed, thanks");
    BOOST_TEST(tx.one<std::string>(token).value() == t);
    for (auto const* unknown : {"", "x", "AAAAAAAAAAAAAAAAAAAAAA"})
        BOOST_TEST((messages::want_optional(tx, unknown, false).error().code == errc::not_found));
}

BOOST_AUTO_TEST_SUITE_END()
