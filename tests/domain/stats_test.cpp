// How an event fills, in numbers that agree with its rows; and why somebody is not called.
#include "domain/stats.hpp"

#include "domain/explanation.hpp"
#include "domain/house.hpp"

using namespace rowan;
using test::attempt;
using test::joined;
using test::word_for;

namespace {

struct counting : test::house {
    std::int64_t event() { return events::terms_of(tx, "event")->id; }
    stats::board look() { return stats::look(tx, event(), now).value(); }

    // "over_capacity 1, passed_over 2"
    std::string needs()
    {
        std::vector<std::string> all;
        for (auto const& n : look().needs_you)
            all.push_back(word_for(n.what) + " " + std::to_string(n.count));
        return joined(all);
    }

    std::string explain(std::string const& who)
    {
        auto const a = explanation::of(tx, event(), reference(who), now);
        return a ? joined(a->why) : word_for(a.error().code);
    }
    std::string who_has(std::string const& trait)
    {
        attendees::filter f;
        f.is.push_back({attendees::field::has, "", trait});
        std::vector<std::string> found;
        for (auto const& a : attendees::read(tx, event(), attendees::matching(tx, event(), f, {})))
            found.push_back(a.summary.email.substr(0, a.summary.email.find('@')));
        return joined(found);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_stats, counting)

BOOST_AUTO_TEST_CASE(numbers_are_those_of_the_rows)
{
    auto d = test::an_event("event", 2);
    d.reserved = 1;
    d.slots = {
        {"Morning",
         d.days[0].starts_at,
         d.days[0].starts_at + std::chrono::hours(1),
         {test::a_workshop("law", 5)}}};
    open(d);
    book("ann", "event", test::choosing({"law"}));
    for (auto const* who : {"bo", "cy"}) book(who);
    cancel("cy");
    auto const b = look();
    BOOST_TEST(b.places.taken == 2); // one is kept back
    BOOST_TEST(b.reserved == 1);
    BOOST_TEST(b.counts.at(registrations::state::registered) == 1);
    BOOST_TEST(b.counts.at(registrations::state::waiting) == 1);
    BOOST_TEST(b.counts.at(registrations::state::cancelled) == 1);
    BOOST_TEST(b.workshops.at(0).places.taken == 1);
    BOOST_TEST(b.bookings.size() == 1u);
    BOOST_TEST(b.bookings[0].count == 3);
}

BOOST_AUTO_TEST_CASE(bookings_are_told_by_hours_at_first_and_by_days_later)
{
    open(std::nullopt);
    BOOST_TEST(look().bookings.empty());
    book("ann");
    now += std::chrono::hours(2);
    book("bo");
    BOOST_TEST((look().step == std::chrono::hours(1)));
    BOOST_TEST(look().bookings.size() == 2u);
    now += std::chrono::days(5);
    book("cy");
    BOOST_TEST((look().step == std::chrono::days(1)));
    BOOST_TEST(look().bookings.size() == 2u);
    BOOST_TEST(look().bookings[0].count == 2);
}

BOOST_AUTO_TEST_CASE(what_waits_for_an_organiser_is_named)
{
    auto d = test::an_event("event", 1);
    d.audience = events::audience::members;
    open(d);
    for (auto const* who : {"ann", "bo", "cy"}) {
        test::a_member(tx, who);
        book(who);
    }
    BOOST_TEST(needs() == "");
    tx.script("UPDATE person SET standing = 'lapsed' WHERE email = 'bo@people.example'");
    cancel("ann"); // and bo is passed over for cy
    BOOST_TEST(needs() == "passed_over 1");
    people::change(tx, person("cy"), {{}, {}, "a ramp", {}}, now).value();
    registrations::form f;
    f.name = "Guest";
    auto const id = person("di").id;
    attempt(tx, registrations::place_over, decides("a guest"), id, std::string("event"), f, now).value();
    BOOST_TEST(needs() == "over_capacity 1, passed_over 1, access_needs 1");
    resize(2);
    BOOST_TEST(needs() == "passed_over 1, access_needs 1");
    tx.script("INSERT INTO refused_address (email, at, reason) VALUES ('cy@people.example', 1, '550')");
    BOOST_TEST(needs() == "passed_over 1, access_needs 1, mail_refused 1");
    BOOST_TEST(who_has("access_needs") == "cy");
    BOOST_TEST(who_has("refused_mail") == "cy");
    BOOST_TEST(who_has("been_passed_over") == "bo");
    BOOST_TEST(who_has("red_hair") == "");
}

// Caterers get counts.
BOOST_AUTO_TEST_CASE(choices_are_counted_one_by_one_and_free_text_is_not)
{
    auto d = test::an_event("event", 2);
    d.questions = {
        {"diet", "some_of", "Diet", "", "Vegan\nHalal", false, "catering", 30},
        {"photo", "yes_no", "Photos", "", "", false, "consent", 30},
        {"note", "short_text", "Note", "", "", false, "planning", 30},
    };
    open(d);
    for (auto const* who : {"ann", "bo", "cy"}) book(who);
    for (auto const* who : {"ann", "cy"})
        change(who, test::answering("diet", std::vector<std::string>{"Vegan", "Halal"}));
    change("bo", test::answering("diet", std::vector<std::string>{"Halal"}));
    change("bo", test::answering("photo", true));
    change("bo", test::answering("note", std::string("call Bo's mother")));
    std::vector<std::string> told;
    for (auto const& a : stats::answers(tx, event()))
        told.push_back(a.question + " " + a.answer + " " + std::to_string(a.count));
    BOOST_TEST(joined(told) == "diet Vegan 1, diet Halal 2, photo yes 1"); // cy waits and eats nothing
}

BOOST_AUTO_TEST_CASE(why_somebody_is_not_called_is_explained)
{
    auto d = test::an_event("event", 1);
    d.audience = events::audience::members;
    open(d);
    for (auto const* who : {"ann", "bo", "cy"}) {
        test::a_member(tx, who);
        book(who);
    }
    auto const full = "1 of 1 places are taken: nobody is called until one comes free.";
    BOOST_TEST(explain("cy") == std::string("1 person is ahead of them in the queue., ") + full);
    BOOST_TEST(explain("ann") == full);
    tx.script("UPDATE person SET standing = 'lapsed' WHERE email = 'bo@people.example'");
    cancel("ann");
    BOOST_TEST(
        explain("bo") == "They may not have a place: Your membership has lapsed., Nobody is ahead of them in "
                         "the queue., The queue passed them over last: Your membership has lapsed., " +
                             std::string(full)
    );
    BOOST_TEST(explain("ann") == "Their booking was cancelled., " + std::string(full));
    resize(0);
    BOOST_TEST(explain("cy").ends_with("until the event is below its capacity again."));
    now = d.days[0].starts_at;
    BOOST_TEST(explain("cy").find("The event has begun") != std::string::npos);
    auto const nobody = explanation::of(tx, event(), "RW-000000", now);
    BOOST_TEST(word_for(nobody.error().code) == "not_found");
}

BOOST_AUTO_TEST_SUITE_END()
