#include "domain/personal_data.hpp"

#include "domain/ledger.hpp"
#include "domain/registration_rows.hpp"
#include "sql/queries.hpp"

namespace rowan::personal_data {

using ledger::act;

result<everything> collect(storage::transaction& tx, people::person const& who, instant now)
{
    return collect_for(tx, who.id, who, now);
}

result<everything>
collect_for(storage::transaction& tx, std::int64_t actor, people::person const& who, instant now)
{
    ledger::note(tx, {.what = act::data_exported, .actor = actor, .person = who.id}, now);
    return everything{
        *people::look(tx, who),
        who.permissions,
        *registrations::of_person(tx, who, now),
        tx.all<sent_message>(sql::personal_data::messages, who.id),
        tx.all<noted_act>(sql::personal_data::ledger, who.id),
    };
}

result<std::int64_t> erase(storage::transaction& tx, people::person const& who, instant now)
{
    return erase_for(tx, who.id, who, now);
}

result<std::int64_t>
erase_for(storage::transaction& tx, std::optional<std::int64_t> actor, people::person const& who, instant now)
{
    using registrations::state;
    for (auto const& reference : tx.all<std::string>(sql::personal_data::active, who.id, now)) {
        auto const r = registrations::row_of(tx, reference);
        registrations::close(tx, *r, {state::cancelled, act::cancelled, actor}, now);
    }
    forget(tx, who);
    return ledger::note(tx, {.what = act::person_erased, .actor = actor, .person = who.id}, now);
}

void forget(storage::transaction& tx, people::person const& who)
{
    // Children before parents; the person's row stays, empty, for the ledger to refer to.
    for (auto const* q : {
             &sql::personal_data::erase_answers,
             &sql::personal_data::erase_tags,
             &sql::personal_data::erase_prints,
             &sql::personal_data::erase_certificates,
             &sql::personal_data::erase_releases,
             &sql::personal_data::erase_views,
             &sql::personal_data::erase_registrations,
             &sql::personal_data::erase_messages,
             &sql::personal_data::erase_refusals,
             &sql::personal_data::erase_codes,
             &sql::personal_data::erase_requests,
             &sql::personal_data::erase_invitations,
             &sql::personal_data::erase_limits,
             &sql::personal_data::erase_tokens,
             &sql::second_factors::remove_recovery,
             &sql::second_factors::remove,
             &sql::logins::end_all,
             &sql::personal_data::erase_person,
         })
        tx.run(*q, who.id);
}

} // namespace rowan::personal_data
