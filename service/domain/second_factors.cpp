#include "domain/second_factors.hpp"

#include "base/token.hpp"
#include "base/totp.hpp"
#include "domain/ledger.hpp"
#include "domain/logins.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::second_factors {

using ledger::act;

namespace {

struct row {
    std::string secret, pending;
    std::optional<instant> since;
    std::int64_t last_step;
    int failures;
    instant failed_at;
    std::int64_t recovery_codes_left;
};
BOOST_DESCRIBE_STRUCT(row, (), (secret, pending, since, last_step, failures, failed_at, recovery_codes_left))

std::optional<error> too_many(row const& f, instant now)
{
    if (f.failures < free_failures) return std::nullopt;
    auto const wait = std::min(longest_wait, first_wait * (1 << std::min(f.failures - free_failures, 10)));
    auto const until = f.failed_at + wait;
    if (until <= now) return std::nullopt;
    auto const left = static_cast<int>((until - now).count());
    return error{errc::too_many, "Several codes were wrong. Please wait a little.", {}, left};
}

// Longer than a sign-in code, for their hashes are kept for years: 79 bits.
std::string new_recovery_code()
{
    return random_code() + random_code();
}

bool use_recovery_code(
    storage::transaction& tx, people::person const& who, std::string const& code, instant now
)
{
    if (tx.run(sql::second_factors::use_recovery, who.id, sha256(normal_code(code))) == 0) return false;
    ledger::note(tx, {.what = act::recovery_code_used, .actor = who.id, .person = who.id}, now);
    return true;
}

// Whether the code is one of the app's or a recovery code; either is used up.
bool proves(
    storage::transaction& tx, people::person const& who, row const& f, std::string const& code, instant now
)
{
    auto const step = totp_step(f.secret, normal_code(code), now);
    if (!step && !use_recovery_code(tx, who, code, now)) return false;
    if (step && *step <= f.last_step) return false;
    tx.run(sql::second_factors::succeed, who.id, step.value_or(f.last_step));
    return true;
}

std::vector<std::string> renew_recovery_codes(storage::transaction& tx, std::int64_t person)
{
    std::vector<std::string> codes;
    tx.run(sql::second_factors::remove_recovery, person);
    for (int n = 0; n < recovery_codes; ++n) {
        auto const code = new_recovery_code();
        tx.run(sql::second_factors::put_recovery, person, sha256(code));
        codes.push_back(shown_code(code.substr(0, 8)) + "-" + shown_code(code.substr(8)));
    }
    return codes;
}

std::optional<instant> fresh_until(permissions::caller const& by, instant now)
{
    auto const until = by.factor_at ? std::optional(*by.factor_at + logins::factor_is_fresh) : std::nullopt;
    return until && *until > now ? until : std::nullopt;
}

} // namespace

result<state> look(storage::transaction& tx, permissions::caller const& by, instant now)
{
    auto const f = tx.one<row>(sql::second_factors::find, by.person.id);
    if (!f || f->secret.empty()) return state{false, {}, 0, {}};
    return state{true, f->since, f->recovery_codes_left, fresh_until(by, now)};
}

result<std::string> begin(storage::transaction& tx, permissions::caller const& by, instant)
{
    auto const f = tx.one<row>(sql::second_factors::find, by.person.id);
    if (f && !f->secret.empty() && !by.fresh) return permissions::needs_fresh_factor();
    auto secret = random_base32();
    tx.run(sql::second_factors::begin, by.person.id, secret);
    return secret;
}

result<std::optional<set_up>>
confirm(storage::transaction& tx, permissions::caller const& by, std::string const& code, instant now)
{
    auto const who = by.person.id;
    auto const f = tx.one<row>(sql::second_factors::find, who);
    if (!f || f->pending.empty()) return error{errc::not_found, "No second factor is being set up."};
    if (auto const wait = too_many(*f, now)) return *wait;
    auto const step = totp_step(f->pending, normal_code(code), now);
    if (!step) {
        tx.run(sql::second_factors::fail, who, now);
        return std::optional<set_up>();
    }
    tx.run(sql::second_factors::confirm, who, now, *step);
    logins::note_factor(tx, by.login, now);
    auto codes = renew_recovery_codes(tx, who);
    auto const seq = ledger::note(tx, {.what = act::factor_set_up, .actor = who, .person = who}, now);
    return std::optional(set_up{std::move(codes), seq});
}

result<std::optional<state>>
show(storage::transaction& tx, permissions::caller const& by, std::string const& code, instant now)
{
    auto const f = tx.one<row>(sql::second_factors::find, by.person.id);
    if (!f || f->secret.empty()) return error{errc::not_found, "No second factor is set up."};
    if (auto const wait = too_many(*f, now)) return *wait;
    if (!proves(tx, by.person, *f, code, now)) {
        tx.run(sql::second_factors::fail, by.person.id, now);
        return std::optional<state>();
    }
    logins::note_factor(tx, by.login, now);
    auto shown = *look(tx, by, now);
    shown.fresh_until = now + logins::factor_is_fresh;
    return std::optional(shown);
}

result<std::int64_t> reset(
    storage::transaction& tx, permissions::administrator const& by, std::string const& reference, instant now
)
{
    auto const whom = tx.one<people::person>(sql::permissions::person, reference);
    if (!whom) return error{errc::not_found, "There is no such person."};
    tx.run(sql::second_factors::remove_recovery, whom->id);
    tx.run(sql::second_factors::remove, whom->id);
    tx.run(sql::logins::end_all, whom->id);
    return ledger::note(tx, {.what = act::factor_reset, .actor = by.person.id, .person = whom->id}, now);
}

} // namespace rowan::second_factors
