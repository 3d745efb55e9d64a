#include "domain/stats.hpp"

#include "domain/checkins.hpp"
#include "sql/queries.hpp"

#include <sstream>

namespace rowan::stats {

namespace {

constexpr seconds hour = std::chrono::hours(1), day = std::chrono::days(1);
constexpr seconds told_by_hours = 4 * day;
constexpr seconds refusals_matter = day;

struct places_row {
    pools::standing places;
    std::int64_t reserved;
};
BOOST_DESCRIBE_STRUCT(places_row, (), (places, reserved))

struct state_row {
    registrations::state state;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(state_row, (), (state, count))

struct span_row {
    std::optional<instant> first, last;
};
BOOST_DESCRIBE_STRUCT(span_row, (), (first, last))

struct answer_row {
    std::string question, label, kind, options, text; // options and text: one a line
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(answer_row, (), (question, label, kind, options, text, count))

std::vector<need>
needs_of(storage::transaction& tx, std::int64_t event, pools::standing const& places, instant now)
{
    std::vector<need> all;
    auto const note = [&](kind what, std::int64_t count) {
        if (count > 0) all.push_back({what, count});
    };
    auto const number = [&](auto const&... q) { return *tx.one<std::int64_t>(q...); };
    note(kind::over_capacity, places.capacity ? places.taken - *places.capacity : 0);
    note(kind::passed_over, number(sql::stats::skipped, event));
    note(kind::access_needs, number(sql::stats::needs, event));
    note(kind::mail_refused, number(sql::stats::refused_mail, event));
    note(kind::bulk_refused, number(sql::stats::refused, event, now - refusals_matter));
    return all;
}

} // namespace

result<board> look(storage::transaction& tx, std::int64_t event, instant now)
{
    auto const places = *tx.one<places_row>(sql::stats::places, event);
    board b{
        places.places, places.reserved, {}, hour, {}, {}, needs_of(tx, event, places.places, now), {}, {}};
    for (auto const& s : tx.all<state_row>(sql::stats::states, event)) b.counts[s.state] = s.count;
    auto const span = *tx.one<span_row>(sql::stats::span, event);
    if (span.first && *span.last - *span.first > told_by_hours) b.step = day;
    b.bookings = tx.all<point>(sql::stats::bookings, event, b.step.count());
    b.workshops = tx.all<workshop>(sql::stats::workshops, event);
    auto const zone = events::terms_by_id(tx, event)->time_zone;
    if (auto const door = checkins::today(tx, event, zone, now)) {
        b.came = door->came;
        b.present = door->present;
    }
    return b;
}

std::vector<answered> answers(storage::transaction& tx, std::int64_t event)
{
    std::vector<answered> all;
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    auto const add = [&](answer_row const& r, std::string const& lines, std::int64_t count) {
        std::istringstream in(lines);
        for (std::string line; std::getline(in, line);) {
            auto const [at, fresh] = places.try_emplace({r.question, line}, all.size());
            if (fresh) all.push_back({r.question, r.label, line, 0});
            all[at->second].count += count;
        }
    };
    for (auto const& r : tx.all<answer_row>(sql::stats::answers, event)) {
        if (r.kind == "short_text" || r.kind == "long_text") continue; // which might name somebody
        add(r, r.options, 0); // so that they stand in the organisers' order
        add(r, r.text, r.count);
    }
    std::erase_if(all, [](answered const& a) { return a.count == 0; });
    return all;
}

result<report> whole(storage::transaction& tx, std::int64_t event, instant now)
{
    return report{*look(tx, event, now), attendees::values_of(tx, event), answers(tx, event)};
}

} // namespace rowan::stats
