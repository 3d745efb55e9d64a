#include "commands/drill_data.hpp"

#include "commands/demo_people.hpp"
#include "domain/logins.hpp"
#include "domain/messages.hpp"
#include "sql/queries.hpp"

namespace rowan::commands {

namespace {

// Their numbers and addresses are nobody's of the register.
void invent_members(storage::transaction& tx, int count, instant now)
{
    auto entries = demo_members(count);
    for (auto& e : entries) {
        e.membership_number = "drill-" + e.membership_number;
        e.email = "drill-" + e.email;
        e.standing = "current";
    }
    auto const done = membership::import_register(tx, entries, false, now).value();
    if (!done.problems.empty()) throw std::runtime_error("Members for the drill cannot be invented.");
}

} // namespace

std::string sign_in(storage::transaction& tx, std::string const& email, instant now)
{
    auto const binding = logins::ask(tx, email, false, now).value();
    auto const mail = messages::due(tx, 1, "Europe/London", now).value().front().message;
    messages::settle(tx, {{mail.id, true}}, now).value();
    return logins::redeem(tx, {binding, email, mail.detail}, now).value()->token;
}

drill_data prepare_drill(storage::transaction& tx, std::string const& slug, int members, instant now)
{
    tx.run(sql::demo::silence);
    if (tx.run(sql::drill::open_booking, slug, now, now + std::chrono::days(1)) == 0)
        throw std::runtime_error("There is no event " + slug + ".");
    drill_data d{events::find(tx, slug).value(), {}, 0};
    auto emails = tx.all<std::string>(sql::drill::members, slug, members);
    d.invented = members - static_cast<int>(emails.size());
    if (d.invented > 0) {
        invent_members(tx, d.invented, now);
        emails = tx.all<std::string>(sql::drill::members, slug, members);
    }
    for (auto const& email : emails) d.logins.push_back(sign_in(tx, email, now));
    return d;
}

} // namespace rowan::commands
