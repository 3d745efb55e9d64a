// The ledger's chain: whatever is done to an entry behind the program's back, that entry is named.
#include "domain/ledger_chain.hpp"

#include "base/token.hpp"
#include "domain/ledger.hpp"
#include "support/old_database.hpp"
#include "support/people.hpp"
#include "support/temporary_directory.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using ledger_chain::link;
using ledger_chain::mark;
using ledger_chain::row;
using lines = std::vector<std::string>;

namespace {

void note_some(storage::transaction& tx, int count)
{
    for (int n = 0; n < count; ++n)
        ledger::note(tx, {.what = ledger::act::data_exported, .detail = "some"}, test::noon + seconds(n));
}

lines violations(storage::transaction& tx)
{
    return ledger_chain::violations(tx);
}

// Eight entries.
struct written : test::database {
    written() { note_some(tx, 8); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_ledger_chain, written)

// printf '0:,1:1,1:0,-,6:booked,1:2,1:3,1:4,0:,4:door,' | b2sum -l 256
BOOST_AUTO_TEST_CASE(anybody_can_compute_an_entrys_hash)
{
    row const e{1, instant(), {}, "booked", 2, 3, 4, "", "door"};
    BOOST_TEST(link("", e) == "4802447dd9d23707ef58a77e8cd4101aed6834c0d63fe9d53d8bd4e3bdbfe62c");
}

BOOST_AUTO_TEST_CASE(no_two_entries_are_written_alike)
{
    row const e{1, instant(seconds(1)), 1, "booked", 1, 1, 1, "a", "b"};
    auto const changed = [&](auto change) {
        auto other = e;
        change(other);
        return other;
    };
    struct {
        char const* what;
        row other;
    } const cases[] = {
        {"number", changed([](row& r) { r.seq = 11; })},
        {"time", changed([](row& r) { r.at = instant(seconds(11)); })},
        {"actor", changed([](row& r) { r.actor = 2; })},
        {"no actor", changed([](row& r) { r.actor.reset(); })},
        {"act", changed([](row& r) { r.act = "moved"; })},
        {"event", changed([](row& r) { r.event.reset(); })},
        {"registration", changed([](row& r) { r.registration.reset(); })},
        {"person", changed([](row& r) { r.person.reset(); })},
        {"reason", changed([](row& r) { r.reason = ""; })},
        {"detail", changed([](row& r) { r.detail = "B"; })},
        {"a letter on the other side", changed([](row& r) { r.reason = "ab", r.detail = ""; })},
        {"columns within a text", changed([](row& r) { r.reason = "a,1:b", r.detail = ""; })},
        {"a text of a null", changed([](row& r) { r.reason = "-,", r.detail = ""; })},
    };
    for (auto const& c : cases) BOOST_TEST(link("x", c.other) != link("x", e), c.what);
    BOOST_TEST(link("y", e) != link("x", e));
}

BOOST_AUTO_TEST_CASE(what_is_noted_is_on_the_chain)
{
    BOOST_TEST(violations(tx) == lines(), boost::test_tools::per_element());
    BOOST_TEST(ledger_chain::head(tx)->seq == 8);
    note_some(tx, 1);
    BOOST_TEST(violations(tx) == lines(), boost::test_tools::per_element());
    BOOST_TEST(ledger_chain::head(tx)->seq == 9);
    test::database empty;
    BOOST_TEST(!ledger_chain::head(empty.tx));
    BOOST_TEST(violations(empty.tx) == lines(), boost::test_tools::per_element());
}

// One put in has no right hash to give: the one behind it does not fit either.
BOOST_AUTO_TEST_CASE(what_is_done_to_an_entry_is_named_by_its_number)
{
    std::string const altered = "entry 4 of the ledger is not as it was written";
    struct {
        char const* what;
        char const* damage;
        lines named;
    } const cases[] = {
        {"its time", "UPDATE ledger SET at = at - 1 WHERE seq = 4", {altered}},
        {"its actor", "UPDATE ledger SET actor_id = 7 WHERE seq = 4", {altered}},
        {"its act", "UPDATE ledger SET act = 'no such act' WHERE seq = 4", {altered}},
        {"its event", "UPDATE ledger SET event_id = 1 WHERE seq = 4", {altered}},
        {"its registration", "UPDATE ledger SET registration_id = 1 WHERE seq = 4", {altered}},
        {"its person", "UPDATE ledger SET person_id = 1 WHERE seq = 4", {altered}},
        {"its reason", "UPDATE ledger SET reason = 'another' WHERE seq = 4", {altered}},
        {"its detail", "UPDATE ledger SET detail = 'some more' WHERE seq = 4", {altered}},
        {"its hash", "UPDATE ledger SET hash = printf('%064d', 0) WHERE seq = 4", {altered}},
        {"its hash is gone",
         "UPDATE ledger SET hash = NULL WHERE seq = 4",
         {"entry 4 of the ledger is not sealed (rowan migrate seals)"}},
        {"the last",
         "UPDATE ledger SET detail = '' WHERE seq = 8",
         {"entry 8 of the ledger is not as it was written"}},
        {"it is taken out", "DELETE FROM ledger WHERE seq = 4", {"entry 4 of the ledger is missing"}},
        {"the first is taken out", "DELETE FROM ledger WHERE seq = 1", {"entry 1 of the ledger is missing"}},
        {"several are",
         "DELETE FROM ledger WHERE seq IN (3, 4, 6)",
         {"entries 3 to 4 of the ledger are missing", "entry 6 of the ledger is missing"}},
        {"the end is cut off",
         "DELETE FROM ledger WHERE seq > 6",
         {"entries 7 to 8 of the ledger are missing"}},
        {"all of it", "DELETE FROM ledger", {"entries 1 to 8 of the ledger are missing"}},
        {"one is put in before the first",
         "INSERT INTO ledger (seq, at, act, hash) VALUES (0, 0, 'booked', printf('%064d', 0))",
         {"entry 0 of the ledger is not as it was written",
          "entry 1 of the ledger is not as it was written"}},
        {"one is put in for another",
         "DELETE FROM ledger WHERE seq = 4; "
         "INSERT INTO ledger (seq, at, act, hash) VALUES (4, 0, 'booked', printf('%064d', 0))",
         {altered, "entry 5 of the ledger is not as it was written"}},
        {"one is put in at the end",
         "INSERT INTO ledger (at, act) VALUES (0, 'booked')",
         {"entry 9 of the ledger is not sealed (rowan migrate seals)"}},
        {"one with another's hash is put in at the end",
         "INSERT INTO ledger (at, act, hash) SELECT at, act, hash FROM ledger WHERE seq = 8",
         {"entry 9 of the ledger is not as it was written",
          "entry 9 of the ledger is not written by this program"}},
        {"what was noted of the end",
         "UPDATE ledger_head SET hash = printf('%064d', 0)",
         {"entry 8 of the ledger is not the one that was noted when it was written"}},
        {"what was noted of the end is set back",
         "UPDATE ledger_head SET seq = 5, hash = (SELECT hash FROM ledger WHERE seq = 5)",
         {"entries 6 to 8 of the ledger are not written by this program"}},
        {"what was noted of the end is gone",
         "DELETE FROM ledger_head",
         {"entries 1 to 8 of the ledger are not written by this program"}},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            written w;
            w.tx.script(test::unguard_ledger);
            BOOST_TEST(violations(w.tx) == lines(), boost::test_tools::per_element());
            w.tx.script(c.damage);
            BOOST_TEST(violations(w.tx) == c.named, boost::test_tools::per_element());
        }
    }
}

// One put in between moves all behind it, and those name themselves.
BOOST_AUTO_TEST_CASE(an_entry_between_two_is_named_with_all_it_moves)
{
    tx.script(test::unguard_ledger);
    tx.script(
        "UPDATE ledger SET seq = seq + 100 WHERE seq >= 4; UPDATE ledger SET seq = seq - 99 WHERE seq > 100;"
        "INSERT INTO ledger (seq, at, act, hash) VALUES (4, 0, 'booked', printf('%064d', 0))"
    );
    auto const found = violations(tx);
    BOOST_REQUIRE(found.size() >= 6u);
    for (std::size_t n = 0; n < 6; ++n)
        BOOST_TEST(found[n] == "entry " + std::to_string(n + 4) + " of the ledger is not as it was written");
}

// Nobody has to look between the deed and the next booking.
BOOST_AUTO_TEST_CASE(what_was_cut_off_is_missed_however_much_is_written_afterwards)
{
    tx.script(test::unguard_ledger);
    tx.script("DELETE FROM ledger WHERE seq > 6");
    note_some(tx, 1);
    BOOST_TEST(violations(tx) == lines{"entry 8 of the ledger is missing"}, boost::test_tools::per_element());
    note_some(tx, 5);
    BOOST_TEST(
        violations(tx) == lines{"entry 8 of the ledger is not the one that was noted when it was written"},
        boost::test_tools::per_element()
    );
}

// Bookings at the end are the registrations' to prove; whatever else is noted makes them missed.
BOOST_AUTO_TEST_CASE(bookings_are_noted_as_the_end_by_what_comes_after_them)
{
    constexpr storage::query noted{"test/noted", "SELECT seq FROM ledger_head"};
    for (auto const what : {ledger::act::booked, ledger::act::joined_queue, ledger::act::workshop_taken})
        ledger::note(tx, {.what = what}, test::noon);
    BOOST_TEST(violations(tx) == lines(), boost::test_tools::per_element());
    BOOST_TEST(tx.one<int>(noted).value() == 8);
    ledger::note(tx, {.what = ledger::act::cancelled}, test::noon);
    BOOST_TEST(tx.one<int>(noted).value() == 12);
    tx.script(test::unguard_ledger);
    tx.script("DELETE FROM ledger WHERE seq > 10");
    BOOST_TEST(
        violations(tx) == lines{"entries 11 to 12 of the ledger are missing"},
        boost::test_tools::per_element()
    );
}

BOOST_AUTO_TEST_CASE(the_program_itself_can_only_seal_and_only_once)
{
    for (auto const* damage :
         {"UPDATE ledger SET reason = 'another'", "UPDATE ledger SET hash = NULL",
          "UPDATE ledger SET hash = printf('%064d', 0)", "UPDATE ledger SET seq = 9 WHERE seq = 8",
          "DELETE FROM ledger WHERE seq = 1"})
        BOOST_CHECK_THROW(tx.script(damage), storage::failure);
    test::add_unsealed_entries(tx, 1);
    BOOST_CHECK_THROW(
        tx.script("UPDATE ledger SET hash = printf('%064d', 0), detail = '' WHERE seq = 9"), storage::failure
    );
    BOOST_TEST(ledger_chain::seal(tx) == 1);
    BOOST_TEST(ledger_chain::seal(tx) == 0);
    BOOST_TEST(violations(tx) == lines(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_refused_leaves_the_chain_whole)
{
    auto const refused = [](storage::transaction& t) -> result<int> {
        note_some(t, 3);
        return error{errc::full, "Every place is taken."};
    };
    BOOST_TEST(!test::attempt(tx, refused));
    BOOST_TEST(ledger_chain::head(tx)->seq == 8);
    note_some(tx, 1);
    BOOST_TEST(violations(tx) == lines(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(programs_that_take_turns_write_one_chain)
{
    test::temporary_directory home;
    auto const path = (home.path / "rowan.db").string();
    storage::sqlite_transaction one(path), other(path);
    storage::migrate(one, test::noon);
    for (int n = 0; n < 3; ++n) {
        for (auto* db : {&one, &other}) note_some(*db, 2);
    }
    BOOST_TEST(violations(one) == lines(), boost::test_tools::per_element());
    BOOST_TEST(ledger_chain::head(one)->seq == 12);
}

// An older version's entries are sealed when asked for, or else by the first entry of this one.
BOOST_AUTO_TEST_CASE(an_older_ledger_is_sealed_once_it_is_migrated)
{
    for (bool const asked : {true, false}) {
        storage::sqlite_transaction db(":memory:");
        test::make_as_before(db, "0011");
        test::add_unsealed_entries(db, 6000); // more than are read at once
        storage::migrate(db, test::noon);
        BOOST_TEST(
            violations(db) == lines{"entries 1 to 6000 of the ledger are not sealed (rowan migrate seals)"},
            boost::test_tools::per_element()
        );
        BOOST_TEST(!ledger_chain::head(db));
        if (asked) BOOST_TEST(ledger_chain::seal(db) == 6000);
        note_some(db, 1);
        BOOST_TEST(violations(db) == lines(), boost::test_tools::per_element());
        BOOST_TEST(ledger_chain::head(db)->seq == 6001);
        db.script(test::unguard_ledger);
        db.script("UPDATE ledger SET detail = '' WHERE seq = 17");
        BOOST_TEST(
            violations(db) == lines{"entry 17 of the ledger is not as it was written"},
            boost::test_tools::per_element()
        );
    }
}

// Who can write the file can make the chain anew: then only what was noted elsewhere tells.
BOOST_AUTO_TEST_CASE(a_head_noted_elsewhere_tells_that_all_was_rewritten)
{
    auto const noted = *ledger_chain::head(tx);
    note_some(tx, 2);
    BOOST_TEST(!ledger_chain::rewritten(tx, noted));
    BOOST_TEST(!ledger_chain::rewritten(tx, *ledger_chain::head(tx)));

    tx.script(test::unguard_ledger);
    tx.script("UPDATE ledger SET detail = 'none' WHERE seq = 4; UPDATE ledger SET hash = NULL WHERE seq >= 4;"
              "UPDATE ledger_head SET seq = 3, hash = (SELECT hash FROM ledger WHERE seq = 3)");
    ledger_chain::seal(tx);
    BOOST_TEST(violations(tx) == lines(), boost::test_tools::per_element());
    BOOST_TEST(
        ledger_chain::rewritten(tx, noted).value_or("") ==
        "the ledger up to entry 8 is not what it was when that head was noted"
    );
    BOOST_TEST(
        ledger_chain::rewritten(tx, {99, noted.hash}).value_or("") ==
        "the ledger has no entry 99, of which that head was noted"
    );
}

BOOST_AUTO_TEST_CASE(a_head_is_read_as_it_is_written)
{
    auto const digits = std::string(60, 'a') + "0123";
    auto const back = ledger_chain::mark_of(ledger_chain::text_of({5230, digits}));
    BOOST_REQUIRE(back.has_value());
    BOOST_TEST(back->seq == 5230);
    BOOST_TEST(back->hash == digits);
    for (auto const& wrong :
         {std::string(), digits, ":" + digits, "0:" + digits, "-1:" + digits, "x:" + digits, "1x:" + digits,
          "99999999999999999999:" + digits, "1:" + digits + "4", "1:" + digits.substr(1),
          "1:" + std::string(64, 'g'), "1 " + digits, " 1:" + digits})
        BOOST_TEST(!ledger_chain::mark_of(wrong), wrong);
}

BOOST_AUTO_TEST_SUITE_END()
