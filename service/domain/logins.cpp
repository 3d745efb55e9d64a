#include "domain/logins.hpp"

#include "base/text.hpp"
#include "base/token.hpp"
#include "domain/messages.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::logins {

namespace {

constexpr seconds quarter_hour{900};
constexpr seconds day{86400};
constexpr seconds renewed_every{300}; // a login in use is written no more often

struct asked_row {
    int recently, today;
    std::optional<instant> oldest_recent;
};
BOOST_DESCRIBE_STRUCT(asked_row, (), (recently, today, oldest_recent))

struct challenge_row {
    std::int64_t id;
    std::string email, code_hash;
};
BOOST_DESCRIBE_STRUCT(challenge_row, (), (id, email, code_hash))

std::optional<error> too_often(storage::transaction& tx, std::string const& address, instant now)
{
    auto const asked = *tx.one<asked_row>(sql::logins::asked, address, now - quarter_hour, now - day);
    if (asked.recently < most_codes_a_quarter_hour && asked.today < most_codes_a_day) return std::nullopt;
    auto const wait = asked.today >= most_codes_a_day ? day / 24 : *asked.oldest_recent + quarter_hour - now;
    auto const wait_seconds = static_cast<int>(std::max(wait, seconds(1)).count());
    return error{errc::too_many, "Several codes were sent to this address already.", {}, wait_seconds};
}

// The address that the attempt proves. Every attempt on a living challenge costs it a try, a right one costs
// it all.
std::optional<std::string> prove(storage::transaction& tx, attempt const& a, instant now)
{
    auto const challenge = tx.one<challenge_row>(sql::logins::try_code, sha256(a.binding), now);
    if (!challenge) return std::nullopt;
    bool const right = challenge->code_hash == sha256(normal_code(a.code));
    if (!right || (a.email && folded(*a.email) != challenge->email)) return std::nullopt;
    tx.run(sql::logins::use_code, challenge->id);
    return challenge->email;
}

} // namespace

result<std::string> ask(storage::transaction& tx, std::string const& email, bool limited, instant now)
{
    auto const address = folded(email);
    if (auto refusal = limited ? too_often(tx, address, now) : std::nullopt) return *refusal;

    auto binding = random_token();
    auto const code = random_code();
    auto const until = now + code_lasts;
    tx.run(sql::logins::insert_code, address, sha256(binding), sha256(code), tries, now, until);
    messages::put(
        tx, {.what = messages::kind::sign_in_code, .to = address, .detail = code, .expires_at = until}, now
    );
    return binding;
}

result<std::optional<signed_in>> redeem(storage::transaction& tx, attempt const& a, instant now)
{
    auto const address = prove(tx, a, now);
    if (!address) return std::optional<signed_in>();

    auto const who = people::find_or_add(tx, *address, now);
    auto token = random_token();
    // 128 random bits name it: of six thousand shorter references, two would be alike now and then.
    tx.run(sql::logins::insert, who.id, random_ticket(), sha256(token), now);
    return std::optional(signed_in{std::move(token), who, *people::look(tx, who)});
}

result<bool> confirm(storage::transaction& tx, people::person const& who, attempt const& a, instant now)
{
    return prove(tx, a, now) == who.email;
}

result<known> identify(storage::transaction& tx, std::string const& token, instant now)
{
    auto const found = tx.one<known>(sql::logins::by_token, sha256(token));
    if (!found) return error{errc::not_signed_in, "Please sign in."};
    auto const& lasts = found->person.permissions.empty() ? for_members : for_organisers;
    if (found->seen_at + lasts.idle <= now || found->created_at + lasts.whole <= now)
        return error{errc::not_signed_in, "You were signed out after a while. Please sign in again."};
    return *found;
}

bool known::renewal_due(instant now) const
{
    return seen_at + renewed_every <= now;
}

result<bool> renew(storage::transaction& tx, std::int64_t login, instant now)
{
    tx.run(sql::logins::renew, login, now);
    return true;
}

void note_factor(storage::transaction& tx, std::int64_t login, instant now)
{
    tx.run(sql::logins::show_factor, login, now);
}

result<std::vector<login>>
of_person(storage::transaction& tx, people::person const& who, std::string const& token, instant now)
{
    auto const& lasts = who.permissions.empty() ? for_members : for_organisers;
    return tx.all<login>(sql::logins::of_person, who.id, sha256(token), now - lasts.idle, now - lasts.whole);
}

result<bool> sign_out(storage::transaction& tx, std::string const& token, bool everywhere, instant now)
{
    auto const who = identify(tx, token, now);
    if (who && everywhere) tx.run(sql::logins::end_all, who->person.id);
    tx.run(sql::logins::end, sha256(token));
    return true;
}

result<bool>
end_one(storage::transaction& tx, people::person const& who, std::string const& reference, instant)
{
    if (!tx.one<std::int64_t>(sql::logins::end_one, who.id, reference))
        return error{errc::not_found, "There is no such login."};
    return true;
}

result<int> forget_expired(storage::transaction& tx, instant now)
{
    auto const codes = tx.all<std::int64_t>(sql::logins::forget_codes, now - day);
    auto const logins =
        tx.all<std::int64_t>(sql::logins::forget, now - for_members.idle, now - for_members.whole);
    return static_cast<int>(codes.size() + logins.size());
}

} // namespace rowan::logins
