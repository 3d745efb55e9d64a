#include "documents/tickets.hpp"

#include "base/token.hpp"
#include "support/judges.hpp"

using namespace rowan;
using documents::ticket;

namespace {

constexpr instant noon{std::chrono::sys_days(std::chrono::year(2027) / 1 / 12) + std::chrono::hours(12)};

ticket a_ticket(std::string const& name = "Siân Pryce")
{
    using std::chrono::hours;
    auto const start = noon + std::chrono::days(58);
    return {
        "Union Events",
        "Members’ Summit 2027",
        {{start, start + hours(7)}},
        "Europe/London",
        "Congress House",
        "23–28 Great Russell Street, London",
        "Step-free from Great Russell Street. Induction loop in every room.",
        false,
        name,
        "Betsi Cadwaladr University Health Board",
        "RW-7K4Q2M",
        random_ticket(),
        {{"Managing change", "Room 2", start + hours(1), start + hours(2)},
         {"Pensions", "", start + hours(3), start + hours(4)}},
    };
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_tickets)

BOOST_AUTO_TEST_CASE(a_ticket_is_one_sound_page_of_a4_with_its_code)
{
    auto const t = a_ticket();
    auto const bytes = documents::ticket_pdf(t, noon);
    test::is_sound(bytes);
    auto const facts = test::judged("pdfinfo \"$1\"", bytes);
    BOOST_TEST(facts.find("Pages:           1\n") != facts.npos);
    BOOST_TEST(facts.find("(A4)") != facts.npos);
    BOOST_TEST(facts.find("Siân") == facts.npos);
    BOOST_TEST(test::codes_of_pdf(bytes) == std::vector{t.token}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(it_says_whose_what_when_and_where)
{
    auto const text = test::text_of_pdf(documents::ticket_pdf(a_ticket(), noon));
    for (std::string const said : {
             "Union Events",
             "Members’ Summit 2027",
             "Siân Pryce",
             "Betsi Cadwaladr University Health Board",
             "RW-7K4Q2M",
             "Thursday, 11 March 2027, 12pm to 7pm",
             "Congress House",
             "23–28 Great Russell Street, London",
             "Induction loop in every room.",
             "1pm to 2pm: Managing change (Room 2)",
             "3pm to 4pm: Pensions",
         })
        BOOST_TEST(text.find(said) != text.npos, said << " is not in:\n" << text);
}

BOOST_AUTO_TEST_CASE(names_of_every_script_are_printed_as_they_are_spelled)
{
    for (std::string const name : {
             "Siân Ŵyn-Jôsŷ",
             "Grażyna Brzęczyszczykiewicz-Łącka",
             "Nguyễn Thị Hồng",
             "محمد عبد الله",
             "प्रिया शर्मा",
             "山田太郎",
             "김민준",
             "Ελένη Παπαδοπούλου",
             "Олександра Шевченко",
             "דניאל לוי",
             "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
             "தமிழ்ச்செல்வி",
         }) {
        auto const bytes = documents::ticket_pdf(a_ticket(name), noon);
        auto const text = test::text_of_pdf(bytes);
        BOOST_TEST(text.find(name) != text.npos, name << " is not in:\n" << text);
        test::is_sound(bytes);
    }
}

BOOST_AUTO_TEST_CASE(pictures_are_left_away_and_nothing_is_cut_off)
{
    auto const plain =
        test::text_of_pdf(documents::ticket_pdf(a_ticket("Sam 🎉 Okafor 👩🏽‍⚕️"), noon));
    BOOST_TEST(plain.find("Sam Okafor\n") != plain.npos, plain);

    auto const letters = [](std::string const& name) {
        auto const text = test::text_of_pdf(documents::ticket_pdf(a_ticket(name), noon));
        return std::count(text.begin(), text.end(), 'W');
    };
    BOOST_TEST(letters(std::string(100, 'W')) == letters("Sam") + 100);
}

BOOST_AUTO_TEST_SUITE_END()
