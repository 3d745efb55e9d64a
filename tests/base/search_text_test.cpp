// Names are found without their diacritics, as people type them.
#include "base/search_text.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

BOOST_AUTO_TEST_SUITE(base_search_text)

BOOST_AUTO_TEST_CASE(text_is_kept_as_people_type_it)
{
    struct {
        char const* written;
        char const* typed;
    } const cases[] = {
        {"", ""},
        {"Sam OKAFOR", "sam okafor"},
        {"Zoë", "zoe"},
        {"Zoe\u0308", "zoe"}, // the same, written in two characters
        {"Siân Ŵyn", "sian wyn"},
        {"Łukasz Żółć", "lukasz zolc"},
        {"Søren Ægir", "soren aegir"},
        {"STRASSE Straße", "strasse strasse"},
        {"O’Brien", "o'brien"},
        {"Nguyễn Thị", "nguyen thi"},
        {"İbrahim Işık", "ibrahim isik"},
        {"Ｆｕｌｌ", "full"},
        {"co\u00adop", "coop"}, // a soft hyphen is nothing
        {"Δημήτρης", "δημητρησ"},
        {"李小龙", "李小龙"},
        {"NHS Trust – Leeds", "nhs trust - leeds"},
        {"\xff Not UTF-8", "\xff not utf-8"},
    };
    for (auto const& c : cases) BOOST_TEST(search_text(c.written) == c.typed);
}

BOOST_AUTO_TEST_CASE(what_was_folded_once_stays_as_it_is)
{
    for (auto const* text : {"Zoë Łukasz", "İ", "ﬃ", "ß", "Æ"})
        BOOST_TEST(search_text(search_text(text)) == search_text(text));
}

BOOST_AUTO_TEST_SUITE_END()
