// What organisers do with events: drafts, changes, programmes, questions, publishing, cancelling, holding
// again.
#include "domain/editing.hpp"
#include "domain/event_lives.hpp"
#include "domain/house.hpp"
#include "domain/notifications.hpp"
#include "domain/programmes.hpp"
#include "domain/questionnaires.hpp"
#include "sql/queries.hpp"

using namespace rowan;
using test::attempt;
using test::joined;
using test::word_for;

namespace {

struct office : test::house {
    permissions::organiser organiser(std::string const& who) { return {person(who), true, true}; }

    permissions::desk desk(std::string const& slug = "event", std::string const& who = "morag")
    {
        return permissions::at_desk(tx, organiser(who), slug).value();
    }

    // What somebody changes, having seen the event as it is now; the word for what came of it.
    template <class Change> std::string change(std::string const& who, Change what)
    {
        editing::changes c;
        what(c);
        auto const at = desk("event", who);
        auto const made = attempt(tx, editing::change, at, at.revision, c, now);
        if (!made) return word_for(made.error().code);
        return std::to_string(made->over) + " over";
    }

    editing::whole look(std::string const& slug = "event") { return *editing::look(tx, desk(slug), now); }

    template <class... Args> std::string act(auto what, Args const&... args)
    {
        auto const at = desk();
        auto const made = attempt(tx, what, at, at.revision, args..., now);
        return made ? "done" : word_for(made.error().code);
    }
};

editing::changes a_course(instant now)
{
    editing::changes c;
    c.title = "Fair Rotas: Cardiff";
    c.kind = events::kind::training;
    c.days = {{now + std::chrono::days(40), now + std::chrono::days(40) + std::chrono::hours(6)}};
    return c;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_editing, office)

BOOST_AUTO_TEST_CASE(a_new_event_is_a_draft_named_by_its_title)
{
    auto const first = attempt(tx, editing::create, organiser("morag"), a_course(now), now);
    auto const second = attempt(tx, editing::create, organiser("morag"), a_course(now), now);
    BOOST_TEST(first->slug == "fair-rotas-cardiff");
    BOOST_TEST(second->slug == "fair-rotas-cardiff-2");
    BOOST_TEST((look(first->slug).status == events::status::draft));
    BOOST_TEST(
        (attempt(tx, registrations::place, person("ann"), first->slug, registrations::form(), now)
             .error()
             .code == errc::not_found)
    );
}

BOOST_AUTO_TEST_CASE(what_an_event_needs_first_is_its_days)
{
    editing::changes c = a_course(now);
    c.days.reset();
    auto const made = attempt(tx, editing::create, organiser("morag"), c, now);
    BOOST_TEST(test::pointers(made) == "/days");
}

// Two organisers at once: the second is told who changed what, and nothing of theirs is lost.
BOOST_AUTO_TEST_CASE(a_change_of_what_somebody_else_has_changed_is_stale)
{
    open(5);
    tx.run(sql::people::change, person("morag").id, "Morag", nullptr, nullptr, nullptr, now);
    auto const seen = desk("event", "hamish");
    BOOST_TEST(change("morag", [](auto& c) { c.title = "Morag's", c.capacity = 6; }) == "0 over");
    editing::changes mine;
    mine.summary = "Hamish's";
    auto const at = desk("event", "hamish");
    auto const refused = attempt(tx, editing::change, at, seen.revision, mine, now);
    BOOST_TEST((refused.error().code == errc::stale));
    BOOST_TEST(test::pointers(refused) == "/title, /capacity");
    BOOST_TEST(refused.error().fields[0].detail == "Morag, " + rfc3339(now));
    BOOST_TEST(look().form.title == "Morag's");
    BOOST_TEST((attempt(tx, editing::change, at, at.revision, mine, now)->revision == at.revision + 1));
    BOOST_TEST(look().form.title == "Morag's");
    BOOST_TEST(look().form.summary == "Hamish's");
}

BOOST_AUTO_TEST_CASE(what_changes_nothing_is_no_change)
{
    open(5);
    auto const before = look();
    change("morag", [&](auto& c) { c.title = before.form.title, c.days = before.days; });
    BOOST_TEST(look().revision == before.revision);
    BOOST_TEST(look().changes.size() == before.changes.size());
}

// C7 and W4
BOOST_AUTO_TEST_CASE(lowering_the_capacity_removes_nobody_and_raising_it_serves_the_queue)
{
    open(2);
    for (auto const* who : {"ann", "bo", "cy", "di"}) book(who);
    BOOST_TEST(change("morag", [](auto& c) { c.capacity = 0; }) == "2 over");
    BOOST_TEST(active() == "ann registered, bo registered, cy waiting, di waiting");
    BOOST_TEST(change("morag", [](auto& c) { c.capacity = 3; }) == "0 over");
    BOOST_TEST(active() == "ann registered, bo registered, cy registered, di waiting");
    BOOST_TEST(change("morag", [](auto& c) { c.capacity = std::optional<std::int64_t>(); }) == "0 over");
    BOOST_TEST(active() == "ann registered, bo registered, cy registered, di registered");
}

// C1
BOOST_AUTO_TEST_CASE(places_kept_back_are_taken)
{
    open(3);
    book("ann");
    change("morag", [](auto& c) { c.reserved = 2; });
    BOOST_TEST(places().taken == 3);
    BOOST_TEST(book("bo") == "waiting");
    change("morag", [](auto& c) { c.reserved = 1; });
    BOOST_TEST(active() == "ann registered, bo registered");
}

// W4: whom the event is for decides who is served.
BOOST_AUTO_TEST_CASE(an_audience_that_widens_serves_those_who_waited)
{
    open(1);
    book("ann");
    book("bo");
    change("morag", [](auto& c) { c.audience = events::audience::members, c.capacity = 2; });
    BOOST_TEST(active() == "ann registered, bo waiting");
    change("morag", [](auto& c) { c.audience = events::audience::anyone; });
    BOOST_TEST(active() == "ann registered, bo registered");
}

BOOST_AUTO_TEST_CASE(what_contradicts_itself_is_refused_and_nothing_stays_of_it)
{
    open(5);
    auto const before = look();
    BOOST_TEST(change("morag", [&](auto& c) {
                   c.title = "New", c.closes_at = before.form.opens_at;
               }) == "invalid");
    BOOST_TEST(change("morag", [](auto& c) { c.days = std::vector<events::day>(); }) == "invalid");
    BOOST_TEST(change("morag", [](auto& c) { c.time_zone = "Europe/Nowhere"; }) == "invalid");
    BOOST_TEST(look().form.title == before.form.title);
    BOOST_TEST(look().revision == before.revision);
}

BOOST_AUTO_TEST_CASE(an_organiser_cannot_give_an_event_to_others)
{
    auto d = test::an_event("event", 5);
    d.region = "Wales";
    d.summary = "S", d.contact = "c@union.example", d.venue.name = "Hall";
    open(d);
    auto const whom = person("morag");
    tx.run(sql::permissions::limit, whom.id, "region", "Wales");
    permissions::organiser const limited{whom, false, true};
    auto const at = permissions::at_desk(tx, limited, "event").value();
    editing::changes c;
    c.region = "Scotland";
    BOOST_TEST((attempt(tx, editing::change, at, at.revision, c, now).error().code == errc::not_allowed));
    BOOST_TEST((attempt(tx, editing::create, limited, a_course(now), now).error().code == errc::not_allowed));
    auto allowed = a_course(now);
    allowed.region = "Wales";
    BOOST_TEST(attempt(tx, editing::create, limited, allowed, now).has_value());
}

BOOST_AUTO_TEST_CASE(a_draft_is_published_once_nothing_is_missing)
{
    auto const slug = attempt(tx, editing::create, organiser("morag"), a_course(now), now)->slug;
    auto const publish = [&] {
        auto const at = desk(slug);
        return attempt(tx, event_lives::publish, at, at.revision, now);
    };
    BOOST_TEST(test::pointers(publish()) == "/summary, /venue, /contact");
    editing::changes c;
    c.summary = "How to plan rotas", c.venue_name = "Hall", c.contact = "office@union.example";
    auto const at = desk(slug);
    attempt(tx, editing::change, at, at.revision, c, now).value();
    BOOST_TEST(publish().has_value());
    BOOST_TEST((publish().error().code == errc::closed));
    BOOST_TEST(
        word_for(
            attempt(tx, registrations::place, test::a_member(tx, "ann"), slug, registrations::form(), now)
        ) == "registered"
    );
}

BOOST_AUTO_TEST_CASE(who_holds_something_is_told_what_matters_of_a_change_unless_the_organiser_says_not)
{
    open(1);
    for (auto const* who : {"ann", "bo"}) book(who);
    change("morag", [](auto& c) { c.venue_name = "New Hall"; });
    BOOST_TEST(mail("ann") == "booked, changed");
    BOOST_TEST(mail("bo") == "waiting, changed");
    constexpr storage::query last{"test/last", "SELECT detail FROM message WHERE kind = 'changed' LIMIT 1"};
    auto const told = notifications::read(*tx.one<std::string>(last));
    BOOST_REQUIRE(told.size() == 1u);
    BOOST_TEST(told[0].what == "Where");
    BOOST_TEST(told[0].after.starts_with("New Hall"));
    change("morag", [](auto& c) { c.summary = "No news for them"; });
    change("morag", [](auto& c) { c.title = "Other", c.notify = false; });
    BOOST_TEST(mail("ann") == "booked, changed");
}

BOOST_AUTO_TEST_CASE(reminders_and_thanks_are_the_forms)
{
    open(1);
    BOOST_TEST(look().form.reminders == "7 1");
    change("morag", [](auto& c) { c.reminders = "14 3", c.thanks = false; });
    auto const event = events::terms_of(tx, "event")->id;
    BOOST_TEST(
        notifications::plan_of(tx, event).reminders == (std::vector<int>{14, 3}),
        boost::test_tools::per_element()
    );
    BOOST_TEST(!notifications::plan_of(tx, event).thanks);
    auto const copies = attempt(
        tx, event_lives::duplicate, desk(), std::vector{event_lives::run{now + std::chrono::days(90)}}, now
    );
    BOOST_TEST(look(copies->slugs.at(0)).form.reminders == "14 3");
}

BOOST_AUTO_TEST_CASE(whoever_holds_anything_of_a_cancelled_event_is_written_to_and_holds_nothing)
{
    open(1);
    for (auto const* who : {"ann", "bo"}) book(who);
    BOOST_TEST(act(event_lives::cancel, std::string("The speaker is ill")) == "done");
    BOOST_TEST(active() == "");
    BOOST_TEST(mail("ann") == "booked, event_cancelled");
    BOOST_TEST(mail("bo") == "waiting, event_cancelled");
    BOOST_TEST(acts("bo") == "joined_queue, cancelled");
    BOOST_TEST(places().taken == 0);
    BOOST_TEST(places().waiting == 0);
    BOOST_TEST(act(event_lives::cancel, std::string("Again")) == "closed"); // C9
    BOOST_TEST(book("cy") == "closed");
}

BOOST_AUTO_TEST_CASE(an_event_is_held_again_at_the_same_time_of_day_without_its_people)
{
    auto d = test::an_event("event", 5);
    d.slots = {{"Morning", d.days[0].starts_at, d.days[0].ends_at, {test::a_workshop("law", 3)}}};
    d.questions = {{"diet", "short_text", "Diet", "", "", false, "catering", 30}};
    open(d);
    book("ann");
    // Behind the day on which clocks are set forward, 28 March: noon stays noon.
    auto const spring = local(
        std::chrono::year(2027) / 4 / 20, std::chrono::hours(12), std::chrono::minutes(0), "Europe/London"
    );
    auto const made = attempt(
        tx, event_lives::duplicate, desk(),
        std::vector<event_lives::run>{{spring, "Event, again"}, {spring + std::chrono::days(7)}}, now
    );
    BOOST_TEST(joined(made->slugs) == "event-again, event-event");
    auto const again = look("event-again");
    BOOST_TEST((again.status == events::status::draft));
    BOOST_TEST((again.days[0].starts_at == spring));
    BOOST_TEST((again.slots[0].slot.starts_at == spring));
    BOOST_TEST(
        time_in_words(again.form.closes_at, "Europe/London") ==
        time_in_words(look().form.closes_at, "Europe/London")
    );
    BOOST_TEST(again.slots[0].workshops[0].slug == "law");
    BOOST_TEST(again.questions.size() == 1u);
    BOOST_TEST(again.places.taken == 0);
}

BOOST_AUTO_TEST_CASE(a_programme_is_put_whole)
{
    auto d = test::an_event("event", 5);
    auto const begin = d.days[0].starts_at;
    auto const hour = std::chrono::hours(1);
    d.slots = {
        {"Morning", begin, begin + hour, {test::a_workshop("law", 1), test::a_workshop("pay", 5)}},
        {"Late", begin + 2 * hour, begin + 3 * hour, {test::a_workshop("art", 5)}},
    };
    open(d);
    book("ann", "event", test::choosing({"law", "art"}));
    book("bo", "event", test::choosing({}, {"law"}));

    // Law has one more place, W4; pay is gone; there is a new one.
    d.slots[0].workshops = {test::a_workshop("law", 2), {"", "Law", "", "", "", {}}};
    BOOST_TEST(act(programmes::put, d.slots) == "done");
    BOOST_TEST(find("bo").workshops[0].state == "registered");
    BOOST_TEST(look().slots[0].workshops.size() == 2u);
    BOOST_TEST(look().slots[0].workshops[1].slug == "law-2");

    // Law would overlap with art, and Ann holds both.
    d.slots[0].workshops.pop_back();
    d.slots[0].ends_at = begin + 3 * hour;
    BOOST_TEST(act(programmes::put, d.slots) == "clash");

    d.slots.pop_back();
    BOOST_TEST(act(programmes::put, d.slots) == "done");
    BOOST_TEST(find("ann").workshops.size() == 1u);
    BOOST_TEST(act(programmes::put, programmes::slots()) == "done");
    BOOST_TEST(find("ann").workshops.size() == 0u);
    d.slots[0].workshops[0].slug = "nothing";
    BOOST_TEST(act(programmes::put, d.slots) == "invalid");
}

BOOST_AUTO_TEST_CASE(questions_are_put_whole_and_in_order)
{
    auto d = test::an_event("event", 5);
    d.questions = {
        {"diet", "short_text", "Diet", "", "", false, "catering", 30},
        {"photo", "yes_no", "Photo", "", "", false, "consent", 30},
    };
    open(d);
    book("ann", "event", test::answering("diet", std::string("none")));
    auto wanted = d.questions;
    std::swap(wanted[0], wanted[1]);
    wanted.push_back({"", "one_of", "Shirt size", "", "S\nM", true, "shirts", 10});
    BOOST_TEST(act(questionnaires::put, wanted) == "done");
    auto const now_asked = look().questions;
    BOOST_TEST(now_asked[0].slug == "photo");
    BOOST_TEST(now_asked[2].slug == "shirt-size");
    BOOST_TEST(find("ann").answers.size() == 1u);

    wanted[1].kind = "yes_no";
    BOOST_TEST(act(questionnaires::put, wanted) == "invalid"); // it was answered
    wanted.erase(wanted.begin() + 1);
    wanted[1].options.clear();
    BOOST_TEST(act(questionnaires::put, wanted) == "invalid"); // one_of what?
    wanted.pop_back();
    BOOST_TEST(act(questionnaires::put, wanted) == "done");
    BOOST_TEST(find("ann").answers.size() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
