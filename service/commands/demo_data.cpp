#include "commands/demo_data.hpp"

#include "base/text.hpp"
#include "commands/demo_events.hpp"
#include "commands/demo_people.hpp"
#include "domain/registrations.hpp"
#include "sql/queries.hpp"
#include "storage/sqlite_files.hpp"

#include <algorithm>
#include <random>

namespace rowan::commands {

namespace {

constexpr int members = 6000;
constexpr std::uint64_t seed = 2027;

struct office_worker {
    char const *email, *name, *permission;
};
constexpr office_worker office[] = {
    {"morag.sinclair@union.example", "Morag Sinclair", "organiser"},
    {"iain.fraser@union.example", "Iain Fraser", "admin"},
};

constexpr storage::query begin{"begin", "BEGIN IMMEDIATE"}, end{"commit", "COMMIT"};
constexpr storage::query mark{"mark", "SAVEPOINT booking"}, keep{"keep", "RELEASE booking"},
    undo{"undo", "ROLLBACK TO booking"};

// Draws somebody from those left, so that everybody books an event once.
people::person const& draw(std::vector<people::person const*>& left, std::mt19937_64& chance)
{
    auto const at = static_cast<std::ptrdiff_t>(chance() % left.size());
    auto const* drawn = left[static_cast<std::size_t>(at)];
    left.erase(left.begin() + at);
    return *drawn;
}

// What somebody fills in at the Summit: most choose a workshop in each round, some eat no meat.
registrations::form summit_form(std::mt19937_64& chance)
{
    constexpr char const* first[] = {"managing-change", "fair-rotas", "difficult-talks"};
    constexpr char const* second[] = {"pensions", "speaking-up", "wellbeing"};
    registrations::form f{};
    if (chance() % 4 == 0)
        f.answers["diet"] = std::vector<std::string>{chance() % 2 ? "Vegetarian" : "Halal"};
    if (chance() % 5 != 0) f.workshops = workshops::wish{{first[chance() % 3], second[chance() % 3]}, {}};
    return f;
}

// Books at moments that lie behind us, one after the other.
void fill(
    storage::transaction& tx,
    demo_event const& e,
    std::vector<people::person> const& everybody,
    instant now,
    std::mt19937_64& chance
)
{
    std::vector<people::person const*> left;
    for (auto const& p : everybody) {
        bool const may = e.draft.audience != events::audience::reps || has_word(p.roles, "rep") ||
                         has_word(p.roles, "link_member");
        if (may) left.push_back(&p);
    }
    auto const last = std::min(now, e.draft.closes_at) - std::chrono::hours(1);
    auto const step = (last - e.draft.opens_at) / std::max(1, e.bookings);
    for (int n = 0; n < e.bookings; ++n) {
        auto const at = e.draft.opens_at + step * n;
        auto const& who = draw(left, chance);
        auto const f = e.draft.questions.empty() ? registrations::form{} : summit_form(chance);
        // A workshop may have filled up: then without.
        tx.run(mark);
        auto const booked = registrations::place(tx, who, e.draft.slug, f, at);
        if (!booked) tx.run(undo);
        tx.run(keep);
        registrations::form const plain{{}, {}, f.answers, {}};
        if (!booked) registrations::place(tx, who, e.draft.slug, plain, at).value();
    }
}

// Somebody of the head office, with the second factor that the demo prints the codes of.
void employ(storage::transaction& tx, office_worker const& w, instant now)
{
    people::permit(tx, w.email, w.permission, now).value();
    auto const who = people::find_or_add(tx, w.email, now);
    people::changes named{};
    named.name = w.name;
    people::change(tx, who, named, now).value();
    tx.run(sql::second_factors::begin, who.id, demo_secret);
    tx.run(sql::second_factors::confirm, who.id, now, 0);
}

} // namespace

void make_demo_data(std::string const& database, instant now)
{
    auto const draft = database + ".part";
    std::filesystem::remove(draft);
    {
        storage::sqlite_transaction tx(draft);
        storage::migrate(tx, now);
        tx.run(begin);
        std::mt19937_64 chance(seed);
        membership::import_register(tx, demo_members(members), false, now - std::chrono::days(60)).value();
        for (auto const& w : office) employ(tx, w, now);
        // The first two are for visitors to sign in as: they have booked nothing yet.
        auto everybody = tx.all<people::person>(sql::demo::people, members);
        everybody.erase(everybody.begin(), everybody.begin() + 2);
        for (auto const& e : demo_events(now)) {
            events::create(tx, e.draft, {}, now - std::chrono::days(40)).value();
            fill(tx, e, everybody, now, chance);
        }
        tx.run(sql::demo::silence);
        tx.run(end);
    }
    std::filesystem::rename(draft, database);
}

bool works_in_demo_office(std::string const& email)
{
    return std::any_of(std::begin(office), std::end(office), [&](auto const& w) { return email == w.email; });
}

std::vector<std::string> demo_people_to_sign_in_as()
{
    return {
        "sam.okafor@members.example    a member",
        "priya.nair@members.example    a workplace rep",
        "morag.sinclair@union.example  an organiser",
        "iain.fraser@union.example     an admin",
    };
}

} // namespace rowan::commands
