// Lists that are taken away and lists that are brought: who may, what they hold, what the ledger says of it.
#include "api/desk_party.hpp"
#include "documents/csv.hpp"
#include "domain/logins.hpp"
#include "support/unzip.hpp"

using namespace rowan;
using namespace rowan::test;

namespace {

std::string const sheet = at_desk + "/registrations.csv";
std::string const from_file = at_desk + "/registrations/import";

struct file_party : desk_party {
    answer import(std::string const& csv, std::string const& query = {})
    {
        return morag->send("POST", from_file + query, csv, "Content-Type: text/csv\r\n");
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_desk_files, file_party)

BOOST_AUTO_TEST_CASE(an_export_holds_exactly_the_rows_and_columns_asked_for)
{
    booked("zoe", "Zoë", "=1+1");
    booked("sam", "Sam", "A, Trust");
    booked("ann", "Ann", "Other");
    auto const a = morag->get(sheet + "?not=employer:Other&columns=employer,name,answer.note&sort=booking");
    BOOST_TEST(a.status == 200);
    BOOST_TEST(a.raw.field("Content-Disposition") == "attachment; filename=\"attendees.csv\"");
    BOOST_TEST(a.raw.field("Cache-Control") == "no-store");
    BOOST_TEST(
        a.raw.body == "\xef\xbb\xbf"
                      "Employer,Name,Note\r\n'=1+1,Zoë,\r\n\"A, Trust\",Sam,\r\n"
    );
    BOOST_TEST(last_of_ledger("list_exported") == "2 attendees: employer,name,answer.note");
}

BOOST_AUTO_TEST_CASE(those_chosen_one_by_one_are_exported_and_nobody_else)
{
    for (auto const* who : {"zoe", "sam", "ann"}) booked(who, who);
    auto const chosen = [&](std::string const& more) {
        return "{\"chosen\":[\"" + references["zoe"] + "\",\"" + references["ann"] + "\"" + more +
               R"(],"columns":["name"],"sort":"name","backwards":true})";
    };
    auto const a = morag->post(sheet, chosen(""));
    BOOST_TEST(a.status == 200);
    BOOST_TEST(
        a.raw.body == "\xef\xbb\xbf"
                      "Name\r\nzoe\r\nann\r\n"
    );
    BOOST_TEST(last_of_ledger("list_exported") == "2 attendees: name");

    BOOST_TEST(ask("POST", sheet, chosen(R"(,"RW-ZZZZZZ")")).status == 404);
    BOOST_TEST(ask("POST", sheet, R"({"chosen":[]})").status == 422);
    BOOST_TEST(ask("POST", sheet, R"({"chosen":["RW-ZZZZZZ"],"sort":"shoe"})").status == 422);
}

BOOST_AUTO_TEST_CASE(without_columns_an_export_holds_them_all)
{
    booked("zoe", "Zoë");
    auto const csv = documents::read_csv(morag->get(sheet).raw.body).value();
    BOOST_TEST(csv.header.size() == 17u); // fifteen, and two questions
    BOOST_TEST(csv.rows.at(0).cells[0] == references["zoe"]);
}

BOOST_AUTO_TEST_CASE(a_workbook_holds_the_same)
{
    booked("zoe", "Zoë <b>");
    auto const a = morag->get(at_desk + "/registrations.xlsx?columns=name");
    BOOST_TEST(a.status == 200);
    auto const texts = unzipped(a.raw.body).at("xl/sharedStrings.xml");
    BOOST_TEST(texts.find("Zoë &lt;b&gt;") != texts.npos);
}

BOOST_AUTO_TEST_CASE(an_export_needs_a_fresh_second_factor_and_columns_there_are)
{
    BOOST_TEST(ask("GET", sheet + "?columns=shoe_size").status == 422);
    pass(logins::factor_is_fresh);
    BOOST_TEST(ask("GET", sheet).type() == "/problems/second_factor");
}

BOOST_AUTO_TEST_CASE(caterers_get_counts)
{
    booked("zoe", "Zoë");
    ask("PATCH", of("zoe"), R"({"answers":{"diet":["Vegan","Halal"],"note":"Zoë is shy"}})");
    auto const a = morag->get(at_desk + "/counts.csv");
    BOOST_TEST(
        a.raw.body == "\xef\xbb\xbf"
                      "Question,Answer,Count\r\nPlaces taken,,1\r\nDiet,Vegan,1\r\nDiet,Halal,1\r\n"
    );
    BOOST_TEST(morag->get(at_desk + "/counts.xlsx").status == 200);
}

BOOST_AUTO_TEST_CASE(a_file_is_tried_then_taken_whole)
{
    auto const file = "Name;E-mail\r\nAnn;ann@people.example\r\n\"Bo; B\";bo@people.example\r\n";
    auto const dry = import(file, "?dry_run=true");
    BOOST_TEST(dry.status == 200);
    BOOST_TEST(dry.json.at("registered").as_int64() == 2);
    BOOST_TEST(dry.json.at("seq").as_int64() == 0);
    BOOST_TEST(names(ask("GET", at_desk + "/registrations")) == "");
    BOOST_TEST(import(file).json.at("registered").as_int64() == 2);
    BOOST_TEST(names(ask("GET", at_desk + "/registrations")) == "Ann, Bo; B");
    BOOST_TEST(messages_of("booked") == 2);
    BOOST_TEST(last_of_ledger("attendees_imported") == "registered 2, waiting 0");
}

BOOST_AUTO_TEST_CASE(broken_files_are_refused_with_the_line)
{
    struct {
        std::string file;
        std::int64_t line;
        char const* reason;
    } const cases[] = {
        {"", 1, "does not name the columns"},
        {"name\nAnn\n", 1, "has no column email"},
        {"email,email\na@b.example,c@d.example\n", 1, "has more than one column email"},
        {"email,name\na@b.example\n", 2, "has fewer cells than the header's 2"},
        {"email,name\na@b.example,\"Ann\n", 2, "opens a quote that nothing closes"},
        {"email,name\n\na@b.example,A\xff\n", 3, "is not UTF-8"},
        {"email,name\nnobody,Ann\n", 2, "the e-mail address is missing, or is not one"},
        {"email,name\na@b.example,A\nA@B.example,A\n", 3, "the e-mail address is on line 2 too"},
        {"email,name\n", 1, "has no attendees"},
    };
    for (auto const& c : cases) {
        for (auto const* query : {"", "?dry_run=true"}) {
            BOOST_TEST_CONTEXT(c.file << query)
            {
                auto const a = import(c.file.empty() ? "\n" : c.file, query);
                BOOST_TEST(a.status == 200);
                auto const& problem = a.json.at("problems").at(0);
                BOOST_TEST(problem.at("line").as_int64() == c.line);
                BOOST_TEST(problem.at("reason").as_string() == c.reason);
            }
        }
    }
    BOOST_TEST(names(ask("GET", at_desk + "/registrations")) == "");
    BOOST_TEST(morag->post(from_file, "{}").status == 415);
}

BOOST_AUTO_TEST_SUITE_END()
