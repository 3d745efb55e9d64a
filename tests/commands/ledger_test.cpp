// `rowan verify` and `rowan migrate` of the ledger: the real program, on files that somebody wrote to.
#include "domain/ledger_chain.hpp"
#include "support/old_database.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

constexpr char const* whole = "Everything that is promised holds.\n";

struct archive : test::installation {
    // An entry each.
    void add_organisers(int count)
    {
        static int made = 0;
        for (int n = 0; n < count; ++n) {
            auto const done = run("organiser add o" + std::to_string(made++) + "@x.example");
            BOOST_REQUIRE(done.code == 0);
        }
    }
    std::string head() const
    {
        auto db = open();
        return ledger_chain::text_of(ledger_chain::head(db).value());
    }
    void tamper(std::string const& damage) const
    {
        auto db = open();
        db.script(test::unguard_ledger);
        db.script(damage);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_ledger, archive)

BOOST_AUTO_TEST_CASE(verify_prints_the_head_beside_its_verdict)
{
    run("migrate");
    auto const empty = run("verify");
    BOOST_TEST(empty.out == whole);
    BOOST_TEST(empty.err == "");
    add_organisers(2);
    auto const done = run("verify");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(done.out == whole);
    BOOST_TEST(done.err == "The ledger's head is " + head() + "\n");
}

BOOST_AUTO_TEST_CASE(verify_names_the_entry_that_was_altered)
{
    run("migrate");
    add_organisers(3);
    tamper("UPDATE ledger SET detail = 'admin' WHERE seq = 2");
    auto const done = run("verify");
    BOOST_TEST(done.code == 1);
    BOOST_TEST(done.out == "entry 2 of the ledger is not as it was written\n");
}

BOOST_AUTO_TEST_CASE(a_head_noted_earlier_proves_what_was_before_it)
{
    run("migrate");
    add_organisers(2);
    auto const noted = head();
    add_organisers(1);
    auto const later = head();
    for (auto const& h : {noted, later}) {
        auto const done = run("verify --head " + h);
        BOOST_TEST(done.code == 0);
        BOOST_TEST(done.out == whole);
    }

    // The whole chain is made anew, by one who knows how: it fits, and the heads do not.
    tamper("UPDATE ledger SET reason = 'another', hash = NULL; UPDATE ledger_head SET seq = 0, hash = ''");
    BOOST_TEST(run("migrate").out.find("sealed ") == 0u);
    BOOST_TEST(run("verify").out == whole);
    for (auto const& h : {noted, later}) {
        auto const done = run("verify --head " + h);
        BOOST_TEST(done.code == 1);
        auto const number = h.substr(0, h.find(':'));
        BOOST_TEST(
            done.out == "the ledger up to entry " + number + " is not what it was when that head was noted\n"
        );
    }
}

BOOST_AUTO_TEST_CASE(a_head_that_is_none_is_not_understood)
{
    run("migrate");
    for (auto const* head : {"5230", "1:abc", "x"}) {
        auto const done = run(std::string("verify --head ") + head);
        BOOST_TEST(done.code == 2);
        BOOST_TEST(done.out == "");
        BOOST_TEST(done.err.find("--head must be ") == 0u);
    }
}

BOOST_AUTO_TEST_CASE(migrate_seals_what_an_older_version_wrote)
{
    {
        auto db = open();
        test::make_as_before(db, "0011");
        test::add_unsealed_entries(db, 3);
    }
    BOOST_TEST(run("verify").code == 1); // an older schema
    auto const done = run("migrate");
    BOOST_TEST(done.code == 0);
    BOOST_TEST(done.out.find("sealed 3 entries of the ledger\n") != done.out.npos);
    BOOST_TEST(run("verify").out == whole);
    BOOST_TEST(run("migrate").out == "The schema is up to date.\n");
    BOOST_TEST(head().substr(0, 2) == "3:");
}

BOOST_AUTO_TEST_SUITE_END()
