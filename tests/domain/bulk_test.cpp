// One thing done to many bookings: whom it is done to, when, how it is taken back, and who is left out.
#include "domain/bulk.hpp"

#include "domain/house.hpp"

using namespace rowan;
using bulk::action;
using test::attempt;
using test::joined;
using test::word_for;

namespace {

struct bulk_house : test::house {
    std::int64_t event() { return events::terms_of(tx, "event")->id; }

    static bulk::wish wish_for(action a, std::string const& target = {})
    {
        return {.action = a, .target = target};
    }

    result<bulk::progress> ask(bulk::wish const& w, std::string const& reason = {}, bool notify = true)
    {
        auto const asked = attempt(tx, bulk::ask, event(), decides(reason, notify), w, now);
        if (asked) last = asked->row.reference;
        return asked;
    }

    bulk::progress progress() { return bulk::find(tx, event(), last).value(); }

    // What the worker does: pieces, and one at a time where somebody is refused.
    void work(int most = 3)
    {
        while (auto const due = *bulk::due(tx, now)) {
            if (attempt(tx, bulk::work, *due, most, now)) continue;
            auto const alone = attempt(tx, bulk::work, *due, 1, now);
            if (!alone) attempt(tx, bulk::pass_over, *due, alone.error().detail, now).value();
        }
    }

    std::string undo()
    {
        auto const by = person("organiser").id;
        auto const undone = attempt(tx, bulk::undo, event(), by, last, now);
        return undone ? word_for(undone->row.state) : word_for(undone.error().code);
    }

    // "done 3, refused 1"
    std::string outcome()
    {
        auto const p = progress();
        return "done " + std::to_string(p.done) + ", refused " + std::to_string(p.refused);
    }

    // The acts on the event as a whole.
    std::string bulk_acts()
    {
        constexpr storage::query q{
            "test/bulk-acts", "SELECT act || ' ' || reason FROM ledger WHERE act LIKE 'bulk%' ORDER BY seq"};
        return joined(tx.all<std::string>(q));
    }

    std::string last; // reference of what was asked for last
};

struct three_of_four : bulk_house {
    three_of_four()
    {
        open(3);
        for (auto const* who : {"ann", "bo", "cy", "di"}) book(who);
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(domain_bulk)

BOOST_FIXTURE_TEST_CASE(nothing_happens_for_half_a_minute, three_of_four)
{
    auto w = wish_for(action::cancel);
    w.filter.state = registrations::state::registered;
    auto const p = ask(w, "the room has flooded").value();
    BOOST_TEST(p.row.count == 3);
    BOOST_TEST((p.undo_until == now + bulk::undo_for));
    now += bulk::undo_for - seconds(1);
    work();
    BOOST_TEST(active() == "ann registered, bo registered, cy registered, di waiting");
    now += seconds(1);
    work();
    BOOST_TEST(active() == "di registered"); // W4
    BOOST_TEST(outcome() == "done 3, refused 0");
    BOOST_TEST(word_for(progress().row.state) == "done");
    BOOST_TEST(mail("ann") == "booked, cancelled");
    BOOST_TEST(bulk_acts() == "bulk_asked the room has flooded, bulk_done the room has flooded");
    BOOST_TEST(acts("ann") == "booked, cancelled");
}

BOOST_FIXTURE_TEST_CASE(what_is_undone_in_time_never_happened, three_of_four)
{
    ask(wish_for(action::cancel)).value();
    now += bulk::undo_for - seconds(1);
    BOOST_TEST(undo() == "undone");
    BOOST_TEST(undo() == "undone"); // once more changes nothing
    now += seconds(60);
    work();
    BOOST_TEST(active() == "ann registered, bo registered, cy registered, di waiting");
    BOOST_TEST(mail("ann") == "booked");
    BOOST_TEST(bulk_acts() == "bulk_asked , bulk_undone ");
}

BOOST_FIXTURE_TEST_CASE(it_is_too_late_to_undo_what_has_begun, three_of_four)
{
    ask(wish_for(action::cancel)).value();
    now += bulk::undo_for;
    BOOST_TEST(undo() == "closed");
    work();
    BOOST_TEST(undo() == "closed");
    BOOST_TEST(active() == "");
}

BOOST_FIXTURE_TEST_CASE(tags_are_given_at_once_and_taken_back_likewise, three_of_four)
{
    auto const tags = [&](std::string const& who) {
        return joined(attendees::find(tx, event(), reference(who))->attendee.tags);
    };
    attendees::mark(tx, event(), person("organiser").id, reference("ann"), {{"vip"}, {}}, now).value();
    ask(wish_for(action::tag, "vip")).value();
    work();
    for (auto const* who : {"ann", "bo", "cy", "di"}) BOOST_TEST(tags(who) == "vip", who);
    BOOST_TEST(outcome() == "done 3, refused 1"); // ann had it
    now += bulk::undo_for - seconds(1);
    BOOST_TEST(undo() == "undone");
    BOOST_TEST(tags("ann") == "vip"); // and keeps it
    BOOST_TEST(tags("bo") == "");
    ask(wish_for(action::untag, "vip")).value();
    work();
    BOOST_TEST(tags("ann") == "");
    BOOST_TEST(undo() == "undone");
    BOOST_TEST(tags("ann") == "vip");
    BOOST_TEST(tags("bo") == "");
    ask(wish_for(action::untag, "vip")).value();
    work();
    now += bulk::undo_for;
    BOOST_TEST(undo() == "closed");
}

// W2: those who are called keep their order; places end, and with them the calling.
BOOST_FIXTURE_TEST_CASE(who_is_called_is_called_in_the_order_of_the_queue, bulk_house)
{
    auto d = test::an_event("event", 0);
    open(d);
    for (auto const* who : {"ann", "bo", "cy"}) book(who);
    BOOST_TEST(word_for(ask(wish_for(action::call)).error().code) == "invalid"); // W11: a reason
    ask(wish_for(action::call), "a second room").value();
    tx.script("UPDATE pool SET capacity = 2");
    now += bulk::undo_for;
    work();
    BOOST_TEST(active() == "ann registered, bo registered, cy waiting");
    BOOST_TEST(outcome() == "done 2, refused 1");
    auto const refused = progress().refusals.at(0);
    BOOST_TEST(refused.reference == reference("cy"));
    BOOST_TEST(refused.reason == "There is no free place to call them to.");
}

BOOST_FIXTURE_TEST_CASE(one_who_is_refused_holds_up_nobody, three_of_four)
{
    open(test::an_event("north", 2));
    book("bo", "north"); // and cannot be moved there
    auto w = wish_for(action::move, "north");
    w.filter.state = registrations::state::registered;
    ask(w).value();
    now += bulk::undo_for;
    work();
    BOOST_TEST(active("north") == "bo registered, ann registered");
    BOOST_TEST(active() == "bo registered, cy registered, di registered");
    BOOST_TEST(outcome() == "done 1, refused 2"); // bo is there already; for cy there is no place
}

BOOST_FIXTURE_TEST_CASE(who_changes_meanwhile_is_left_alone, three_of_four)
{
    auto w = wish_for(action::cancel);
    w.filter.state = registrations::state::waiting;
    ask(w).value();
    cancel("ann"); // and di has a place
    now += bulk::undo_for;
    work();
    BOOST_TEST(active() == "bo registered, cy registered, di registered");
    BOOST_TEST(progress().refusals.at(0).reason == "The booking has changed meanwhile.");
}

BOOST_FIXTURE_TEST_CASE(nobody_is_told_who_is_not_to_be, three_of_four)
{
    ask(wish_for(action::cancel), "", false).value();
    now += bulk::undo_for;
    work(100);
    BOOST_TEST(mail("ann") == "booked");
    BOOST_TEST(mail("di") == "waiting");
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_asked_says_why, three_of_four)
{
    open(test::an_event("north", 2));
    book("ann", "north");
    auto unknown = wish_for(action::cancel);
    unknown.chosen = {"RW-000000"};
    auto elsewhere = wish_for(action::cancel);
    elsewhere.chosen = {reference("ann"), reference("ann", "north")};
    auto nobody = wish_for(action::cancel);
    nobody.filter.text = "nobody";
    auto other_count = wish_for(action::cancel);
    other_count.count = 3;
    struct {
        char const* what;
        bulk::wish wish;
        char const* refusal;
    } const cases[] = {
        {"a tag without a name", wish_for(action::tag), "invalid"},
        {"a move to nowhere", wish_for(action::move, "nowhere"), "not_found"},
        {"a message without a letter", wish_for(action::message), "invalid"},
        {"nobody", nobody, "invalid"},
        {"somebody unknown", unknown, "not_found"},
        {"somebody of another event", elsewhere, "not_found"},
        {"others than were seen", other_count, "stale"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what) BOOST_TEST(word_for(ask(c.wish).error().code) == c.refusal);
    }
    BOOST_TEST(bulk_acts() == "");
}

BOOST_FIXTURE_TEST_CASE(those_chosen_one_by_one_are_in_the_filters_stead, three_of_four)
{
    auto w = wish_for(action::cancel);
    w.chosen = {reference("bo")};
    ask(w).value();
    now += bulk::undo_for;
    work();
    BOOST_TEST(active() == "ann registered, cy registered, di registered");
}

BOOST_AUTO_TEST_SUITE_END()
