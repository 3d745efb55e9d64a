// Booking: who gets a place, and who is told what instead.
#include "domain/answered_requests.hpp"
#include "domain/house.hpp"

using namespace rowan;
using std::chrono::days;
using test::noon;

namespace {

events::draft without_queue(std::optional<std::int64_t> capacity)
{
    auto d = test::an_event("event", capacity);
    d.waiting_list = events::waiting_list::none;
    return d;
}

// A day with two workshops at the same time, one place each.
events::draft with_workshops(std::optional<std::int64_t> capacity)
{
    auto d = test::an_event("event", capacity);
    auto const from = d.days.front().starts_at;
    d.slots.push_back(
        {"Morning",
         from,
         from + std::chrono::hours(2),
         {test::a_workshop("law", 1), test::a_workshop("pay", 1)}}
    );
    return d;
}

constexpr storage::query rows{
    "test/rows", "SELECT (SELECT count(*) FROM registration) + (SELECT count(*) FROM message) + (SELECT "
                 "count(*) FROM choice) + (SELECT count(*) FROM ledger WHERE registration_id IS NOT NULL)"};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_registrations, test::house)

// C5: full is an answer.
BOOST_AUTO_TEST_CASE(places_go_to_the_first_who_ask_and_the_others_wait)
{
    open(2);
    BOOST_TEST(book("ann") == "registered");
    BOOST_TEST(book("bo") == "registered");
    BOOST_TEST(book("cy") == "waiting");
    BOOST_TEST(book("di") == "waiting");
    BOOST_TEST(*find("di").summary.position == 2);
    BOOST_TEST(find("di").summary.queue_length == 2);
    BOOST_TEST(places().taken == 2);
}

BOOST_AUTO_TEST_CASE(without_a_waiting_list_a_full_event_refuses)
{
    open(without_queue(1));
    BOOST_TEST(book("ann") == "registered");
    BOOST_TEST(book("bo") == "full");
    BOOST_TEST(book("ann") == "already_registered"); // the truth is more use to her than "full"
}

// C4: at the claim, whatever the page showed before.
BOOST_AUTO_TEST_CASE(everything_is_checked_when_the_place_is_claimed)
{
    struct {
        char const* what;
        events::status status;
        seconds when; // since booking opened, which it does for one day
        char const* outcome;
    } const cases[] = {
        {"a second early", events::status::published, seconds(-1), "not_open_yet"},
        {"at the opening", events::status::published, seconds(0), "registered"},
        {"a second before close", events::status::published, days(1) - seconds(1), "registered"},
        {"at the closing", events::status::published, days(1), "closed"},
        {"of a draft", events::status::draft, seconds(0), "not_found"},
        {"of a cancelled event", events::status::cancelled, seconds(0), "closed"},
    };
    int n = 0;
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto d = test::an_event("event-" + std::to_string(++n), 5);
            d.opens_at = noon;
            d.closes_at = noon + days(1);
            d.status = c.status;
            open(d);
            now = noon + c.when;
            BOOST_TEST(book("ann", d.slug) == c.outcome);
            BOOST_TEST(places(d.slug).taken == (c.outcome == std::string("registered") ? 1 : 0));
        }
    }
    BOOST_TEST(book("ann", "nothing-of-that-name") == "not_found");
}

BOOST_AUTO_TEST_CASE(a_booking_needs_a_name)
{
    open(5);
    auto const nameless = test::a_visitor(tx, "ann");
    auto const refused =
        test::attempt(tx, registrations::place, nameless, "event", registrations::form(), now);
    BOOST_TEST(test::word_for(refused) == "invalid");
    BOOST_TEST(test::pointers(refused) == "/name");

    registrations::form const f{"Ann Lee", "A hospital"};
    BOOST_TEST(book("ann", "event", f) == "registered");
    BOOST_TEST(find("ann").summary.name == "Ann Lee");
}

BOOST_AUTO_TEST_CASE(what_a_visitor_fills_in_is_remembered_but_a_members_particulars_are_the_registers)
{
    open(5);
    registrations::form const f{"For the badge", "Elsewhere"};
    test::a_member(tx, "bo");
    auto const ann = test::a_visitor(tx, "ann");
    BOOST_TEST(test::attempt(tx, registrations::place, ann, "event", f, now).has_value());
    BOOST_TEST(book("bo", "event", f) == "registered");
    BOOST_TEST(people::find(tx, ann.id)->name == "For the badge");
    BOOST_TEST(people::find(tx, ann.id)->employer == "Elsewhere");
    BOOST_TEST(find("bo").summary.name == "For the badge");
    BOOST_TEST(people::find(tx, person("bo").id)->name == "Name of bo");
}

// C10
BOOST_AUTO_TEST_CASE(a_person_has_one_active_booking_for_an_event)
{
    open(1, events::waiting_list::offer);
    for (auto const* who : {"ann", "bo"}) {
        BOOST_TEST(book(who) != "already_registered");
        BOOST_TEST(book(who) == "already_registered");
    }
    BOOST_TEST(cancel("ann") == "cancelled");
    BOOST_TEST(active() == "bo offered");
    BOOST_TEST(book("bo") == "already_registered");
    BOOST_TEST(book("ann") == "waiting"); // what has ended does not count
}

BOOST_AUTO_TEST_CASE(a_booking_is_one_row_one_entry_of_the_ledger_and_one_mail)
{
    open(1);
    book("ann");
    book("bo");
    BOOST_TEST(acts("ann") == "booked");
    BOOST_TEST(mail("ann") == "booked");
    BOOST_TEST(acts("bo") == "joined_queue");
    BOOST_TEST(mail("bo") == "waiting");
}

// C3, C4: event and workshop, all or nothing.
BOOST_AUTO_TEST_CASE(what_is_refused_leaves_nothing_behind)
{
    open(with_workshops(5));
    BOOST_TEST(book("ann", "event", test::choosing({"law"})) == "registered");
    auto const law = test::choosing({"law"}), both = test::choosing({"pay", "law"}),
               art = test::choosing({"pay", "art"}), diet = test::answering("diet", "vegan");
    struct {
        char const* what;
        registrations::form const& form;
        char const* outcome;
    } const cases[] = {
        {"a full workshop", law, "full"},
        {"two at one time", both, "clash"},
        {"an unknown workshop", art, "invalid"},
        {"an answer to no question", diet, "invalid"},
    };
    auto const before = number(rows);
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            BOOST_TEST(book("bo", "event", c.form) == c.outcome);
            BOOST_TEST(number(rows) == before);
            BOOST_TEST(places().taken == 1);
        }
    }
}

// The answer to a booking is put together without reading it back: both say the same.
BOOST_AUTO_TEST_CASE(the_answer_says_what_a_reader_would_find)
{
    auto d = with_workshops(1);
    d.online_link = "https://meet.example/1";
    d.venue.name = "Congress House";
    open(d);
    for (auto const* who : {"ann", "bo", "cy"}) {
        BOOST_TEST_CONTEXT(who)
        {
            auto const f = test::choosing({"law"}, {"pay"});
            auto const told = test::attempt(tx, registrations::place, person(who), "event", f, now).value();
            references[std::string(who) + " event"] = told.summary.reference;
            auto const found = find(who);
            BOOST_TEST(told.summary.event.title == found.summary.event.title);
            BOOST_TEST(told.summary.event.venue_name == found.summary.event.venue_name);
            BOOST_TEST(
                told.summary.event.online_link.value_or("") == found.summary.event.online_link.value_or("")
            );
            BOOST_TEST(test::word_for(told.summary.state) == test::word_for(found.summary.state));
            BOOST_TEST(told.summary.position.value_or(0) == found.summary.position.value_or(0));
            BOOST_TEST(told.summary.queue_length == found.summary.queue_length);
            BOOST_TEST((told.summary.registered_at == found.summary.registered_at));
            BOOST_TEST(told.summary.seq == found.summary.seq);
            BOOST_TEST(told.workshops.size() == found.workshops.size());
        }
    }
}

BOOST_AUTO_TEST_CASE(the_online_link_is_for_those_with_a_place)
{
    auto d = test::an_event("event", 1);
    d.online_link = "https://meet.example/1";
    open(d);
    book("ann");
    book("bo");
    BOOST_TEST(find("ann").summary.event.online_link.value_or("") == "https://meet.example/1");
    BOOST_TEST(find("bo").summary.event.online_link.value_or("") == "");
    cancel("ann");
    BOOST_TEST(find("ann").summary.event.online_link.value_or("") == "");
    BOOST_TEST(find("bo").summary.event.online_link.value_or("") == "https://meet.example/1");
}

// C9
BOOST_AUTO_TEST_CASE(the_same_key_gets_the_same_answer_for_a_day)
{
    namespace once = answered_requests;
    auto const ann = person("ann").id;
    once::request const first{"key-1", "hash"}, other{"key-1", "other hash"}, second{"key-2", "hash"};
    BOOST_TEST(!once::find(tx, ann, first, now)->has_value());
    once::keep(tx, ann, first, "answer", now);

    struct {
        char const* what;
        std::int64_t person;
        once::request request;
        seconds later;
        char const* outcome;
    } const cases[] = {
        {"again", ann, first, seconds(5), "answer"},
        {"for another request", ann, other, seconds(5), "invalid"},
        {"another key", ann, second, seconds(5), "new"},
        {"another person's", person("bo").id, first, seconds(5), "new"},
        {"within a day", ann, first, days(1) - seconds(1), "answer"},
        {"after a day", ann, first, days(1), "new"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto const found = once::find(tx, c.person, c.request, now + c.later);
            auto const outcome = found ? found->value_or("new") : test::word_for(found.error().code);
            BOOST_TEST(outcome == c.outcome);
        }
    }
    BOOST_TEST(*once::forget_old(tx, now + days(1) - seconds(1)) == 0);
    BOOST_TEST(*once::forget_old(tx, now + days(1)) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
