#include "domain/attendance.hpp"

#include "base/token.hpp"
#include "domain/doors.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::attendance {

namespace {

constexpr std::size_t code_length = 12; // of 31 letters: 59 bits, which nobody guesses

error no_certificate()
{
    return {errc::not_found, "There is no such certificate."};
}

// The days that have ended and on which somebody came.
std::vector<events::day> attended(storage::transaction& tx, particulars const& p, instant now)
{
    auto const came_on = tx.all<std::string>(sql::attendance::came_on, p.registration);
    auto days = tx.all<events::day>(sql::events::days, p.event);
    std::erase_if(days, [&](events::day const& d) {
        auto const name = doors::day_name(d.starts_at, p.time_zone);
        return d.ends_at > now || std::find(came_on.begin(), came_on.end(), name) == came_on.end();
    });
    return days;
}

result<record> certified(storage::transaction& tx, std::optional<particulars> p, instant now)
{
    if (!p || p->name.empty()) return no_certificate();
    auto days = attended(tx, *p, now);
    if (days.empty()) return no_certificate();
    return record{std::move(*p), std::move(days)};
}

} // namespace

result<std::string>
certify(storage::transaction& tx, people::person const& who, std::string const& reference, instant now)
{
    auto const found = certified(tx, tx.one<particulars>(sql::attendance::own, who.id, reference), now);
    if (!found) return found.error();
    auto const registration = found->particulars.registration;
    for (;;) {
        if (auto known = tx.one<std::string>(sql::attendance::code_of, registration))
            return std::move(*known);
        auto const code = (random_code() + random_code()).substr(0, code_length);
        tx.run(sql::attendance::insert, registration, code, now);
    }
}

result<record>
certificate(storage::transaction& tx, people::person const& who, std::string const& reference, instant now)
{
    auto found = certified(tx, tx.one<particulars>(sql::attendance::own, who.id, reference), now);
    if (!found) return found.error();
    auto const code = tx.one<std::string>(sql::attendance::code_of, found->particulars.registration);
    if (!code) return no_certificate();
    found->code = *code;
    return found;
}

result<record> verify(storage::transaction& tx, std::string const& code, instant now)
{
    auto found = certified(tx, tx.one<particulars>(sql::attendance::certified, code), now);
    if (found) found->code = code;
    return found;
}

result<record>
release(storage::transaction& tx, people::person const& who, std::string const& reference, instant)
{
    auto found = tx.one<particulars>(sql::attendance::own, who.id, reference);
    bool const theirs = found && found->audience == events::audience::reps &&
                        found->state == registrations::state::registered;
    if (!theirs) return error{errc::not_found, "There is no such letter."};
    auto const event = found->event;
    return record{std::move(*found), tx.all<events::day>(sql::events::days, event)};
}

std::string initials(std::string_view name)
{
    std::string all;
    bool begins = true;
    for (std::size_t at = 0; at < name.size();) {
        auto end = at + 1;
        while (end < name.size() && (name[end] & 0xc0) == 0x80) ++end;
        auto const letter = name.substr(at, end - at);
        if (begins && letter != " ") all += (all.empty() ? "" : " ") + std::string(letter) + ".";
        begins = letter == " ";
        at = end;
    }
    return all;
}

} // namespace rowan::attendance
