#include "documents/letters.hpp"

#include "base/text.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rowan;
using namespace std::chrono;
using documents::letter_kind;

namespace {

// On days in March 2027, when London's clocks show UTC.
instant at(unsigned day, int hour, int minute = 0)
{
    return instant(sys_days(year(2027) / 3 / day)) + hours(hour) + minutes(minute);
}

documents::letter_facts facts(letter_kind kind)
{
    return {
        .kind = kind,
        .name = "Siân Pryce",
        .event_title = "Members' Summit 2027",
        .days = {{at(11, 9, 30), at(11, 16, 30)}},
        .zone = "Europe/London",
        .venue = "Congress House, 23 Great Russell Street, London",
        .online_link = "https://meet.example/join/8841",
        .reference = "RW-7K4Q2M",
        .detail = kind == letter_kind::sign_in_code ? "ABCDEFGH" : "7",
        .offered_until = at(2, 17),
        .public_url = "https://events.union.example",
        .organisation = "Union of Care Managers",
        .expires_at = at(1, 9, 40),
        .subject = "Where to park",
        .text = "The car park is **closed**.",
        .event_slug = "summit-2027",
        .highlights = "We agreed on *four* things.",
        .reason = "The hall is closed.",
        .changes = {{"Venue", "Old Hall", ""}, {"Starts", "9am", "9:30am"}},
    };
}

bool holds(std::string const& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

template <class F> void for_each_kind(F const& f)
{
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<letter_kind>>([&](auto kind) {
        BOOST_TEST_CONTEXT(kind.name) f(kind.value);
    });
}

} // namespace

BOOST_AUTO_TEST_SUITE(documents_letters)

BOOST_AUTO_TEST_CASE(a_booking_is_confirmed_in_words)
{
    auto const l = documents::compose(facts(letter_kind::booked));
    BOOST_TEST(l.subject == "Your booking RW-7K4Q2M");
    BOOST_TEST(l.text == R"(Hello Siân Pryce,

You have a place at Members' Summit 2027.

When: Thursday, 11 March 2027, 9:30am to 4:30pm
Where: Congress House, 23 Great Russell Street, London
Online: https://meet.example/join/8841
Booking: RW-7K4Q2M

Your ticket and all about your booking:
https://events.union.example/bookings/RW-7K4Q2M

If you cannot come, please cancel there, so that somebody else can have
your place.

Union of Care Managers
)");
}

BOOST_AUTO_TEST_CASE(a_sign_in_code_comes_with_its_page_and_its_end)
{
    for (auto const* code : {"ABCDEFGH", "ABCD-EFGH", "abcdefgh"}) {
        auto f = facts(letter_kind::sign_in_code);
        f.detail = code;
        f.name = "";
        auto const l = documents::compose(f);
        BOOST_TEST(l.subject == "Your sign-in code");
        BOOST_TEST(l.text.starts_with("Hello,\n\nYour sign-in code is ABCD-EFGH\n"));
        BOOST_TEST(holds(l.text, "\nhttps://events.union.example/signin#ABCD-EFGH\n"));
        BOOST_TEST(holds(l.text, "until Monday, 1 March 2027, 9:40am (UK time)."));
    }
}

BOOST_AUTO_TEST_CASE(each_kind_says_its_own)
{
    struct {
        letter_kind kind;
        char const* says;
    } const cases[] = {
        {letter_kind::waiting, "waiting list for Members' Summit 2027, at number 7."},
        {letter_kind::offered, "We hold it for you until Tuesday, 2 March 2027, 5pm (UK time)."},
        {letter_kind::promoted, "Please decline here if you cannot come"},
        {letter_kind::promoted, "https://meet.example/join/8841"},
        {letter_kind::offer_lapsed, "it has gone to the next person."},
        {letter_kind::declined, "You have declined your place at Members' Summit 2027."},
        {letter_kind::cancelled, "Your booking for Members' Summit 2027 is cancelled."},
        {letter_kind::workshop_registered, "You have a place in the workshop 7 at Members' Summit 2027."},
        {letter_kind::changed, "Venue\nwas: Old Hall\nnow: none\n"},
        {letter_kind::changed, "Starts\nwas: 9am\nnow: 9:30am\n"},
        {letter_kind::event_cancelled, "Members' Summit 2027 has been cancelled."},
        {letter_kind::event_cancelled, "The hall is closed."},
        {letter_kind::reminder, "you have a place at Members' Summit 2027."},
        {letter_kind::organisers_letter, "The car park is **closed**."},
    };
    for (auto const& c : cases) {
        auto const text = documents::compose(facts(c.kind)).text;
        BOOST_TEST(holds(text, c.says), text);
        BOOST_TEST(holds(text, "https://events.union.example/bookings/RW-7K4Q2M\n"), text);
    }
    auto const thanks = documents::compose(facts(letter_kind::thanks));
    BOOST_TEST(holds(thanks.text, "https://events.union.example/events/summit-2027\n"), thanks.text);
    BOOST_TEST(holds(thanks.html, "We agreed on <em>four</em> things."), thanks.html);
}

BOOST_AUTO_TEST_CASE(only_those_with_a_place_are_told_the_online_link)
{
    for_each_kind([](letter_kind kind) {
        bool const has_place = kind == letter_kind::booked || kind == letter_kind::promoted ||
                               kind == letter_kind::changed || kind == letter_kind::reminder;
        auto const l = documents::compose(facts(kind));
        BOOST_TEST(holds(l.text, "meet.example") == has_place);
        BOOST_TEST(holds(l.html, "meet.example") == has_place);
    });
}

BOOST_AUTO_TEST_CASE(no_subject_tells_of_the_union_or_the_event)
{
    for_each_kind([](letter_kind kind) {
        auto const subject = folded(documents::compose(facts(kind)).subject);
        BOOST_TEST(!subject.empty());
        for (auto const* word : {"union", "member", "summit", "2027", "care", "siân", "7k4q2m "})
            BOOST_TEST(!holds(subject, word), subject);
        BOOST_TEST(length(subject) <= 60);
    });
}

BOOST_AUTO_TEST_CASE(links_only_open_pages)
{
    for_each_kind([](letter_kind kind) {
        auto const text = documents::compose(facts(kind)).text;
        for (auto const* word : {"/accept", "/decline", "/cancel", "/api/", "?"})
            BOOST_TEST(!holds(text, word), text);
    });
}

BOOST_AUTO_TEST_CASE(every_day_is_listed)
{
    auto f = facts(letter_kind::booked);
    f.days = {{at(9, 10), at(9, 16)}, {at(10, 10), at(10, 12)}, {at(11, 22), at(12, 6)}};
    f.online_link = "";
    BOOST_TEST(holds(documents::compose(f).text, R"(
When:
Tuesday, 9 March 2027, 10am to 4pm
Wednesday, 10 March 2027, 10am to 12pm
Thursday, 11 March 2027, 10pm to Friday, 12 March 2027, 6am
Where: Congress House, 23 Great Russell Street, London
Booking: RW-7K4Q2M

Your)"));
}

BOOST_AUTO_TEST_CASE(times_are_those_of_the_zone)
{
    struct {
        char const* zone;
        char const* says;
    } const cases[] = {
        {"Europe/London", "until Monday, 29 March 2027, 6pm (UK time)."},
        {"Europe/Dublin", "until Monday, 29 March 2027, 6pm (Dublin time)."},
        {"America/New_York", "until Monday, 29 March 2027, 1pm (New York time)."},
        {"Asia/Manila", "until Tuesday, 30 March 2027, 1am (Manila time)."},
    };
    for (auto const& c : cases) {
        auto f = facts(letter_kind::offered);
        f.zone = c.zone;
        f.offered_until = at(29, 17);
        auto text = documents::compose(f).text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        BOOST_TEST(holds(text, c.says), text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_known_leaves_no_gap)
{
    for_each_kind([](letter_kind kind) {
        auto f = facts(kind);
        f.name = f.venue = f.online_link = "";
        f.days.clear();
        auto const text = documents::compose(f).text;
        BOOST_TEST(!holds(text, "\n\n\n"), text);
        BOOST_TEST(text.starts_with("Hello,\n\n"));
        BOOST_TEST((text.ends_with("\n") && !text.ends_with("\n\n")));
    });
}

BOOST_AUTO_TEST_CASE(whatever_the_facts_are_lines_stay_lines)
{
    for_each_kind([](letter_kind kind) {
        auto f = facts(kind);
        f.name = "Eve\r\nBcc: x@evil.example\r\n\r\nYou have won";
        f.event_title = "{name} {organisation} {nothing} {\n" + std::string(300, 'x') + " \xff\u202e" +
                        std::string(50, '{');
        f.venue = "a\nb\rc\u2028" + std::string(500, ' ') + "d";
        auto const l = documents::compose(f);
        BOOST_TEST(!holds(l.text, "\nBcc"));
        BOOST_TEST(!has_controls(l.text, true));
        BOOST_TEST(!has_controls(l.subject));
        BOOST_TEST(!holds(l.text, "Union of Care Managers Union"));
        auto unwrapped = l.text;
        std::replace(unwrapped.begin(), unwrapped.end(), '\n', ' ');
        if (holds(unwrapped, "{name}"))
            BOOST_TEST(holds(unwrapped, "{name} {organisation} {nothing} {"), l.text);
        for (std::string_view rest = l.text; !rest.empty();) {
            auto const line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(line.size() + 1);
            bool const single_word = line.find(' ') == line.npos;
            BOOST_TEST((length(line) <= 72 || single_word), line);
        }
    });
}

// What lists of mail show of a page is its title and its first words.
BOOST_AUTO_TEST_CASE(no_preview_tells_of_the_union_or_the_event)
{
    for_each_kind([](letter_kind kind) {
        auto const html = documents::compose(facts(kind)).html;
        auto const from = html.find("<div style=\"display:none");
        auto const preview = folded(html.substr(from, html.find("&#847;") - from));
        for (auto const* word : {"union", "summit", "2027", "care", "siân"})
            BOOST_TEST(!holds(preview, word), preview);
    });
}

BOOST_AUTO_TEST_CASE(nothing_of_the_facts_becomes_markup)
{
    std::string const nasty =
        "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\r\n{body}\u202eabc";
    for_each_kind([&](letter_kind kind) {
        auto f = facts(kind);
        f.name = f.event_title = f.venue = f.subject = f.text = f.highlights = f.reason = f.organisation =
            nasty;
        f.reference = "RW-<b>";
        f.online_link = "javascript:alert(3)";
        f.changes = {{nasty, nasty, nasty}};
        f.stop_token = "\"><script>";
        f.language = nasty;
        if (kind == letter_kind::workshop_registered || kind == letter_kind::waiting) f.detail = nasty;
        auto const l = documents::compose(f);
        for (auto const* wrong :
             {"<script", "<img", "<b>", "href=\"javascript", "onerror=alert(2)>", "{body}<", "\u202e", "\r"})
            BOOST_TEST(!holds(l.html, wrong), wrong);
        BOOST_TEST(holds(l.html, "<html lang=\"en\""));
        BOOST_TEST(holds(l.html, "&lt;script&gt;"));
        BOOST_TEST(!has_controls(l.subject));
        auto const count = [&](std::string const& part) {
            int n = 0;
            for (auto at = l.html.find(part); at != l.html.npos; at = l.html.find(part, at + 1)) ++n;
            return n;
        };
        for (std::string const tag : {"table", "td", "tr", "p", "a", "div", "h1"})
            BOOST_TEST(count("<" + tag + " ") + count("<" + tag + ">") == count("</" + tag + ">"), tag);
    });
}

BOOST_AUTO_TEST_CASE(pages_fetch_nothing)
{
    for_each_kind([](letter_kind kind) {
        auto const html = documents::compose(facts(kind)).html;
        for (auto const* word : {"<img", "<link", "url(", "@import", "src=", "http-equiv"})
            BOOST_TEST(!holds(html, word), word);
        BOOST_TEST(html.size() < 40'000u); // mail programs cut pages from 100 kB on
    });
}

BOOST_AUTO_TEST_CASE(mail_that_can_be_stopped_says_how)
{
    auto f = facts(letter_kind::thanks);
    f.stop_token = "abcdef";
    auto const l = documents::compose(f);
    BOOST_TEST(holds(l.text, "\nhttps://events.union.example/unsubscribe#abcdef\n"));
    BOOST_TEST(holds(l.html, "href=\"https://events.union.example/unsubscribe#abcdef\""));
    BOOST_TEST(!holds(documents::compose(facts(letter_kind::booked)).text, "unsubscribe"));
}

// calendar.md 53, 55.
BOOST_AUTO_TEST_CASE(only_with_days_attached_does_a_letter_speak_of_them)
{
    auto f = facts(letter_kind::booked);
    BOOST_TEST(!holds(documents::compose(f).text, "calendar"));
    f.with_calendar = true;
    BOOST_TEST(holds(documents::compose(f).text, "use one"));
    f.kind = letter_kind::cancelled;
    BOOST_TEST(holds(documents::compose(f).text, "please remove it there"));
}

BOOST_AUTO_TEST_SUITE_END()
