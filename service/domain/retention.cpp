#include "domain/retention.hpp"

#include "domain/ledger.hpp"
#include "domain/personal_data.hpp"
#include "sql/queries.hpp"

namespace rowan::retention {

namespace {

void forget_event(storage::transaction& tx, std::int64_t event, instant now)
{
    auto const people = tx.run(sql::retention::forget_registrations, event);
    tx.run(sql::retention::forget_answers, event);
    tx.run(sql::retention::forget_messages, event);
    tx.run(sql::retention::forget_prints, event);
    tx.run(sql::retention::forget_certificates, event);
    tx.run(sql::retention::forget_releases, event);
    tx.run(sql::retention::forgotten, event, now);
    ledger::entry const done{
        .what = ledger::act::retention_carried_out,
        .event = event,
        .detail = std::to_string(people) + " registrations",
    };
    ledger::note(tx, done, now);
}

} // namespace

result<report> outlook(storage::transaction& tx, permissions::administrator const&, instant until, instant)
{
    return report{
        tx.all<due_event>(sql::retention::due_events, until),
        *tx.one<std::int64_t>(sql::retention::due_answers, until),
        *tx.one<std::int64_t>(sql::retention::count_strangers, until - strangers_stay, until),
    };
}

result<int> carry_out(storage::transaction& tx, int most, instant now)
{
    int done = 0;
    for (auto const event : tx.all<std::int64_t>(sql::retention::due, now, most)) {
        forget_event(tx, event, now);
        ++done;
    }
    for (auto const& who :
         tx.all<people::person>(sql::retention::strangers, now - strangers_stay, now, most - done)) {
        auto const erased = personal_data::erase_for(tx, {}, who, now);
        if (!erased) return erased.error();
        ++done;
    }
    return done;
}

} // namespace rowan::retention
