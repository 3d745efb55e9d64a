#include "domain/explanation.hpp"

#include "domain/choices.hpp"
#include "domain/eligibility.hpp"
#include "sql/queries.hpp"

namespace rowan::explanation {

namespace {

using registrations::state;

std::string count(std::int64_t n, char const* one, char const* many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string fullness(pools::standing const& p)
{
    if (!p.capacity) return "The number of places is not limited; " + std::to_string(p.taken) + " are taken.";
    auto const of = std::to_string(p.taken) + " of " + std::to_string(*p.capacity) + " places are taken";
    if (p.taken > *p.capacity) return of + ": nobody is called until the event is below its capacity again.";
    return of + (p.free() ? "." : ": nobody is called until one comes free.");
}

// Why the event's booking or its queue stands still.
std::vector<std::string> standstill(events::terms const& event, instant now)
{
    std::vector<std::string> why;
    if (event.status == events::status::draft) why.emplace_back("The event is a draft.");
    if (event.status == events::status::cancelled) why.emplace_back("The event has been cancelled.");
    if (now >= event.starts_at) why.emplace_back("The event has begun: its queue does not move any more.");
    if (now < event.opens_at) why.emplace_back("Booking has not opened yet.");
    if (now >= event.closes_at) why.emplace_back("Booking has closed.");
    return why;
}

void explain_booking(answer& a, attendees::summary const& s, events::terms const& event)
{
    if (s.state == state::waiting && a.position) {
        auto const ahead = *a.position - 1;
        a.why.push_back(
            ahead == 0 ? "Nobody is ahead of them in the queue."
                       : count(ahead, "person is", "people are") + " ahead of them in the queue."
        );
    }
    if (!s.passed_over.empty()) a.why.push_back("The queue passed them over last: " + s.passed_over);
    if (s.state == state::offered)
        a.why.push_back(
            "A place is held for them until " + day_in_words(*s.offered_until, event.time_zone) + ", " +
            time_in_words(*s.offered_until, event.time_zone) + "."
        );
    if (s.state == state::lapsed) a.why.emplace_back("They did not accept in time what was offered.");
    if (s.state == state::declined) a.why.emplace_back("They declined what was offered.");
    if (s.state == state::cancelled) a.why.emplace_back("Their booking was cancelled.");
}

struct found_person {
    std::int64_t person;
    std::optional<std::int64_t> registration;
};
BOOST_DESCRIBE_STRUCT(found_person, (), (person, registration))

void add_workshops(storage::transaction& tx, answer& a, std::int64_t registration)
{
    for (auto const& h : tx.all<workshops::held_row>(sql::workshops::held, registration))
        a.workshops.push_back({h.workshop.title, h.state, {}, pools::look(tx, h.workshop.pool)});
    for (auto const& c : workshops::of(tx, registration)) {
        for (auto& w : a.workshops) {
            if (w.title == c.title) w.position = c.position;
        }
    }
}

} // namespace

result<answer> of(storage::transaction& tx, std::int64_t event_id, std::string const& person, instant now)
{
    auto const found = tx.one<found_person>(sql::attendees::person, event_id, person);
    auto const who = found ? people::find(tx, found->person) : std::nullopt;
    if (!who) return error{errc::not_found, "There is no such person or booking."};
    auto const event = *events::terms_by_id(tx, event_id);
    auto const hindrance = eligibility::hindrance(tx, *who, event.id, event.audience);

    answer a{who->name, {}, {}, {}, !hindrance, event.places, {}, {}};
    if (hindrance) a.why.push_back("They may not have a place: " + *hindrance);
    if (found->registration) {
        auto const booked = attendees::read(tx, event.id, {{*found->registration, state::waiting}}).front();
        a.name = booked.summary.name;
        a.reference = booked.summary.reference;
        a.state = booked.summary.state;
        a.position = booked.position;
        explain_booking(a, booked.summary, event);
        add_workshops(tx, a, *found->registration);
    } else {
        a.why.emplace_back("They have never booked.");
    }
    for (auto& why : standstill(event, now)) a.why.push_back(std::move(why));
    a.why.push_back(fullness(event.places));
    return a;
}

} // namespace rowan::explanation
