#include "documents/badges.hpp"

#include "base/text.hpp"
#include "base/token.hpp"
#include "support/judges.hpp"

#include <boost/describe/enum_to_string.hpp>

using namespace rowan;
using documents::badge;
using documents::badge_layout;

namespace {

constexpr instant noon{std::chrono::sys_days(std::chrono::year(2027) / 1 / 12) + std::chrono::hours(12)};

std::string const names[] = {
    "Siân Ŵyn-Jôsŷ", "Grażyna Łącka", "Nguyễn Thị Hồng", "محمد عبد الله",       "प्रिया शर्मा", "山田太郎",
    "김민준",        "Ελένη Παππά",   "דניאל לוי",       "Олександра Шевченко", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Bo",
};

documents::badge_run a_run(badge_layout layout)
{
    documents::badge_run run{"Union Events", "Members’ Summit 2027", layout, {}};
    for (auto const& name : names)
        run.badges.push_back(
            {name, "she/her", "A Health Board", "Rep", 1, {"11am Pensions"}, random_ticket(), ""}
        );
    return run;
}

std::size_t pages_of(std::string const& bytes)
{
    auto const said = test::judged("pdfinfo \"$1\" | sed -n 's/^Pages: *//p'", bytes);
    return std::stoul(said);
}

// The left, top, width and height of a word on its page, in millimetres.
std::vector<double> place_of(std::string const& word, std::string const& bytes)
{
    auto const said = test::judged("pdftotext -bbox \"$1\" - | grep '>" + word + "<' | head -1", bytes);
    std::vector<double> at;
    for (auto const* name : {"xMin=\"", "yMin=\"", "xMax=\"", "yMax=\""})
        at.push_back(std::stod(said.substr(said.find(name) + 6)) * 25.4 / 72);
    return {at[0], at[1], at[2] - at[0], at[3] - at[1]};
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_badges)

BOOST_AUTO_TEST_CASE(every_layout_has_its_size_and_its_number_of_pages)
{
    struct {
        badge_layout layout;
        std::string size; // points, as pdfinfo says it
        std::size_t pages;
        int copies; // of each badge
    } const rows[] = {
        {badge_layout::sheet, "595.276 x 841.89 pts (A4)", 2, 1},
        {badge_layout::folded, "595.276 x 841.89 pts (A4)", 6, 2},
        {badge_layout::a6, "297.638 x 419.528 pts", 12, 1},
        {badge_layout::label, "283.465 x 175.748 pts", 12, 1},
    };
    for (auto const& r : rows) {
        BOOST_TEST_CONTEXT(boost::describe::enum_to_string(r.layout, ""))
        {
            auto const run = a_run(r.layout);
            auto const bytes = documents::badges_pdf(run, noon);
            test::is_sound(bytes);
            auto const facts = test::judged("pdfinfo \"$1\"", bytes);
            BOOST_TEST(facts.find(r.size) != facts.npos, facts);
            BOOST_TEST(pages_of(bytes) == r.pages);

            std::vector<std::string> tokens;
            for (auto const& b : run.badges)
                tokens.insert(tokens.end(), static_cast<std::size_t>(r.copies), b.token);
            std::sort(tokens.begin(), tokens.end());
            BOOST_TEST(test::codes_of_pdf(bytes) == tokens, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(names_are_printed_as_they_are_spelled)
{
    for (auto const layout : {badge_layout::a6, badge_layout::label}) {
        auto const text = tidy(test::text_of_pdf(documents::badges_pdf(a_run(layout), noon)));
        for (auto const& name : names)
            BOOST_TEST(text.find(name) != text.npos, name << " is not in:\n" << text);
    }
}

BOOST_AUTO_TEST_CASE(a_role_is_a_word_beside_its_colour)
{
    auto run = a_run(badge_layout::label);
    run.badges.resize(1);
    auto const text = test::text_of_pdf(documents::badges_pdf(run, noon));
    for (std::string const said :
         {"Rep", "she/her", "A Health Board", "11am Pensions", "Members’ Summit 2027"})
        BOOST_TEST(text.find(said) != text.npos, said);
}

BOOST_AUTO_TEST_CASE(badges_lie_on_the_sheet_where_the_knife_goes)
{
    documents::badge_run run{"", "", badge_layout::sheet, {}};
    for (int at = 0; at < 8; ++at)
        run.badges.push_back({"Name" + std::to_string(at), "", "", "", 0, {}, "", ""});
    auto const bytes = documents::badges_pdf(run, noon);
    for (int at = 0; at < 8; ++at) {
        auto const place = place_of("Name" + std::to_string(at), bytes);
        double const left = 15 + 90 * (at % 2), top = 38.5 + 55 * (at / 2);
        BOOST_TEST((left < place[0] && place[0] + place[2] < left + 90), at);
        BOOST_TEST((top < place[1] && place[1] + place[3] < top + 55), at);
        BOOST_TEST(place[0] == left + 4, boost::test_tools::tolerance(0.02));
    }
}

BOOST_AUTO_TEST_CASE(a_lane_begins_on_a_sheet_of_its_own_which_names_it)
{
    auto run = a_run(badge_layout::sheet);
    for (std::size_t at = 0; at < run.badges.size(); ++at) run.badges[at].lane = at < 9 ? "Lane 1" : "Lane 2";
    auto const bytes = documents::badges_pdf(run, noon);
    BOOST_TEST(pages_of(bytes) == 3u);
    auto const last = test::judged("pdftotext -f 3 -layout \"$1\" -", bytes);
    BOOST_TEST(last.find("Lane 2") != last.npos);
    BOOST_TEST(last.find("Lane 1") == last.npos);
}

BOOST_AUTO_TEST_CASE(long_names_become_smaller_and_are_never_cut_off)
{
    std::string const longest(100, 'W');
    for (auto const layout :
         {badge_layout::sheet, badge_layout::folded, badge_layout::a6, badge_layout::label}) {
        documents::badge_run run{
            "", "", layout, {{longest, "", std::string(100, 'M'), "", 0, {}, random_ticket(), ""}}};
        auto const bytes = documents::badges_pdf(run, noon);
        auto const text = test::text_of_pdf(bytes);
        auto const copies = layout == badge_layout::folded ? 2 : 1;
        BOOST_TEST(std::count(text.begin(), text.end(), 'W') == copies * 100);
        BOOST_TEST(std::count(text.begin(), text.end(), 'M') == copies * 100);
        BOOST_TEST(test::codes_of_pdf(bytes).size() == static_cast<std::size_t>(copies));
    }
    documents::badge_run run{
        "",
        "",
        badge_layout::sheet,
        {{"Bo", "", "", "", 0, {}, "", ""},
         {"Alexandra-Josephine Fitzwilliam-Smythe", "", "", "", 0, {}, "", ""}}};
    auto const bytes = documents::badges_pdf(run, noon);
    BOOST_TEST(place_of("Bo", bytes)[3] > place_of("Fitzwilliam-Smythe", bytes)[3]);
}

BOOST_AUTO_TEST_CASE(the_names_to_look_at_before_printing_are_the_longest_shortest_and_strangest)
{
    std::vector<badge> all;
    for (int at = 0; at < 50; ++at) all.push_back({"Ordinary Name", "", "", "", 0, {}, "", ""});
    for (std::string const name : {"Bo", "محمد عبد الله", "A Name Which Is Longer Than All The Others"})
        all.push_back({name, "", "", "", 0, {}, "", ""});
    auto const chosen = documents::most_telling(all);
    BOOST_TEST(chosen.size() == 8u);
    for (std::string const name : {"Bo", "محمد عبد الله", "A Name Which Is Longer Than All The Others"})
        BOOST_TEST(
            std::count_if(chosen.begin(), chosen.end(), [&](auto& b) { return b.name == name; }) == 1, name
        );
    BOOST_TEST(documents::most_telling({all[50]}).size() == 1u);
    BOOST_TEST(documents::most_telling({}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
