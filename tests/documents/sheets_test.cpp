// Tables for spreadsheets: nothing that a member typed is calculated, and nothing is lost on the way.
#include "documents/sheets.hpp"

#include "documents/csv.hpp"
#include "support/unzip.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;
using documents::cell;
using documents::sheet;

namespace {

std::string csv_cell(std::string const& text)
{
    auto const all = documents::csv_of({{"A"}, {{text}}});
    auto const begin = all.find("\r\n") + 2;
    return all.substr(begin, all.size() - begin - 2);
}

constexpr instant summer{
    std::chrono::sys_days(std::chrono::year(2027) / 7 / 1) + std::chrono::hours(8) +
    std::chrono::minutes(30)};

} // namespace

BOOST_AUTO_TEST_SUITE(documents_sheets)

BOOST_AUTO_TEST_CASE(a_table_reads_back_as_it_was)
{
    sheet const s{
        {"Name", "Count", "At"},
        {{std::string("Zoë, \"the\" one"), std::int64_t(7), summer},
         {std::string("two\nlines"), std::int64_t(-1), summer}}};
    auto const bytes = documents::csv_of(s);
    BOOST_TEST(bytes.starts_with("\xef\xbb\xbf"));
    auto const read = documents::read_csv(bytes).value();
    BOOST_TEST(read.header[0] == "name");
    BOOST_TEST(read.rows.at(0).cells[0] == "Zoë, \"the\" one");
    BOOST_TEST(read.rows.at(0).cells[1] == "7");
    BOOST_TEST(read.rows.at(0).cells[2] == "2027-07-01 09:30"); // as London's clocks show it
    BOOST_TEST(read.rows.at(1).cells[0] == "two\nlines");
    BOOST_TEST(read.rows.at(1).cells[1] == "-1"); // a number, not text
}

// ASVS 1.2.10, CVE-2021-41270
BOOST_AUTO_TEST_CASE(no_text_is_a_formula)
{
    struct {
        char const* written;
        char const* kept;
    } const cases[] = {
        {"plain", "plain"},
        {"=1+1", "'=1+1"},
        {"+44 20 7946 0000", "'+44 20 7946 0000"},
        {"-Smith", "'-Smith"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "\"'\t=1\""},
        {"  =1", "'  =1"},
        {"\u00a0=1", "'\u00a0=1"},
        {"a\n=1", "\"a\n'=1\""},
        {"a\r=1", "\"a\n'=1\""},
        {"a=1", "a=1"},
        {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
        {"=\"a\",b", "\"'=\"\"a\"\",b\""},
        {"\u202e=1", "'=1"}, // the override is dropped
        {"a;b", "\"a;b\""},
        {"", ""},
    };
    for (auto const& c : cases) { BOOST_TEST_CONTEXT(c.written) BOOST_TEST(csv_cell(c.written) == c.kept); }
}

BOOST_AUTO_TEST_CASE(a_workbook_has_typed_cells_and_text_is_text)
{
    sheet const s{{"Name", "Count", "At"}, {{std::string("=1+1 & <b>\u202e"), std::int64_t(7), summer}}};
    auto const bytes = documents::xlsx_of(s);
    auto const parts = test::unzipped(bytes);
    auto const& cells = parts.at("xl/worksheets/sheet1.xml");
    BOOST_TEST(cells.find("<f>") == cells.npos); // no formula anywhere
    BOOST_TEST(cells.find("<v>7</v>") != cells.npos);
    BOOST_TEST(cells.find("<v>46569.3958333") != cells.npos); // 2027-07-01 09:30, in days
    auto const& texts = parts.at("xl/sharedStrings.xml");
    BOOST_TEST(texts.find("=1+1 &amp; &lt;b&gt;<") != texts.npos);
}

BOOST_AUTO_TEST_CASE(a_workbook_of_nobody_has_its_header)
{
    auto const parts = test::unzipped(documents::xlsx_of({{"Name"}, {}}));
    BOOST_TEST(parts.at("xl/sharedStrings.xml").find("Name") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_longer_than_a_cell_is_cut_and_not_left_out)
{
    std::string long_text;
    while (long_text.size() < 40'000) long_text += "é";
    auto const parts = test::unzipped(documents::xlsx_of({{"A"}, {{long_text}}}));
    auto const& texts = parts.at("xl/sharedStrings.xml");
    BOOST_TEST(texts.find("éééé") != texts.npos);
    BOOST_TEST(texts.size() < 34'000u);
}

BOOST_AUTO_TEST_SUITE_END()
