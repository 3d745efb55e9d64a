#include "domain/checkins.hpp"

#include "domain/registrations.hpp"
#include "sql/queries.hpp"

namespace rowan::checkins {

using registrations::state;

namespace {

// Whose ticket was shown.
struct holder {
    std::int64_t registration, event;
    std::string reference;
    registrations::state state;
    std::string name, employer, note;
    std::optional<instant> cancelled_at;
    std::string event_title;
    instant event_starts_at;
};
BOOST_DESCRIBE_STRUCT(
    holder,
    (),
    (registration, event, reference, state, name, employer, note, cancelled_at, event_title, event_starts_at)
)

struct recorded {
    std::int64_t id, list;
    std::optional<std::int64_t> link, registration;
    std::string day;
    checkins::verdict verdict;
    instant at;
    bool present;
    std::optional<instant> undone_at;
};
BOOST_DESCRIBE_STRUCT(recorded, (), (id, list, link, registration, day, verdict, at, present, undone_at))

struct standing {
    std::int64_t id;
    instant at;
    std::string door;
};
BOOST_DESCRIBE_STRUCT(standing, (), (id, at, door))

std::optional<holder> holder_of(storage::transaction& tx, scan const& s)
{
    return s.ticket.empty() ? tx.one<holder>(sql::checkins::holder_by_reference, s.reference)
                            : tx.one<holder>(sql::checkins::holder_by_ticket, s.ticket);
}

// The scans of one upload, one after the other.
class recording {
public:
    recording(storage::transaction& tx, doors::door const& d, seconds ahead, instant now)
        : tx_(tx), door_(d), ahead_(ahead), now_(now), days_(doors::days_of(tx, d.event, d.time_zone))
    {
    }

    answer add(scan const& s)
    {
        if (auto const before = tx_.one<recorded>(sql::checkins::by_nonce, s.nonce)) return again(s, *before);
        if (s.undoes) return undo(s);
        auto const who = holder_of(tx_, s);
        auto const at = std::min(s.at - ahead_, now_);
        auto const day = s.day.value_or(doors::day_name(at, door_.time_zone));
        auto const seen = verdict_of(who, at, day);
        if (seen == verdict::not_open) return tell(s, seen, who, day);
        if (s.direction == direction::out && seen == verdict::in) {
            tx_.run(sql::checkins::leave, door_.list, day, who->registration);
            put(s, who, day, verdict::out, at, false);
            return tell(s, verdict::out, who, day);
        }
        if (seen == verdict::in && put(s, who, day, seen, at, true)) return tell(s, seen, who, day);
        auto const so = seen == verdict::in ? verdict::already : seen;
        put(s, who, day, so, at, false);
        return tell(s, so, who, day);
    }

private:
    verdict verdict_of(std::optional<holder> const& who, instant at, std::string const& day) const
    {
        if (!door_.open_at(at)) return verdict::not_open;
        if (!who) return verdict::unknown;
        if (who->event != door_.event) return verdict::wrong_event;
        if (who->state == state::waiting || who->state == state::offered) return verdict::waiting;
        if (who->state != state::registered) return verdict::cancelled;
        if (door_.workshop) {
            auto const choice =
                tx_.one<std::string>(sql::checkins::workshop_choice, who->registration, *door_.workshop);
            if (!choice) return verdict::wrong_event;
            if (*choice != "registered") return verdict::waiting;
        }
        bool const today = std::find(days_.begin(), days_.end(), day) != days_.end();
        return today ? verdict::in : verdict::wrong_day;
    }

    // False: somebody was first (K3).
    bool
    put(scan const& s,
        std::optional<holder> const& who,
        std::string const& day,
        verdict v,
        instant at,
        bool present)
    {
        auto const registration = who ? std::optional(who->registration) : std::nullopt;
        auto const made = tx_.insert(
            sql::checkins::insert, s.nonce, door_.list, door_.link, registration, day, s.direction, v,
            s.let_in, s.at, at, now_, std::optional<instant>(), present
        );
        return made.has_value();
    }

    answer tell(scan const& s, verdict v, std::optional<holder> const& who, std::string const& day) const
    {
        answer a{s.nonce, v, {}, {}, {}, {}, {}, {}, {}, {}};
        if (!who) return a;
        if (who->event != door_.event) {
            // Whose it is, is that event's affair (K8).
            a.other_event = who->event_title;
            a.other_starts_at = who->event_starts_at;
            return a;
        }
        a.reference = who->reference;
        a.name = who->name;
        a.employer = who->employer;
        a.note = who->note;
        if (v == verdict::cancelled) a.first_at = who->cancelled_at;
        if (v != verdict::already) return a;
        if (auto const first =
                tx_.one<standing>(sql::checkins::standing, door_.list, day, who->registration)) {
            a.first_at = first->at;
            a.first_door = first->door;
        }
        return a;
    }

    answer again(scan const& s, recorded const& before) const
    {
        auto const who = before.registration
                             ? tx_.one<holder>(sql::checkins::holder_by_id, *before.registration)
                             : std::nullopt;
        // Another list's scan is none of this door's business.
        if (before.list != door_.list) return tell(s, verdict::unknown, std::nullopt, before.day);
        return tell(s, before.verdict, who, before.day);
    }

    // The device that recorded a scan may take it back, for ten seconds by its own clock.
    answer undo(scan const& s)
    {
        auto const before = tx_.one<recorded>(sql::checkins::by_nonce, *s.undoes);
        auto const at = s.at - ahead_;
        bool const theirs = before && before->link == door_.link;
        if (!theirs || at > before->at + undo_within)
            return answer{s.nonce, verdict::kept, {}, {}, {}, {}, {}, {}, {}, {}};
        ledger::entry const done{
            .what = ledger::act::check_in_undone,
            .event = door_.event,
            .registration = before->registration,
        };
        if (tx_.run(sql::checkins::undo, before->id, now_) > 0) ledger::note(tx_, done, now_);
        return answer{s.nonce, verdict::undone, {}, {}, {}, {}, {}, {}, {}, {}};
    }

    storage::transaction& tx_;
    doors::door const& door_;
    seconds ahead_;
    instant now_;
    std::vector<std::string> days_;
};

} // namespace

result<std::vector<answer>> record(
    storage::transaction& tx, doors::door const& d, std::vector<scan> const& scans, seconds ahead, instant now
)
{
    recording one(tx, d, ahead, now);
    std::vector<answer> answers;
    answers.reserve(scans.size());
    for (auto const& s : scans) answers.push_back(one.add(s));
    tx.run(sql::doors::seen, d.link, now, ahead.count());
    return answers;
}

bool known(storage::transaction& tx, std::string const& nonce)
{
    return tx.one<recorded>(sql::checkins::by_nonce, nonce).has_value();
}

std::vector<conflict> conflicts(storage::transaction& tx, std::int64_t event)
{
    return tx.all<conflict>(sql::checkins::conflicts, event);
}

std::vector<count> counts(storage::transaction& tx, std::int64_t event)
{
    return tx.all<count>(sql::checkins::counts, event);
}

std::optional<count> today(storage::transaction& tx, std::int64_t event, std::string const& zone, instant now)
{
    if (!doors::has_own_list(tx, event)) return std::nullopt;
    auto const day = doors::day_name(now, zone);
    for (auto& c : counts(tx, event)) {
        if (c.day == day) return std::move(c);
    }
    return count{day, 0, 0};
}

std::vector<count> counts_of_list(storage::transaction& tx, std::int64_t list)
{
    return tx.all<count>(sql::checkins::counts_of_list, list);
}

} // namespace rowan::checkins
