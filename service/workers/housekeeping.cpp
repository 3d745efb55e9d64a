#include "workers/housekeeping.hpp"

#include "domain/answered_requests.hpp"
#include "domain/attendees.hpp"
#include "domain/logins.hpp"
#include "domain/messages.hpp"
#include "domain/notifications.hpp"
#include "domain/questions.hpp"
#include "domain/retention.hpp"
#include "domain/waitlist.hpp"

namespace rowan::workers {

namespace {

constexpr int most_at_once = 50; // rows in one piece, so that bookings do not wait for them

} // namespace

housekeeping::housekeeping(storage::engine& store, std::function<instant()> now)
    : store_(store), now_(std::move(now))
{
}

void housekeeping::in_pieces(result<int> (*step)(storage::transaction&, int, instant))
{
    auto const piece = [this, step] {
        auto const done = store_.write_and_wait(step, most_at_once, now_());
        return done ? *done : 0;
    };
    while (piece() == most_at_once) {}
}

void housekeeping::lapse_offers()
{
    in_pieces(waitlist::lapse);
}

void housekeeping::remind()
{
    in_pieces(notifications::remind);
    in_pieces(notifications::thank);
    in_pieces(notifications::chase_releases);
}

void housekeeping::fold_attendees()
{
    in_pieces(attendees::fold);
}

void housekeeping::forget()
{
    for (auto const step :
         {messages::expire, messages::forget_old, logins::forget_expired, answered_requests::forget_old,
          questions::forget_old})
        store_.write_and_wait(step, now_());
    auto const piece = [this] {
        auto const done = store_.write_and_wait(retention::carry_out, most_at_once, now_());
        return done ? *done : 0;
    };
    while (piece() == most_at_once) {}
}

} // namespace rowan::workers
