#include "documents/certificates.hpp"

#include "base/text.hpp"
#include "support/judges.hpp"

using namespace rowan;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr instant day{std::chrono::sys_days(std::chrono::year(2027) / 3 / 11) + std::chrono::hours(9)};

std::string words_of(std::string const& bytes)
{
    return tidy(test::text_of_pdf(bytes));
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_certificates)

BOOST_AUTO_TEST_CASE(hours_are_those_of_all_the_days)
{
    struct {
        std::vector<documents::attended_day> days;
        std::string said;
    } const rows[] = {
        {{{day, day + hours(6)}}, "6 hours"},
        {{{day, day + hours(1)}}, "1 hour"},
        {{{day, day + minutes(390)}}, "6 hours 30 minutes"},
        {{{day, day + minutes(30)}, {day + hours(24), day + hours(24) + minutes(31)}}, "1 hour 1 minute"},
    };
    for (auto const& r : rows) BOOST_TEST(documents::hours_of(r.days) == r.said);
}

BOOST_AUTO_TEST_CASE(a_certificate_says_who_came_when_for_how_long_and_where_to_ask)
{
    documents::certificate const c{
        "Union Events",   "Reps’ stage 1",
        "Łucja Ŵyn محمد", {{day, day + hours(7)}, {day + hours(24), day + hours(30)}},
        "Europe/London",  "Congress House, London",
        "7K4Q-2M9T-XW3P", "https://events.union.example/verify/"};
    auto const bytes = documents::certificate_pdf(c, day);
    test::is_sound(bytes);
    auto const text = words_of(bytes);
    for (std::string const said :
         {"Certificate of attendance", "Łucja Ŵyn محمد", "Reps’ stage 1",
          "Thursday, 11 March 2027, 9am to 4pm", "Friday, 12 March 2027, 9am to 3pm", "13 hours",
          "7K4Q-2M9T-XW3P", "Congress House, London"})
        BOOST_TEST(text.find(said) != text.npos, said << " is not in:\n" << text);
    BOOST_TEST(
        test::codes_of_pdf(bytes) ==
            std::vector<std::string>{"https://events.union.example/verify/7K4Q-2M9T-XW3P"},
        boost::test_tools::per_element()
    );
    BOOST_TEST(test::judged("pdfinfo \"$1\"", bytes).find("Łucja") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_letter_names_the_rep_the_hours_and_the_law)
{
    documents::release_letter const l{
        "Union Events",  "reps@union.example",    "Siân Pryce",    "Ward manager",   "Betsi Cadwaladr UHB",
        "Reps’ stage 1", {{day, day + hours(7)}}, "Europe/London", "Congress House", "RW-7K4Q2M"};
    auto const bytes = documents::release_letter_pdf(l, day);
    test::is_sound(bytes);
    auto const text = words_of(bytes);
    for (std::string const said :
         {"To: Betsi Cadwaladr UHB", "Siân Pryce, Ward manager", "Thursday, 11 March 2027, 9am to 4pm",
          "7 hours in all", "Section 168 of the Trade Union and Labour Relations (Consolidation) Act 1992",
          "Acas code of practice", "RW-7K4Q2M", "reps@union.example"})
        BOOST_TEST(text.find(said) != text.npos, said << " is not in:\n" << text);
    BOOST_TEST(test::judged("pdfinfo \"$1\"", bytes).find("Pages:           1\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
