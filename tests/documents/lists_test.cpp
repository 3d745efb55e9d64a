#include "documents/lists.hpp"

#include "support/judges.hpp"

using namespace rowan;

namespace {

constexpr instant noon{std::chrono::sys_days(std::chrono::year(2027) / 1 / 12) + std::chrono::hours(12)};

documents::list a_list(int people)
{
    documents::list l{
        "Pensions", "Room 2, 11am to 12pm", {{"Name", 60}, {"Where they work", 60}, {"Signature", 60}}, {}};
    for (int at = 0; at < people; ++at) l.rows.push_back({"Person " + std::to_string(at), "A Trust", ""});
    return l;
}

std::string page_of(std::string const& bytes, int number)
{
    auto const at = std::to_string(number);
    return test::judged("pdftotext -f " + at + " -l " + at + " -layout \"$1\" -", bytes);
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_lists)

BOOST_AUTO_TEST_CASE(everybody_is_on_it_once_and_its_heads_are_on_every_page)
{
    auto const bytes = documents::lists_pdf("Union Events", {a_list(60)}, noon);
    test::is_sound(bytes);
    auto const text = test::text_of_pdf(bytes);
    for (int at = 0; at < 60; ++at) {
        auto const name = "Person " + std::to_string(at) + " ";
        BOOST_TEST(text.find(name) != text.npos, name);
        BOOST_TEST(text.find(name) == text.rfind(name), name);
    }
    for (int page = 1; page <= 3; ++page) {
        auto const said = page_of(bytes, page);
        for (auto const& part :
             {std::string("Pensions"), std::string("Signature"), "page " + std::to_string(page) + " of 3"})
            BOOST_TEST(said.find(part) != said.npos, part << " is not on page " << page);
    }
}

BOOST_AUTO_TEST_CASE(each_list_begins_on_a_page_of_its_own_and_an_empty_one_says_so_by_being_there)
{
    auto const bytes = documents::lists_pdf("Union Events", {a_list(1), a_list(0), a_list(2)}, noon);
    BOOST_TEST(page_of(bytes, 2).find("page 1 of 1") != std::string::npos);
    BOOST_TEST(page_of(bytes, 2).find("Person") == std::string::npos);
    BOOST_TEST(page_of(bytes, 3).find("Person 1") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
