// Random steps, thousands of them, in whatever order: what is promised holds after each.
#include "domain/house.hpp"

#include <numeric>
#include <random>

using namespace rowan;
using test::attempt;
using test::noon;

namespace {

constexpr int people_there_are = 12;
constexpr int steps_in_a_world = 300;
constexpr char const* all_events[] = {"confirm", "offer", "second", "full"};
constexpr char const* all_workshops[] = {
    "law", "pay", "rights"}; // the first two at one time, the third over both

struct world : test::house {
    std::mt19937 random;

    explicit world(unsigned seed) : random(seed)
    {
        import();
        make("confirm", 4, events::waiting_list::confirm, events::audience::members);
        make("offer", 3, events::waiting_list::offer, events::audience::members);
        make("second", 2, events::waiting_list::offer, events::audience::anyone);
        make("full", 2, events::waiting_list::none, events::audience::anyone);
    }

    void make(char const* slug, int capacity, events::waiting_list mode, events::audience for_whom)
    {
        using std::chrono::hours;
        auto d = test::an_event(slug, capacity, noon + std::chrono::days(365)); // far off: the clock moves on
        d.opens_at = noon;
        d.waiting_list = mode;
        d.audience = for_whom;
        d.offer_hours = 4;
        auto const nine = d.days.front().starts_at;
        using test::a_workshop;
        d.slots.push_back({"Morning", nine, nine + hours(2), {a_workshop("law", 1), a_workshop("pay", 1)}});
        d.slots.push_back({"Long", nine + hours(1), nine + hours(4), {a_workshop("rights", 2)}});
        open(d);
    }

    int any(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }
    std::string somebody() { return "p" + std::to_string(any(people_there_are)); }
    std::string some_event() { return all_events[any(std::size(all_events))]; }

    registrations::form some_wish()
    {
        workshops::wish w;
        for (auto const* slug : all_workshops) {
            if (int const chance = any(4); chance < 2)
                (chance == 0 ? w.places : w.waiting).emplace_back(slug);
        }
        return test::choosing(w.places, w.waiting);
    }

    using booking = std::optional<std::pair<std::string, std::string>>; // who, and for which event

    // Some booking in one of these states.
    booking one_that_is(std::string const& states)
    {
        constexpr storage::query q{
            "test/bookings",
            "SELECT replace(p.email, '@people.example', '') || ' ' || e.slug FROM registration r "
            "JOIN person p ON p.id = r.person_id JOIN event e ON e.id = r.event_id WHERE "
            "instr($1, r.state) > 0 ORDER BY r.id"};
        auto const all = tx.all<std::string>(q, states);
        if (all.empty()) return std::nullopt;
        auto const one = all[static_cast<std::size_t>(any(static_cast<int>(all.size())))];
        return std::pair(one.substr(0, one.find(' ')), one.substr(one.find(' ') + 1));
    }
    booking some_booking()
    {
        return one_that_is(any(8) ? "registered waiting offered" : "cancelled declined lapsed");
    }

    // Everybody is in the register, some with standing, some without.
    void import()
    {
        std::vector<membership::entry> entries;
        for (int n = 0; n < people_there_are; ++n) {
            auto const who = "p" + std::to_string(n);
            entries.push_back(
                {.line = n + 1, .membership_number = who, .name = who, .email = who + "@people.example"}
            );
            entries.back().standing = any(3) == 0 ? "lapsed" : "current";
        }
        attempt(tx, membership::import_register, entries, false, now, ledger::id()).value();
    }
};

void place(world& w)
{
    w.book(w.somebody(), w.some_event(), w.any(3) == 0 ? w.some_wish() : registrations::form());
}

using act = std::string (test::house::*)(std::string const&, std::string const&);

template <act Act> void with_booking(world& w)
{
    if (auto const b = w.some_booking()) (w.*Act)(b->first, b->second);
}

template <act Act> void with_offer(world& w)
{
    if (auto const o = w.one_that_is("offered")) (w.*Act)(o->first, o->second);
}

void change_workshops(world& w)
{
    if (auto const b = w.some_booking()) w.change(b->first, w.some_wish(), b->second);
}

void move_on_the_clock(world& w)
{
    w.now += std::chrono::minutes(w.any(4000));
    attempt(w.tx, waitlist::lapse, 1 + w.any(3), w.now).value();
}

// "full" keeps its two places, so that overselling would show.
void resize(world& w)
{
    auto const slug = all_events[w.any(3)];
    auto const capacity = w.any(4);
    if (w.any(20) == 0)
        w.resize(std::nullopt, slug);
    else
        w.resize(capacity, slug);
}

void call(world& w)
{
    if (auto const b = w.some_booking()) {
        auto const by = w.decides("a reason");
        (void)attempt(w.tx, waitlist::call, w.reference(b->first, b->second), by, w.now);
    }
}

void move(world& w)
{
    auto const b = w.some_booking();
    if (!b) return;
    auto const to = w.some_event();
    auto const made =
        attempt(w.tx, registrations::move, w.decides(), w.reference(b->first, b->second), to, w.now);
    if (made) w.references[b->first + " " + to] = made->summary.reference;
}

void book_over(world& w)
{
    auto const who = w.somebody();
    auto const slug = all_events[w.any(3)];
    auto const id = w.person(who).id;
    registrations::form f;
    f.name = "Guest";
    auto const made = attempt(w.tx, registrations::place_over, w.decides("a reason"), id, slug, f, w.now);
    if (made) w.references[who + " " + slug] = made->summary.reference;
}

void import(world& w)
{
    w.import();
}

struct step {
    char const* name;
    int weight;
    void (*take)(world&);
};
step const steps[] = {
    {"place", 70, place},
    {"cancel", 15, with_booking<&test::house::cancel>},
    {"accept", 12, with_offer<&test::house::accept>},
    {"decline", 10, with_offer<&test::house::decline>},
    {"workshops", 12, change_workshops},
    {"clock", 12, move_on_the_clock},
    {"resize", 5, resize},
    {"call", 4, call},
    {"move", 6, move},
    {"over", 1, book_over},
    {"import", 6, import},
};

step const& some_step(world& w)
{
    static int const all = std::accumulate(std::begin(steps), std::end(steps), 0, [](int n, step const& s) {
        return n + s.weight;
    });
    int left = w.any(all);
    auto const* s = steps;
    for (; left >= s->weight; ++s) left -= s->weight;
    return *s;
}

// Two places at one time, held by one person.
constexpr storage::query overlaps{
    "test/overlaps", "SELECT count(*) FROM choice a JOIN choice b ON b.registration_id = a.registration_id "
                     "AND b.workshop_id > "
                     "a.workshop_id JOIN workshop v ON v.id = a.workshop_id JOIN workshop w ON w.id = "
                     "b.workshop_id JOIN slot s ON "
                     "s.id = v.slot_id JOIN slot t ON t.id = w.slot_id WHERE a.state = 'registered' AND "
                     "b.state = 'registered' AND "
                     "s.starts_at < t.ends_at AND t.starts_at < s.ends_at"};

} // namespace

BOOST_AUTO_TEST_SUITE(domain_random_steps)

// C1 to C10, W1 to W12
BOOST_AUTO_TEST_CASE(whatever_happens_in_whatever_order_what_is_promised_holds)
{
    std::map<std::string, int> happened; // acts of the ledger
    for (unsigned seed = 1; seed <= 12; ++seed) {
        world w(seed);
        for (int n = 1; n <= steps_in_a_world; ++n) {
            auto const& s = some_step(w);
            BOOST_TEST_CONTEXT("seed " << seed << ", step " << n << ", " << s.name)
            {
                s.take(w);
                BOOST_REQUIRE(test::joined(verification::violations(w.tx, w.now)) == "");
                BOOST_REQUIRE(w.number(overlaps) == 0);
            }
        }
        BOOST_TEST(storage::integrity_violations(w.tx).empty());
        constexpr storage::query acts{"test/all_acts", "SELECT act FROM ledger"};
        for (auto const& one : w.tx.all<std::string>(acts)) ++happened[one];
    }
    // Else it would prove little.
    for (auto const* what :
         {"booked", "joined_queue", "place_offered", "place_confirmed", "offer_accepted", "offer_declined",
          "offer_lapsed", "passed_over", "cancelled", "moved", "capacity_changed", "workshop_taken",
          "workshop_queued", "workshop_promoted", "workshop_left"})
        BOOST_TEST(happened[what] >= 10, what << " happened " << happened[what] << " times");
}

BOOST_AUTO_TEST_SUITE_END()
