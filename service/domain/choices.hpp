// The workshop choices of one registration, while they are being changed.
#pragma once

#include "domain/ledger.hpp"
#include "domain/workshops.hpp"

namespace rowan::workshops {

struct workshop_row {
    std::int64_t id, pool;
    std::string slug, title, slot;
    instant starts_at, ends_at;
};
BOOST_DESCRIBE_STRUCT(workshop_row, (), (id, pool, slug, title, slot, starts_at, ends_at))

// A choice as it stands: registered, waiting or wanted.
struct held_row {
    workshop_row workshop;
    std::string state;
};
BOOST_DESCRIBE_STRUCT(held_row, (), (workshop, state))

struct owner_row {
    std::int64_t event, person;
    bool has_place;
};
BOOST_DESCRIBE_STRUCT(owner_row, (), (event, person, has_place))

// A wish for one workshop: the state it aims at, and where it stood in the request.
struct aim {
    workshop_row workshop;
    std::string state;
    std::string pointer;
};

// Whether two stretches of time have a moment in common.
template <class A, class B> bool overlap(A const& a, B const& b)
{
    return a.starts_at < b.ends_at && b.starts_at < a.ends_at;
}

// Collects what a change gives up, and serves nobody by itself: the caller does, when everything is claimed.
class choices {
public:
    choices(storage::transaction&, std::int64_t registration, ledger::id actor, instant now);

    std::vector<held_row> const& held() const { return held_; }

    // Refuses: invalid (unknown workshop, one twice), clash.
    result<std::vector<aim>> aims_of(wish const&) const;

    // Claims what is aimed at, in the order of the pools (C3). Refuses: full. True: something changed.
    result<bool> reach(std::vector<aim>);

    // Gives up what is not aimed at. True: something changed.
    bool drop_others(std::vector<aim> const&);

    void drop(held_row const&);

    // What was wanted becomes a place, or, if that is taken, a place in the queue.
    void settle();

    // Gives back the places given up; says which pools are to be served, these and those whose queue was
    // joined.
    std::vector<std::int64_t> release();

private:
    std::vector<held_row>::const_iterator find(std::int64_t workshop) const;
    void read(
        std::vector<std::string> const& slugs,
        std::string const& list,
        std::string const& state,
        std::vector<aim>&,
        std::vector<field_error>& wrong
    ) const;
    void put(workshop_row const&, std::string const& state);
    void note(ledger::act, std::string const& slug);

    storage::transaction& tx_;
    std::int64_t registration_;
    ledger::id actor_;
    instant now_;
    owner_row owner_;
    std::vector<held_row> held_;
    std::vector<std::int64_t> freed_, joined_; // pools
};

} // namespace rowan::workshops
