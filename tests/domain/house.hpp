// An event or two and the people who want to come: what the tests of booking share. People are called by the
// name before the @; what came of something is told in a word, its state or its refusal.
#pragma once

#include "domain/messages.hpp"
#include "domain/registrations.hpp"
#include "domain/verification.hpp"
#include "domain/waitlist.hpp"
#include "support/people.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

namespace rowan::test {

template <class E> std::string word_for(E e)
{
    return boost::describe::enum_to_string(e, "?");
}

inline std::string word_for(result<registrations::registration> const& r)
{
    return r ? word_for(r->summary.state) : word_for(r.error().code);
}

// "a, b, c"
inline std::string joined(std::vector<std::string> const& words)
{
    std::string line;
    for (auto const& w : words) line += (line.empty() ? "" : ", ") + w;
    return line;
}

// The pointers of what is wrong in a refused form: "/name, /answers/diet".
template <class T> std::string pointers(result<T> const& r)
{
    std::vector<std::string> all;
    if (!r) {
        for (auto const& f : r.error().fields) all.push_back(f.pointer);
    }
    return joined(all);
}

// "law" is the slug, "Law" the title.
inline events::workshop_draft a_workshop(std::string const& slug, std::optional<std::int64_t> places)
{
    events::workshop_draft w{slug, slug, "", "", "", places};
    w.title[0] = static_cast<char>(w.title[0] - 'a' + 'A');
    return w;
}

// A form that chooses workshops, or answers one question, and leaves the rest as it is.
inline registrations::form
choosing(std::vector<std::string> const& places, std::vector<std::string> const& waiting = {})
{
    registrations::form f;
    f.workshops = workshops::wish{places, waiting};
    return f;
}

inline registrations::form answering(std::string const& question, questions::given const& with)
{
    registrations::form f;
    f.answers[question] = with;
    return f;
}

struct house : database {
    instant now = noon;

    void open(events::draft const& d) { attempt(tx, events::create, d, ledger::id(), now).value(); }

    // An event with so many places, called "event".
    void open(std::optional<std::int64_t> capacity, events::waiting_list mode = events::waiting_list::confirm)
    {
        auto d = an_event("event", capacity);
        d.waiting_list = mode;
        open(d);
    }

    // Somebody known before, or a visitor of that name.
    people::person person(std::string const& who)
    {
        auto p = a_visitor(tx, who);
        if (p.name.empty()) p.name = "Name of " + who;
        return p;
    }

    std::string
    book(std::string const& who, std::string const& slug = "event", registrations::form const& f = {})
    {
        auto const made = attempt(tx, registrations::place, person(who), slug, f, now);
        if (made) references[who + " " + slug] = made->summary.reference;
        return word_for(made);
    }
    std::string cancel(std::string const& who, std::string const& slug = "event")
    {
        return word_for(attempt(tx, registrations::cancel, person(who), reference(who, slug), now));
    }
    std::string accept(std::string const& who, std::string const& slug = "event")
    {
        return word_for(attempt(tx, registrations::accept, person(who), reference(who, slug), now));
    }
    std::string decline(std::string const& who, std::string const& slug = "event")
    {
        return word_for(attempt(tx, registrations::decline, person(who), reference(who, slug), now));
    }
    registrations::registration find(std::string const& who, std::string const& slug = "event")
    {
        return registrations::find(tx, person(who), reference(who, slug), now).value();
    }
    std::string
    change(std::string const& who, registrations::form const& f, std::string const& slug = "event")
    {
        return word_for(attempt(tx, registrations::change, person(who), reference(who, slug), f, now));
    }
    // What an organiser decides.
    ledger::decision decides(std::string const& reason = {}, bool notify = true)
    {
        return {person("organiser").id, reason, notify};
    }
    void resize(std::optional<std::int64_t> capacity, std::string const& slug = "event")
    {
        attempt(tx, events::resize, slug, capacity, person("organiser").id, now).value();
    }

    // The booking made last.
    std::string reference(std::string const& who, std::string const& slug = "event") const
    {
        return references.at(who + " " + slug);
    }

    pools::standing places(std::string const& slug = "event")
    {
        return pools::look(tx, events::terms_of(tx, slug)->pool);
    }

    // Who holds or waits, in the order of their bookings: "ann registered, bo waiting".
    std::string active(std::string const& slug = "event")
    {
        constexpr storage::query q{
            "test/active",
            "SELECT replace(p.email, '@people.example', '') || ' ' || r.state FROM registration r JOIN "
            "person "
            "p ON p.id = r.person_id JOIN event e ON e.id = r.event_id WHERE e.slug = $1 AND r.state IN "
            "('registered', 'offered', 'waiting') ORDER BY r.id"};
        return joined(tx.all<std::string>(q, slug));
    }

    // What was written to somebody: "waiting, promoted".
    std::string mail(std::string const& who)
    {
        constexpr storage::query q{
            "test/mail", "SELECT kind FROM message WHERE recipient = $1 || '@people.example' ORDER BY id"};
        return joined(tx.all<std::string>(q, who));
    }

    // What the ledger has of somebody's bookings: "joined_queue, place_confirmed".
    std::string acts(std::string const& who)
    {
        constexpr storage::query q{
            "test/acts",
            "SELECT l.act FROM ledger l JOIN person p ON p.id = l.person_id WHERE p.email = $1 || "
            "'@people.example' AND l.registration_id IS NOT NULL ORDER BY l.seq"};
        return joined(tx.all<std::string>(q, who));
    }

    std::int64_t number(storage::query const& q) { return tx.one<std::int64_t>(q).value(); }

    // Whatever a test did, what is promised holds afterwards.
    void teardown() { BOOST_TEST(joined(verification::violations(tx, now)) == ""); }

    std::map<std::string, std::string> references; // by "who slug"
};

} // namespace rowan::test
