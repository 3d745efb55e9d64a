// Everything that is kept about one person: shown to them, and erased.
#include "domain/personal_data.hpp"

#include "domain/house.hpp"
#include "domain/logins.hpp"
#include "sql/queries.hpp"

using namespace rowan;
using test::attempt;
using test::noon;

namespace {

// Ann has left something of herself in every table that can hold it; bo waits for her place.
struct with_ann : test::house {
    with_ann()
    {
        test::a_member(tx, "ann", "rep");
        tx.script(
            "UPDATE person SET employer = 'Planted Hospital', job_title = 'Planted job', region = 'Planted', "
            "access_needs = 'Planted need', calendar_hash = 'planted' WHERE email LIKE 'ann@%'"
        );
        auto d = test::an_event("event", 1);
        d.questions = {{"diet", "short_text", "Diet", "", "", false, "the caterer", 30}};
        open(d);
        registrations::form f;
        f.name = "Planted Name";
        f.answers = {{"diet", "Planted diet"}};
        book("ann", "event", f);
        book("bo");
        logins::ask(tx, "ann@people.example", false, now).value();
        tx.run(sql::answered_requests::keep, person("ann").id, "planted-key", "hash", "Planted answer", now);
        tx.run(sql::events::invite, events::terms_of(tx, "event")->id, person("ann").id);
    }

    // The tables in which a text occurs, in whatever column.
    std::string tables_with(std::string const& text)
    {
        constexpr storage::query columns{
            "test/columns",
            "SELECT t.name || ' WHERE lower(' || c.name || ') LIKE ' FROM sqlite_master t JOIN "
            "pragma_table_info(t.name) c WHERE t.type = 'table' AND c.type = 'TEXT'"};
        std::vector<std::string> found;
        for (auto const& place : tx.all<std::string>(columns)) {
            auto const table = place.substr(0, place.find(' '));
            tx.script("CREATE TEMP TABLE seen AS SELECT count(*) AS n FROM " + place + "'%" + text + "%'");
            constexpr storage::query seen{"test/seen", "SELECT n FROM temp.seen"};
            if (number(seen) > 0 && (found.empty() || found.back() != table)) found.push_back(table);
            tx.script("DROP TABLE temp.seen");
        }
        return test::joined(found);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_personal_data, with_ann)

// UK GDPR article 15
BOOST_AUTO_TEST_CASE(all_that_is_kept_is_shown_and_that_it_was_is_noted)
{
    auto const all = personal_data::collect(tx, person("ann"), now).value();
    BOOST_TEST(all.person.name == "Name of ann");
    BOOST_TEST(all.person.access_needs == "Planted need");
    BOOST_REQUIRE(all.registrations.size() == 1u);
    BOOST_TEST(all.registrations[0].summary.name == "Planted Name");
    BOOST_TEST(all.registrations[0].answers[0].text == "Planted diet");
    BOOST_TEST(all.messages.size() == 1u);
    BOOST_TEST(all.ledger.back().act == "data_exported");
    for (auto const& entry : all.ledger) BOOST_TEST(entry.act != "joined_queue"); // bo's, not hers
}

// UK GDPR article 17
BOOST_AUTO_TEST_CASE(erasure_leaves_no_trace_of_who_it_was)
{
    struct {
        char const* text;
        char const* before;
    } const cases[] = {
        {"planted", "person, answered_request, registration, answer"},
        {"ann@people", "person, sign_in, message"},
        {"name of ann", "person"},
        {"m-ann", "person"},
    };
    for (auto const& c : cases) BOOST_TEST(tables_with(c.text) == c.before);
    attempt(tx, personal_data::erase, person("ann"), now).value();
    for (auto const& c : cases) { BOOST_TEST_CONTEXT(c.text) BOOST_TEST(tables_with(c.text) == ""); }
}

BOOST_AUTO_TEST_CASE(erasure_gives_places_back_and_ends_logins)
{
    auto const binding = logins::ask(tx, "ann@people.example", false, now).value();
    constexpr storage::query code{
        "test/code", "SELECT detail FROM message WHERE kind = 'sign_in_code' ORDER BY id DESC LIMIT 1"};
    auto const in = logins::redeem(tx, {binding, {}, *tx.one<std::string>(code)}, now).value().value();
    attempt(tx, personal_data::erase, person("ann"), now).value();
    BOOST_TEST(active() == "bo registered");
    BOOST_TEST(!logins::identify(tx, in.token, now).has_value());
    BOOST_TEST(messages::due(tx, 10, "Europe/London", now)->size() == 2u); // bo's alone
    BOOST_TEST(book("ann") == "waiting"); // somebody new, who happens to have the address
}

// What remains is numbers.
BOOST_AUTO_TEST_CASE(who_was_there_is_still_counted_after_erasure)
{
    now = events::terms_of(tx, "event")->ends_at;
    attempt(tx, personal_data::erase, person("ann"), now).value();
    constexpr storage::query held{
        "test/held", "SELECT count(*) FROM registration WHERE state = 'registered' AND name = ''"};
    BOOST_TEST(number(held) == 1);
    BOOST_TEST(places().taken == 1);
    constexpr storage::query last{"test/last", "SELECT act FROM ledger ORDER BY seq DESC LIMIT 1"};
    BOOST_TEST(*tx.one<std::string>(last) == "person_erased");
}

BOOST_AUTO_TEST_SUITE_END()
