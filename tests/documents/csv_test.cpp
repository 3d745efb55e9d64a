#include "documents/csv.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

using namespace rowan;
using namespace std::string_literals;

namespace {

// Rows as "line: cell|cell", one after the other.
std::string shown(documents::csv const& file)
{
    std::string all;
    for (auto const& name : file.header) all += "[" + name + "]";
    for (auto const& row : file.rows) {
        all += " " + std::to_string(row.line) + ":";
        for (auto const& cell : row.cells) all += cell + "|";
    }
    return all;
}

std::string shown(error const& e)
{
    std::string all;
    for (auto const& f : e.fields) all += (all.empty() ? "" : "; ") + f.pointer + " " + f.detail;
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_csv)

BOOST_AUTO_TEST_CASE(a_spreadsheets_file_becomes_rows)
{
    struct {
        char const* what;
        std::string bytes, rows;
    } const cases[] = {
        {"plain", "Name,E-Mail\nSiân,s@x.example\n", "[name][e-mail] 2:Siân|s@x.example|"},
        {"no line end at the end", "a,b\n1,2", "[a][b] 2:1|2|"},
        {"CRLF", "a,b\r\n1,2\r\n3,4\r\n", "[a][b] 2:1|2| 3:3|4|"},
        {"CR alone", "a,b\r1,2\r3,4", "[a][b] 2:1|2| 3:3|4|"},
        {"byte order mark",
         "\xef\xbb\xbf"
         "a,b\n1,2",
         "[a][b] 2:1|2|"},
        {"mark before a quote",
         "\xef\xbb\xbf"
         "\"a\",b\n1,2",
         "[a][b] 2:1|2|"},
        {"semicolons", "a;b\n1,5;2\n", "[a][b] 2:1,5|2|"},
        {"header tidied", "  Job \t Title , A\n1,2", "[job title][a] 2:1|2|"},
        {"cells left as they are", "a,b\n 1 ,2 ", "[a][b] 2: 1 |2 |"},
        {"quotes", "a,b\n\"1,2\",\"say \"\"hi\"\"\"", "[a][b] 2:1,2|say \"hi\"|"},
        {"quoted nothing", "a,b\n\"\",x", "[a][b] 2:|x|"},
        {"only quotes in quotes", "a,b\n\"\"\"\",\"\"\"\"\"\"", "[a][b] 2:\"|\"\"|"},
        {"line breaks in quotes", "a,b\n\"x\ny\r\nz\rw\",2\n3,4", "[a][b] 2:x\ny\r\nz\rw|2| 6:3|4|"},
        {"blank lines and rows", "a,b\n\n,\n1,2\n\n", "[a][b] 4:1|2|"},
        {"one column", "a\n1\n2", "[a] 2:1| 3:2|"},
        {"only a header", "a,b", "[a][b]"},
        {"columns without a name", "a,,\n1,2,3", "[a][][] 2:1|2|3|"},
        {"NUL is a character", "a,b\n1\0,2"s, "[a][b] 2:1\0|2|"s},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto const read = documents::read_csv(c.bytes);
            BOOST_REQUIRE_MESSAGE(read, shown(read.error()));
            BOOST_TEST(shown(*read) == c.rows);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_fault_is_named_with_its_line)
{
    struct {
        char const* what;
        std::string bytes, faults;
    } const cases[] = {
        {"nothing", "", "/lines/1 does not name the columns"},
        {"an empty header", ",,\n1,2,3", "/lines/1 does not name the columns"},
        {"ragged", "a,b\n1\n1,2,3\n1,2\n,,\n1",
         "/lines/2 has fewer cells than the header's 2; "
         "/lines/3 has more cells than the header's 2; "
         "/lines/6 has fewer cells than the header's 2"},
        {"quote in a cell", "a,b\n1\"x,2", "/lines/2 has a quote inside a cell that does not begin with one"},
        {"space before quote", "a,b\n1, \"2\"",
         "/lines/2 has a quote inside a cell that does not begin with one"},
        {"text behind quote", "a,b\n\"1\"x,2\n\"3\" ,4",
         "/lines/2 has text behind a closing quote; "
         "/lines/3 has text behind a closing quote"},
        {"open quote", "a,b\n1,2\n3,\"4\n5,6\n", "/lines/3 opens a quote that nothing closes"},
        {"open quote at end", "a,b\n1,\"", "/lines/2 opens a quote that nothing closes"},
        {"Latin-1", "a,b\nSi\xe2n,2\n\xff,1\n", "/lines/2 is not UTF-8; /lines/3 is not UTF-8"},
        {"line after quotes", "a,b\n\"x\r\ny\",2\n1", "/lines/4 has fewer cells than the header's 2"},
        {"two at once", "a,b\n\"1\"x",
         "/lines/2 has text behind a closing quote; "
         "/lines/2 has fewer cells than the header's 2"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto const read = documents::read_csv(c.bytes);
            BOOST_REQUIRE(!read);
            BOOST_TEST((read.error().code == errc::invalid));
            BOOST_TEST(shown(read.error()) == c.faults);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_long_list_of_faults_is_cut_and_counted)
{
    std::string bytes = "a,b\n";
    for (int row = 0; row < 257; ++row) bytes += "x\n";
    auto const read = documents::read_csv(bytes);
    BOOST_REQUIRE(!read);
    BOOST_TEST(read.error().fields.size() == 200u);
    BOOST_TEST(read.error().detail == "257 faults in the file, of which these are the first 200.");
}

BOOST_AUTO_TEST_CASE(files_that_would_swell_are_refused)
{
    auto const wide = documents::read_csv(std::string(8'000'000, ','));
    BOOST_TEST((!wide && wide.error().fields.size() == 2));

    std::string tall = "a\n";
    while (tall.size() < 4'000'000) tall += "x\n";
    auto const too_tall = documents::read_csv(tall);
    BOOST_REQUIRE(!too_tall);
    BOOST_TEST(too_tall.error().fields[0].detail == "is beyond the 100000 rows a file may have");
}

BOOST_AUTO_TEST_CASE(eight_mebibytes_are_read)
{
    std::string bytes = "number,name,employer\n";
    while (bytes.size() < 8u << 20)
        bytes += "123456,Siân Pryce-Jones," + std::string(100, 'x') + ",\"Northvale, \"\"NHS\"\" Trust\"\n";
    bytes.insert(bytes.find("employer"), "more,");
    auto const read = documents::read_csv(bytes);
    BOOST_REQUIRE_MESSAGE(read, shown(read.error()));
    BOOST_TEST(read->rows.size() > 50'000u);
}

BOOST_AUTO_TEST_SUITE_END()
