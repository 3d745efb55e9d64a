#include "domain/register.hpp"

#include "api/register_file.hpp"
#include "commands/demo_people.hpp"
#include "domain/people.hpp"
#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace rowan;
using membership::entry;
using test::noon;

namespace {

// The lines of a register whose columns are these.
std::vector<entry> entries_of(std::string const& lines)
{
    auto const read = documents::read_csv("number,name,email,roles,standing,region\n" + lines);
    std::vector<membership::problem> problems;
    return api::entries_of(read.value(), problems);
}

struct with_register : test::database {
    // Ann and Bo are members, Cy signed in once, by address.
    with_register()
    {
        take_in(entries_of("1,Ann,ann@x.example,rep,,London\n2,Bo,bo@x.example,,,\n"));
        people::find_or_add(tx, "cy@x.example", noon);
    }

    membership::report take_in(std::vector<entry> const& entries, bool lapse_absent = false)
    {
        return membership::import_register(tx, entries, lapse_absent, noon).value();
    }

    people::profile profile_of(std::string const& address)
    {
        return people::look(tx, people::find_or_add(tx, address, noon)).value();
    }
};

entry line(std::string number, std::string name, std::string email)
{
    return {
        .line = 2,
        .membership_number = std::move(number),
        .name = std::move(name),
        .email = std::move(email)};
}

std::string counts(membership::report const& r)
{
    return std::to_string(r.added) + " added, " + std::to_string(r.changed) + " changed, " +
           std::to_string(r.unchanged) + " unchanged, " + std::to_string(r.lapsed) + " lapsed";
}

std::string reasons(std::vector<membership::problem> const& problems)
{
    std::string all;
    for (auto const& p : problems) all += (all.empty() ? "" : "; ") + std::to_string(p.line) + " " + p.reason;
    return all;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_register, with_register)

BOOST_AUTO_TEST_CASE(a_line_is_matched_by_number_then_by_address)
{
    struct {
        char const* what;
        char const* number;
        char const* name;
        char const* email;
        char const* counts;
    } const cases[] = {
        {"as known", "1", "Ann", "ann@x.example", "0 added, 0 changed, 1 unchanged, 0 lapsed"},
        {"in other letters", " 1 ", " Ann  ", "ANN@X.example ", "0 added, 0 changed, 1 unchanged, 0 lapsed"},
        {"another name", "1", "Ann Lee", "ann@x.example", "0 added, 1 changed, 0 unchanged, 0 lapsed"},
        {"another address", "1", "Ann", "ann@y.example", "0 added, 1 changed, 0 unchanged, 0 lapsed"},
        {"known by address", "3", "Cy", "cy@x.example", "0 added, 1 changed, 0 unchanged, 0 lapsed"},
        {"somebody new", "4", "Dee", "dee@x.example", "1 added, 0 changed, 0 unchanged, 0 lapsed"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        BOOST_TEST(
            counts(membership::examine(tx, {line(c.number, c.name, c.email)}, false).value()) == c.counts
        );
    }
}

BOOST_AUTO_TEST_CASE(people_become_as_the_register_has_them)
{
    auto const cy = people::find_or_add(tx, "cy@x.example", noon).id;
    auto const done = take_in({{
        .line = 2,
        .membership_number = "3",
        .name = "Cy Ó Néill",
        .email = "Cy@X.Example",
        .region = "Scotland",
        .employer = "NHS  Strathlorne",
        .job_title = "Matron",
        .roles = "Rep|link_member rep",
        .standing = "Lapsed",
    }});
    BOOST_TEST(counts(done) == "0 added, 1 changed, 0 unchanged, 0 lapsed");
    BOOST_TEST(people::find_or_add(tx, "cy@x.example", noon).id == cy);
    auto const p = profile_of("cy@x.example");
    BOOST_TEST(p.membership_number.value() == "3");
    BOOST_TEST(p.name == "Cy Ó Néill");
    BOOST_TEST(p.region == "Scotland");
    BOOST_TEST(p.employer == "NHS Strathlorne");
    BOOST_TEST(p.job_title == "Matron");
    BOOST_TEST(p.roles == "link_member rep");
    BOOST_TEST((p.standing == people::standing::lapsed));
}

BOOST_AUTO_TEST_CASE(what_the_register_does_not_say_stays)
{
    take_in({line("1", "Ann Lee", "ann@x.example")});
    BOOST_TEST(profile_of("ann@x.example").region == "London");
    BOOST_TEST(profile_of("ann@x.example").roles == "rep");

    auto says_none = line("1", "Ann Lee", "ann@x.example");
    says_none.roles = "";
    take_in({says_none});
    BOOST_TEST(profile_of("ann@x.example").roles == "");
}

BOOST_AUTO_TEST_CASE(absence_lapses_members_only_when_asked)
{
    auto const ann = line("1", "Ann", "ann@x.example");
    BOOST_TEST(counts(take_in({ann})) == "0 added, 0 changed, 1 unchanged, 0 lapsed");
    BOOST_TEST((profile_of("bo@x.example").standing == people::standing::current));

    BOOST_TEST(counts(take_in({ann}, true)) == "0 added, 0 changed, 1 unchanged, 1 lapsed");
    BOOST_TEST((profile_of("bo@x.example").standing == people::standing::lapsed));
    BOOST_TEST((profile_of("cy@x.example").standing == people::standing::none));
    BOOST_TEST(counts(take_in({ann}, true)) == "0 added, 0 changed, 1 unchanged, 0 lapsed");

    BOOST_TEST(
        counts(take_in({ann, line("2", "Bo", "bo@x.example")}, true)) ==
        "0 added, 1 changed, 1 unchanged, 0 lapsed"
    );
    BOOST_TEST((profile_of("bo@x.example").standing == people::standing::current));
}

BOOST_AUTO_TEST_CASE(every_bad_line_is_named_and_nothing_is_written)
{
    auto const long_number = std::string(21, '1') + ",Eve,e@x.example,,,";
    auto const long_name = "9," + std::string(101, 'x') + ",e@x.example,,,";
    auto const long_region = "9,Eve,e@x.example,,," + std::string(101, 'x');
    std::string const number_form = "2 the membership number is not 1 to 20 characters without spaces";
    std::string const name_form = "2 the name has over 100 characters, or control characters";
    std::string const region_form = "2 the region has over 100 characters, or control characters";
    std::string const address_form = "2 the e-mail address is not one";
    std::string const another = "2 the e-mail address belongs to another person";
    struct {
        std::string what, lines, problems;
    } const cases[] = {
        {"no number", ",Eve,e@x.example,,,", "2 has no membership number"},
        {"a space in the number", "1 2,Eve,e@x.example,,,", number_form},
        {"a long number", long_number, number_form},
        {"no name", "9, ,e@x.example,,,", "2 has no name"},
        {"a long name", long_name, name_form},
        {"controls in a name", "9,E\x1b[1mve,e@x.example,,,", name_form},
        {"an override in a name", "9,E\u202eve,e@x.example,,,", name_form},
        {"no address", "9,Eve,,,,", "2 has no e-mail address"},
        {"not an address", "9,Eve,eve.example,,,", address_form},
        {"two lines of address", "9,Eve,\"e@x.example\nb@x.example\",,,", address_form},
        {"nothing but a role", ",,,rep,,",
         "2 has no membership number; 2 has no name; 2 has no e-mail address"},
        {"an unknown role", "9,Eve,e@x.example,rep boss,,",
         "2 has a role other than rep, link_member and committee"},
        {"an unknown standing", "9,Eve,e@x.example,,none,", "2 the standing is neither current nor lapsed"},
        {"a long region", long_region, region_form},
        {"a member's address", "9,Eve,Bo@x.example,,,", another},
        {"another's address", "1,Ann,cy@x.example,,,", another},
        {"a number twice", "8,Eve,e@x.example,,,\n8,Flo,f@x.example,,,",
         "3 the membership number is on line 2 too"},
        {"an address twice", "8,Eve,e@x.example,,,\n9,Flo,E@x.example,,,",
         "3 the e-mail address is on line 2 too"},
        {"a known one twice", "8,Cy,cy@x.example,,,\n9,Cy,cy@x.example,,,",
         "3 the e-mail address is on line 2 too"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto const entries = entries_of(c.lines + "\n77,Good,good@x.example,,,\n");
            auto const done = take_in(entries, true);
            BOOST_TEST(reasons(done.problems) == c.problems);
            BOOST_TEST(done.seq == 0);
            BOOST_TEST(reasons(membership::examine(tx, entries, true)->problems) == c.problems);
            auto const after = membership::examine(tx, {line("77", "Good", "good@x.example")}, true).value();
            BOOST_TEST(counts(after) == "1 added, 0 changed, 0 unchanged, 2 lapsed");
        }
    }
}

BOOST_AUTO_TEST_CASE(an_empty_register_lapses_nobody)
{
    BOOST_TEST(reasons(take_in({}, true).problems) == "1 has no members");
    BOOST_TEST((profile_of("ann@x.example").standing == people::standing::current));
}

BOOST_AUTO_TEST_CASE(ill_formed_bytes_are_no_name)
{
    BOOST_TEST(!take_in({line("9", "Si\xe2n", "e@x.example")}).problems.empty());
}

BOOST_AUTO_TEST_CASE(an_examination_writes_nothing)
{
    std::vector<entry> const entries{
        line("1", "Ann Lee", "ann@x.example"), line("4", "Dee", "dee@x.example")};
    auto const first = membership::examine(tx, entries, true).value();
    BOOST_TEST(counts(first) == "1 added, 1 changed, 0 unchanged, 1 lapsed");
    BOOST_TEST(counts(membership::examine(tx, entries, true).value()) == counts(first));
    BOOST_TEST(counts(take_in(entries, true)) == counts(first));
    BOOST_TEST(counts(take_in(entries, true)) == "0 added, 0 changed, 2 unchanged, 0 lapsed");
}

BOOST_AUTO_TEST_CASE(an_import_is_one_entry_of_the_ledger)
{
    constexpr storage::query last{
        "test/last", "SELECT detail FROM ledger WHERE seq = $1 AND act = 'register_imported'"};
    auto const before = take_in({line("1", "Ann", "ann@x.example")}).seq;
    auto const done = take_in({line("1", "Ann", "ann@y.example"), line("4", "Dee", "dee@x.example")}, true);
    BOOST_TEST(done.seq == before + 1);
    BOOST_TEST(tx.one<std::string>(last, done.seq).value() == "added 1, changed 1, unchanged 0, lapsed 1");
}

BOOST_AUTO_TEST_CASE(whoever_waits_and_may_now_come_has_the_place)
{
    constexpr storage::query state{
        "test/state", "SELECT state FROM registration WHERE reference = 'RW-BBBBBB'"};
    tx.script(R"(
        INSERT INTO pool (id, capacity, waiting, last_number) VALUES (1, 1, 1, 1);
        INSERT INTO event (id, slug, pool_id, title, kind, audience, waiting_list, status, starts_at, ends_at,
                           opens_at, closes_at, cancel_until, created_at, changed_at)
        VALUES (1, 'reps', 1, 'Reps', 'training', 'reps', 'confirm', 'published', 4000000000, 4000009000, 0,
                3999999999, 3999999999, 0, 0);
        INSERT INTO registration (reference, ticket, event_id, person_id, state, name, employer, origin,
                                  queue_number, registered_at)
        SELECT 'RW-BBBBBB', 'ticket', 1, id, 'waiting', name, '', 'self', 1, 0
          FROM person WHERE email = 'bo@x.example')");
    take_in(entries_of("2,Bo Lee,bo@x.example,,,\n"));
    BOOST_TEST(tx.one<std::string>(state).value() == "waiting");
    take_in(entries_of("2,Bo Lee,bo@x.example,rep,,\n"));
    BOOST_TEST(tx.one<std::string>(state).value() == "registered");
}

BOOST_AUTO_TEST_CASE(six_thousand_members_are_taken_in)
{
    auto const members = commands::demo_members(6'000);
    BOOST_TEST(counts(take_in(members)) == "6000 added, 0 changed, 0 unchanged, 0 lapsed");
    BOOST_TEST(counts(take_in(members)) == "0 added, 0 changed, 6000 unchanged, 0 lapsed");
    auto changed = members;
    for (auto& m : changed) m.employer = "Harbourlight Hospice and Friends";
    BOOST_TEST(counts(take_in(changed)) == "0 added, 6000 changed, 0 unchanged, 0 lapsed");
}

BOOST_AUTO_TEST_SUITE_END()
