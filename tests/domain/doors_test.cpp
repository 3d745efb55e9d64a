// Doors and check-ins, rule by rule (domain.md, K1 to K8).
#include "base/token.hpp"
#include "domain/checkins.hpp"
#include "domain/house.hpp"
#include "domain/personal_data.hpp"

using namespace rowan;
using checkins::direction;
using checkins::scan;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

// The day of test::an_event: noon to seven, sixty days from now.
constexpr instant day_starts = test::noon + std::chrono::days(60);

struct hall : test::house {
    std::map<std::string, doors::door> doors_;
    std::map<std::string, std::string> tokens; // by door
    int scans = 0;

    hall()
    {
        auto d = test::an_event("event", 5);
        d.days.push_back({day_starts + hours(24), day_starts + hours(30)});
        d.slots = {
            {"Morning",
             day_starts,
             day_starts + hours(1),
             {test::a_workshop("law", 1), test::a_workshop("pay", 5)}}};
        open(d);
        open(test::an_event("other", 5));
        a_door("A");
        a_door("B");
        now = day_starts;
    }

    void a_door(std::string const& name, std::optional<std::string> workshop = {})
    {
        doors::link_draft const d{name, workshop, day_starts - hours(2), day_starts + hours(32), false};
        auto const event = events::terms_of(tx, "event")->id;
        auto const made = doors::open(tx, event, d, person("organiser").id, now).value();
        tokens[name] = made.token;
        doors_.emplace(name, doors::enter(tx, made.token, made.list, now).value());
    }

    std::string ticket(std::string const& who, std::string const& slug = "event")
    {
        constexpr storage::query q{"test/ticket", "SELECT ticket FROM registration WHERE reference = $1"};
        return *tx.one<std::string>(q, reference(who, slug));
    }

    scan a_scan(std::string const& ticket)
    {
        scan s{};
        s.nonce = "scan-" + std::to_string(++scans);
        s.ticket = ticket;
        s.at = now;
        return s;
    }

    checkins::answer at(std::string const& door, scan const& s, seconds ahead = {})
    {
        return checkins::record(tx, doors_.at(door), {s}, ahead, now).value().at(0);
    }

    std::string verdict(std::string const& door, scan const& s, seconds ahead = {})
    {
        return test::word_for(at(door, s, ahead).verdict);
    }

    std::string shown(std::string const& door, std::string const& who)
    {
        return verdict(door, a_scan(ticket(who)));
    }

    void note_about(std::string const& who, std::string const& note)
    {
        auto const event = events::terms_of(tx, "event")->id;
        doors::tell(tx, event, reference(who), note, person("organiser").id, now).value();
    }

    std::int64_t rows() { return number({"test/scans", "SELECT COUNT(*) FROM check_in"}); }
    std::int64_t present()
    {
        return number({"test/present", "SELECT COUNT(*) FROM check_in WHERE present = 1"});
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_doors, hall)

BOOST_AUTO_TEST_CASE(every_ticket_gets_its_verdict)
{
    // K2
    now = test::noon;
    for (std::string const who : {"ann", "bo", "cem", "dee", "eve"}) book(who);
    book("fay"); // waits
    book("guy", "other");
    cancel("eve"); // fay gets the place
    book("hal");   // waits
    now = day_starts;
    struct {
        std::string what, ticket, expected;
    } const rows[] = {
        {"a place", ticket("ann"), "in"},
        {"the same once more", ticket("ann"), "already"},
        {"from the queue", ticket("fay"), "in"},
        {"cancelled", ticket("eve"), "cancelled"},
        {"waiting", ticket("hal"), "waiting"},
        {"another event's", ticket("guy", "other"), "wrong_event"},
        {"forged", random_ticket(), "unknown"},
        {"truncated", ticket("bo").substr(0, 21), "unknown"},
        {"a page's address", "https://events.example/", "unknown"},
        {"with something else", ticket("bo") + " ", "unknown"},
        {"a place, after that", ticket("bo"), "in"},
    };
    for (auto const& r : rows) BOOST_TEST(verdict("A", a_scan(r.ticket)) == r.expected, r.what);
    BOOST_TEST(present() == 3);
}

BOOST_AUTO_TEST_CASE(the_same_nonce_gets_the_same_answer_and_one_row)
{
    // K1
    now = test::noon;
    book("ann");
    now = day_starts;
    auto const s = a_scan(ticket("ann"));
    for (int times = 0; times < 3; ++times) {
        auto const a = at("A", s);
        BOOST_TEST(test::word_for(a.verdict) == "in");
        BOOST_TEST(a.name == "Name of ann");
        now += seconds(60);
    }
    BOOST_TEST(rows() == 1);
}

BOOST_AUTO_TEST_CASE(the_first_accepted_scan_wins_and_the_second_hears_of_it)
{
    // K3
    now = test::noon;
    book("ann");
    now = day_starts;
    BOOST_TEST(shown("A", "ann") == "in");
    now += seconds(90);
    auto const second = at("B", a_scan(ticket("ann")));
    BOOST_TEST(test::word_for(second.verdict) == "already");
    BOOST_TEST(second.first_door == "A");
    BOOST_TEST((second.first_at == day_starts));
    BOOST_TEST(present() == 1);
}

BOOST_AUTO_TEST_CASE(each_day_is_checked_in_by_itself_and_no_other_day_is)
{
    now = test::noon;
    book("ann");
    now = day_starts;
    BOOST_TEST(shown("A", "ann") == "in");
    now = day_starts + hours(24);
    BOOST_TEST(shown("A", "ann") == "in");
    auto s = a_scan(ticket("ann"));
    s.day = "2027-03-10";
    BOOST_TEST(verdict("A", s) == "wrong_day");
    auto const days = checkins::counts(tx, events::terms_of(tx, "event")->id);
    BOOST_TEST(days.size() == 2u);
    for (auto const& d : days) BOOST_TEST((d.came == 1 && d.present == 1), d.day);
}

BOOST_AUTO_TEST_CASE(whoever_goes_out_may_come_in_again)
{
    now = test::noon;
    book("ann");
    now = day_starts;
    BOOST_TEST(shown("A", "ann") == "in");
    auto out = a_scan(ticket("ann"));
    out.direction = direction::out;
    BOOST_TEST(verdict("B", out) == "out");
    BOOST_TEST(present() == 0);
    BOOST_TEST(shown("B", "ann") == "in");
    BOOST_TEST(checkins::counts(tx, events::terms_of(tx, "event")->id).at(0).came == 1);
}

BOOST_AUTO_TEST_CASE(a_scan_is_undone_within_ten_seconds_by_the_door_that_made_it)
{
    // K3
    now = test::noon;
    for (std::string const who : {"ann", "bo"}) book(who);
    now = day_starts;
    auto const take_back = [this](std::string const& door, scan const& s, int after) {
        scan undo{};
        undo.nonce = s.nonce + "-undo-" + door;
        undo.undoes = s.nonce;
        undo.at = s.at + seconds(after);
        return verdict(door, undo);
    };
    auto const ann = a_scan(ticket("ann"));
    at("A", ann);
    BOOST_TEST(take_back("B", ann, 1) == "kept");
    BOOST_TEST(present() == 1);
    BOOST_TEST(take_back("A", ann, 10) == "undone");
    BOOST_TEST(present() == 0);
    BOOST_TEST(shown("B", "ann") == "in");

    auto const bo = a_scan(ticket("bo"));
    at("A", bo);
    BOOST_TEST(take_back("A", bo, 11) == "kept");
    BOOST_TEST(present() == 2);
}

BOOST_AUTO_TEST_CASE(what_a_device_decided_alone_is_recorded_and_contradictions_are_reported)
{
    // K4: two doors offline let the same ticket in; one let somebody in who had cancelled meanwhile.
    now = test::noon;
    for (std::string const who : {"ann", "bo"}) book(who);
    cancel("bo");
    now = day_starts + hours(1);
    auto const let_in = [this](std::string const& ticket, int minutes) {
        auto s = a_scan(ticket);
        s.at = day_starts + std::chrono::minutes(minutes);
        s.let_in = true;
        return s;
    };
    auto const all = [this](std::string const& door, std::vector<scan> const& s) {
        std::vector<std::string> words;
        for (auto const& a : checkins::record(tx, doors_.at(door), s, {}, now).value())
            words.push_back(test::word_for(a.verdict));
        return test::joined(words);
    };
    BOOST_TEST(all("A", {let_in(ticket("ann"), 10), let_in(random_ticket(), 11)}) == "in, unknown");
    BOOST_TEST(all("B", {let_in(ticket("ann"), 5), let_in(ticket("bo"), 6)}) == "already, cancelled");
    BOOST_TEST(rows() == 4);

    auto const found = checkins::conflicts(tx, events::terms_of(tx, "event")->id);
    std::vector<std::string> said;
    for (auto const& c : found)
        said.push_back(test::word_for(c.verdict) + " " + c.name.value_or("nobody") + " at " + c.door);
    BOOST_TEST(
        test::joined(said) == "unknown nobody at A, already Name of ann at B, cancelled Name of bo at B"
    );
    BOOST_TEST((found.at(1).first_at == day_starts + std::chrono::minutes(10)));
}

BOOST_AUTO_TEST_CASE(a_clock_an_hour_off_is_put_right)
{
    now = test::noon;
    book("ann");
    now = day_starts;
    auto s = a_scan(ticket("ann"));
    s.at = now + hours(1);
    BOOST_TEST(verdict("A", s, hours(1)) == "in");
    auto const again = at("B", a_scan(ticket("ann")));
    BOOST_TEST((again.first_at == day_starts));
    auto const links = doors::of_event(tx, events::terms_of(tx, "event")->id);
    BOOST_TEST(links.at(0).clock_ahead == 3600);
    BOOST_TEST((links.at(0).seen_at == day_starts));
}

BOOST_AUTO_TEST_CASE(outside_its_window_a_link_practises_and_records_nothing)
{
    now = test::noon;
    book("ann");
    BOOST_TEST(shown("A", "ann") == "not_open");
    BOOST_TEST(rows() == 0);
    now = day_starts - hours(2);
    BOOST_TEST(shown("A", "ann") == "in");
    // What was scanned in time is recorded although it comes late (K4).
    now = day_starts + hours(40);
    auto s = a_scan(ticket("ann"));
    s.at = day_starts + hours(25);
    BOOST_TEST(verdict("A", s) == "in");
    BOOST_TEST(shown("A", "ann") == "not_open");
}

BOOST_AUTO_TEST_CASE(a_link_opens_its_own_list_until_it_is_revoked_or_long_over)
{
    // K8
    auto const event = events::terms_of(tx, "event")->id;
    auto const links = doors::of_event(tx, event);
    auto const enters = [&] { return doors::enter(tx, tokens["A"], links.at(0).list, now).has_value(); };
    BOOST_TEST(enters());
    BOOST_TEST(!doors::enter(tx, "invented", links.at(0).list, now).has_value());
    BOOST_TEST(!doors::enter(tx, tokens["A"], "invented", now).has_value());
    now = day_starts + hours(32 + 24) - seconds(1);
    BOOST_TEST(enters());
    now += seconds(1);
    BOOST_TEST(!enters());
    now = day_starts;
    auto const organiser = person("organiser").id;
    BOOST_TEST(doors::revoke(tx, event, links.at(0).reference, organiser, now).has_value());
    BOOST_TEST(!enters());
    BOOST_TEST(doors::revoke(tx, event, links.at(0).reference, organiser, now).has_value());
    auto const other = events::terms_of(tx, "other")->id;
    BOOST_TEST(
        test::word_for(doors::revoke(tx, other, links.at(1).reference, organiser, now).error().code) ==
        "not_found"
    );
}

BOOST_AUTO_TEST_CASE(a_pack_holds_hashes_and_no_more_than_the_door_may_know)
{
    // K5, K8
    now = test::noon;
    book("ann", "event", test::choosing({"law"}));
    book("bo");
    book("guy", "other");
    cancel("bo");
    note_about("ann", "Give her the loop");
    now = day_starts;
    shown("A", "ann");
    auto const p = doors::pack_of(tx, doors_.at("A"), now).value();
    BOOST_TEST(test::joined(p.days) == "2027-03-13, 2027-03-14");
    BOOST_TEST(p.entries.size() == 2u);
    auto const& ann = p.entries.at(0);
    BOOST_TEST(ann.hash == sha256(ticket("ann")).substr(0, 32));
    BOOST_TEST(
        (ann.name + ", " + ann.state + ", " + ann.note) == "Name of ann, registered, Give her the loop"
    );
    BOOST_TEST(test::joined(ann.workshops) == "Law");
    BOOST_TEST((ann.in_since == day_starts));
    BOOST_TEST(p.entries.at(1).state == "cancelled");
    now = day_starts + hours(32);
    BOOST_TEST(test::word_for(doors::pack_of(tx, doors_.at("A"), now).error().code) == "closed");
}

BOOST_AUTO_TEST_CASE(the_door_is_told_about_those_alone_who_booked_this_event)
{
    now = test::noon;
    book("guy", "other");
    auto const event = events::terms_of(tx, "event")->id;
    auto const told = doors::tell(tx, event, reference("guy", "other"), "x", person("organiser").id, now);
    BOOST_TEST(test::word_for(told.error().code) == "not_found");
}

BOOST_AUTO_TEST_CASE(a_workshop_has_a_door_of_its_own)
{
    now = test::noon;
    book("ann", "event", test::choosing({"law"}));
    book("bo", "event", test::choosing({}, {"law"}));
    book("cem", "event", test::choosing({"pay"}));
    a_door("law's", "law");
    now = day_starts;
    BOOST_TEST(shown("law's", "ann") == "in");
    BOOST_TEST(shown("law's", "bo") == "waiting");
    BOOST_TEST(shown("law's", "cem") == "wrong_event");
    BOOST_TEST(shown("A", "ann") == "in");
    BOOST_TEST(doors::pack_of(tx, doors_.at("law's"), now).value().entries.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_link_needs_a_window_and_a_workshop_of_the_event)
{
    auto const event = events::terms_of(tx, "event")->id;
    auto const refused = [&](doors::link_draft const& d) {
        return test::pointers(doors::open(tx, event, d, person("organiser").id, now));
    };
    BOOST_TEST(refused({"A", {}, now, now, false}) == "/valid_until");
    BOOST_TEST(refused({"A", "cooking", now, now + hours(1), false}) == "/workshop");
}

BOOST_AUTO_TEST_CASE(whose_ticket_of_another_event_it_is_the_door_does_not_learn)
{
    // K8
    now = test::noon;
    book("guy", "other");
    now = day_starts;
    auto const a = at("A", a_scan(ticket("guy", "other")));
    BOOST_TEST(a.other_event == "Event other");
    BOOST_TEST((a.name + a.employer + a.reference + a.note) == "");
}

BOOST_AUTO_TEST_CASE(who_is_erased_leaves_a_number_at_the_door)
{
    now = test::noon;
    book("ann");
    note_about("ann", "About her");
    now = day_starts;
    shown("A", "ann");
    test::attempt(tx, personal_data::erase, person("ann"), now).value();
    BOOST_TEST(checkins::counts(tx, events::terms_of(tx, "event")->id).at(0).came == 1);
    for (auto const& e : doors::pack_of(tx, doors_.at("A"), now).value().entries)
        BOOST_TEST((e.name + e.employer + e.note) == "");
}

BOOST_AUTO_TEST_SUITE_END()
