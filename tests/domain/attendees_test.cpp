// The list of an event's attendees: found, narrowed, sorted and paged.
#include "domain/attendees.hpp"

#include "domain/house.hpp"

using namespace rowan;
using attendees::order;
using test::attempt;
using test::joined;
using test::word_for;

namespace {

struct desk_house : test::house {
    // A member who comes from somewhere; booked under a name, with an employer.
    void
    add(std::string const& who,
        std::string const& name,
        std::string const& region = "",
        std::string const& employer = "")
    {
        membership::entry e{
            .line = 1, .membership_number = "M-" + who, .name = name, .email = who + "@people.example"};
        e.region = region;
        membership::import_register(tx, {e}, false, now).value();
        registrations::form f;
        f.name = name;
        f.employer = employer;
        book(who, "event", f);
        now += seconds(60);
    }

    std::int64_t event(std::string const& slug = "event") { return events::terms_of(tx, slug)->id; }

    static attendees::filter
    narrowed(std::vector<std::string> const& is, std::vector<std::string> const& is_not = {})
    {
        attendees::filter f;
        for (auto const& text : is) f.is.push_back(*attendees::parse_condition(text));
        for (auto const& text : is_not) f.is_not.push_back(*attendees::parse_condition(text));
        return f;
    }

    // The names of a page, in order.
    static std::string names(attendees::page const& p)
    {
        std::vector<std::string> all;
        for (auto const& a : p.attendees) all.push_back(a.summary.name);
        return joined(all);
    }
    std::string list(attendees::wish const& w) { return names(attendees::list(tx, event(), w).value()); }
    std::string list(attendees::filter const& f) { return list(attendees::wish{f}); }
    std::string search(std::string const& text)
    {
        attendees::filter f;
        f.text = text;
        return list(f);
    }

    void tag(std::string const& who, std::string const& name)
    {
        auto const by = person("organiser").id;
        attendees::mark(tx, event(), by, reference(who), {{name}, {}}, now).value();
    }
};

struct full_house : desk_house {
    full_house()
    {
        auto d = test::an_event("event", 3);
        d.slots = {
            {"Morning",
             d.days[0].starts_at,
             d.days[0].starts_at + std::chrono::hours(1),
             {test::a_workshop("law", 1)}}};
        d.questions = {
            {"diet", "some_of", "Diet", "", "Vegan\nHalal", false, "catering", 30},
        };
        open(d);
        add("zoe", "Zoë Łukasz", "Wales", "Cardiff & Vale NHS");
        add("sam", "Sam Okafor", "London", "Guy's");
        add("ann", "ann o’Brien", "London", "Cardiff & Vale NHS");
        add("bo", "Bo 100%", "", "Guy's");
        change("zoe", test::answering("diet", std::vector<std::string>{"Vegan", "Halal"}));
        change("sam", test::answering("diet", std::vector<std::string>{"Halal"}));
        change("zoe", test::choosing({"law"}));
        change("sam", test::choosing({}, {"law"}));
        tag("sam", "speaker");
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(domain_attendees)

BOOST_FIXTURE_TEST_CASE(people_are_found_as_they_are_typed, full_house)
{
    struct {
        char const* typed;
        char const* found;
    } const cases[] = {
        {"", "ann o’Brien, Bo 100%, Sam Okafor, Zoë Łukasz"},
        {"zoe", "Zoë Łukasz"},
        {"LUKASZ", "Zoë Łukasz"},
        {"o'brien", "ann o’Brien"},
        {"okafor sam", "Sam Okafor"},
        {"sam zoe", ""},
        {"vale", "ann o’Brien, Zoë Łukasz"},
        {"guy's sam", "Sam Okafor"},
        {"bo@people", "Bo 100%"},
        {"people.example", "ann o’Brien, Bo 100%, Sam Okafor, Zoë Łukasz"},
        {"%", "Bo 100%"}, // a wildcard is a character
        {"_", ""},
        {"' OR 1=1 --", ""},
        {"\u202e", "ann o’Brien, Bo 100%, Sam Okafor, Zoë Łukasz"}, // nothing is left of it
    };
    for (auto const& c : cases) { BOOST_TEST_CONTEXT(c.typed) BOOST_TEST(search(c.typed) == c.found); }
    BOOST_TEST(search(reference("zoe")) == "Zoë Łukasz");
    BOOST_TEST(search(reference("zoe").substr(3)) == "Zoë Łukasz");
}

BOOST_FIXTURE_TEST_CASE(filters_say_is_and_is_not, full_house)
{
    struct {
        std::vector<std::string> is, is_not;
        char const* found;
    } const cases[] = {
        {{"region:London"}, {}, "ann o’Brien, Sam Okafor"},
        {{"region:London", "region:Wales"}, {}, "ann o’Brien, Sam Okafor, Zoë Łukasz"},
        {{"region:London", "employer:Guy's"}, {}, "Sam Okafor"},
        {{}, {"region:London"}, "Bo 100%, Zoë Łukasz"},
        {{"employer:Guy's"}, {"tag:speaker"}, "Bo 100%"},
        {{"tag:speaker"}, {}, "Sam Okafor"},
        {{"workshop:law"}, {}, "Zoë Łukasz"},
        {{"queue:law"}, {}, "Sam Okafor"},
        {{"answer.diet:Halal"}, {}, "Sam Okafor, Zoë Łukasz"},
        {{"answer.diet:Vegan"}, {}, "Zoë Łukasz"},
        {{"answer.diet:Veg"}, {}, ""},
        {{"state:waiting"}, {}, "Bo 100%"},
        {{"state:registered"}, {"answer.diet:Vegan"}, "ann o’Brien, Sam Okafor"},
        {{"region:' OR 1=1 --"}, {}, ""},
        {{"workshop:none"}, {}, ""},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(joined(c.is) << " but not " << joined(c.is_not))
        BOOST_TEST(list(narrowed(c.is, c.is_not)) == c.found);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_condition_is_none)
{
    for (auto const* text :
         {"", ":", "region", "region:", "colour:red", "answer:Vegan", "answer.:Vegan", "region.x:London",
          "REGION:x"})
        BOOST_TEST(!attendees::parse_condition(text), text);
    auto const c = attendees::parse_condition("answer.diet:a:b.c");
    BOOST_REQUIRE(c);
    BOOST_TEST(c->name == "diet");
    BOOST_TEST(c->value == "a:b.c");
}

BOOST_FIXTURE_TEST_CASE(the_list_is_sorted_as_asked, full_house)
{
    struct {
        attendees::order by;
        bool backwards;
        char const* names;
    } const cases[] = {
        {order::name, false, "ann o’Brien, Bo 100%, Sam Okafor, Zoë Łukasz"},
        {order::name, true, "Zoë Łukasz, Sam Okafor, Bo 100%, ann o’Brien"},
        {order::booking, false, "Zoë Łukasz, Sam Okafor, ann o’Brien, Bo 100%"},
        {order::employer, false, "ann o’Brien, Zoë Łukasz, Bo 100%, Sam Okafor"},
        {order::region, false, "Bo 100%, ann o’Brien, Sam Okafor, Zoë Łukasz"},
        {order::queue, false, "Bo 100%, ann o’Brien, Sam Okafor, Zoë Łukasz"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(word_for(c.by) << (c.backwards ? " backwards" : ""))
        BOOST_TEST(list({{}, c.by, c.backwards}) == c.names);
    }
}

BOOST_FIXTURE_TEST_CASE(tabs_count_what_the_filter_admits_whatever_the_tab, full_house)
{
    using registrations::state;
    cancel("ann");
    attendees::filter f = narrowed({}, {"employer:Guy's"});
    f.state = state::cancelled;
    auto const p = attendees::list(tx, event(), {f}).value();
    BOOST_TEST(names(p) == "ann o’Brien");
    BOOST_TEST(p.matching == 1);
    BOOST_TEST(p.counts.size() == 2u);
    BOOST_TEST(p.counts.at(state::registered) == 1);
    BOOST_TEST(p.counts.at(state::cancelled) == 1);
}

BOOST_FIXTURE_TEST_CASE(an_attendee_is_shown_with_all_that_belongs_to_the_booking, full_house)
{
    auto const bo = attendees::find(tx, event(), reference("bo")).value();
    BOOST_TEST(*bo.attendee.position == 1);
    BOOST_TEST(bo.attendee.summary.email == "bo@people.example");
    auto const sam = attendees::find(tx, event(), reference("sam")).value();
    BOOST_TEST(joined(sam.attendee.tags) == "speaker");
    BOOST_TEST(sam.attendee.answers.at(0).text == "Halal");
    BOOST_TEST(sam.attendee.workshops.at(0).state == "waiting");
    BOOST_TEST(sam.history.at(0).act == "booked");
    BOOST_TEST(sam.history.at(0).actor == "owner");
    BOOST_TEST(sam.history.back().actor == "organiser");
    BOOST_TEST(sam.attendee.summary.seq == sam.history.back().seq);
}

BOOST_FIXTURE_TEST_CASE(another_events_booking_is_none_of_this_ones, full_house)
{
    open(test::an_event("north", 3));
    book("sam", "north");
    auto const theirs = reference("sam", "north");
    BOOST_TEST(word_for(attendees::find(tx, event(), theirs).error().code) == "not_found");
    BOOST_TEST(search("sam") == "Sam Okafor");
    attendees::wish w;
    w.after = theirs;
    BOOST_TEST(word_for(attendees::list(tx, event(), w).error().code) == "invalid");
}

// The cursor is the last attendee seen, whether the filter admits them still or not.
BOOST_FIXTURE_TEST_CASE(pages_follow_each_other_without_gap_or_repetition, desk_house)
{
    open(std::nullopt);
    constexpr int many = 250;
    for (int n = 0; n < many; ++n) {
        auto const id = std::to_string(1000 + n);
        registrations::form f;
        f.name = "Name " + id;
        book("p" + id, "event", f);
    }
    attendees::wish w;
    std::vector<std::string> seen;
    std::string cancelled;
    for (int pages = 0; pages < 3; ++pages) {
        auto const p = attendees::list(tx, event(), w).value();
        for (auto const& a : p.attendees) seen.push_back(a.summary.name);
        BOOST_TEST(p.matching + (w.filter.state && pages > 0 ? 1 : 0) == many);
        w.after = p.next;
        w.filter.state = registrations::state::registered;
        if (pages == 0) cancel("p1099"); // the last that was seen
    }
    BOOST_TEST(!w.after);
    BOOST_TEST(seen.size() == 250u);
    BOOST_TEST(std::is_sorted(seen.begin(), seen.end()));
    BOOST_TEST((std::adjacent_find(seen.begin(), seen.end()) == seen.end()));
}

BOOST_FIXTURE_TEST_CASE(a_name_that_changes_is_found_by_the_new_one, full_house)
{
    registrations::form f;
    f.name = "Åsa Øst";
    change("sam", f);
    BOOST_TEST(search("asa ost") == "Åsa Øst");
    BOOST_TEST(search("okafor") == "");
    BOOST_TEST(search("asa guy's") == "Åsa Øst"); // the employer stays
}

BOOST_FIXTURE_TEST_CASE(rows_older_than_the_search_are_folded, full_house)
{
    tx.script("UPDATE registration SET search = '' WHERE name LIKE 'Zo%'");
    BOOST_TEST(search("zoe lukasz") == "");
    BOOST_TEST(*attendees::fold(tx, 10, now) == 1);
    BOOST_TEST(*attendees::fold(tx, 10, now) == 0);
    BOOST_TEST(search("zoe lukasz") == "Zoë Łukasz");
}

BOOST_FIXTURE_TEST_CASE(there_are_values_to_narrow_by, full_house)
{
    auto const v = attendees::values_of(tx, event());
    BOOST_TEST(v.regions.at(0).value == "London");
    BOOST_TEST(v.regions.at(0).count == 2);
    BOOST_TEST(v.employers.size() == 2u);
    BOOST_TEST(v.tags.at(0).value == "speaker");
}

BOOST_AUTO_TEST_SUITE_END()
