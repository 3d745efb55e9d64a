#include "domain/messages.hpp"

#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::messages {

namespace {

constexpr seconds first_pause{15};
constexpr seconds longest_pause{3600};
constexpr seconds remembered{7 * 86400};

} // namespace

void put(storage::transaction& tx, draft const& d, instant now)
{
    int const urgency = d.what == kind::sign_in_code ? 0 : 1;
    tx.run(
        sql::messages::insert, d.what, d.to, d.person, d.registration, d.detail, urgency, now, d.expires_at
    );
}

result<std::vector<outgoing>> due(storage::transaction& tx, int most, instant now)
{
    std::vector<outgoing> all;
    for (auto& m : tx.all<due_message>(sql::messages::due, now, most)) {
        std::vector<events::day> days;
        if (m.event_id) days = tx.all<events::day>(sql::events::days, *m.event_id);
        all.push_back({std::move(m), std::move(days)});
    }
    return all;
}

result<int> settle(storage::transaction& tx, std::vector<outcome> const& outcomes, instant now)
{
    for (auto const& o : outcomes) {
        if (o.sent) {
            tx.run(sql::messages::sent, o.id, now);
            continue;
        }
        auto const attempts = tx.one<int>(sql::messages::attempts, o.id).value_or(0);
        auto const pause = std::min(longest_pause, first_pause * (1 << std::min(attempts, 8)));
        tx.run(sql::messages::postpone, o.id, now + pause, o.error);
    }
    return static_cast<int>(outcomes.size());
}

result<int> expire(storage::transaction& tx, instant now)
{
    return static_cast<int>(tx.all<std::int64_t>(sql::messages::expire, now).size());
}

result<int> forget_old(storage::transaction& tx, instant now)
{
    return static_cast<int>(tx.all<std::int64_t>(sql::messages::forget_sent, now - remembered).size());
}

} // namespace rowan::messages
