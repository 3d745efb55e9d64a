// A copy opened again, and proved before anybody relies on it.
#include "commands/copies.hpp"
#include "commands/existing_database.hpp"
#include "storage/sqlite_files.hpp"

#include <fmt/format.h>

namespace rowan::commands {

namespace fs = std::filesystem;
using storage::sqlite_transaction;
using storage::unusable;

namespace {

// As the copy says, or, of a plain one, as it is.
storage::copy_facts
unpack(fs::path const& from, fs::path const& work, std::optional<std::string> const& private_key)
{
    auto const form = storage::form_of(from);
    if (form == storage::form::other) throw unusable(from.string() + " is no copy of a database.");
    if (form == storage::form::sealed && !private_key)
        throw unusable("The copy is sealed: say where its private key is, by --key FILE.");
    storage::whole_file out(work);
    storage::copy_facts facts{};
    if (form == storage::form::sealed)
        facts = storage::unseal(from, out, *private_key);
    else
        storage::pour(from, out);
    out.publish();
    return facts;
}

// What of the facts does not hold.
std::vector<std::string> contradictions(storage::copy_facts const& said, storage::copy_facts const& found)
{
    std::vector<std::string> wrong;
    if (said.size != found.size)
        wrong.push_back(fmt::format("the copy is of {} bytes, not {}", found.size, said.size));
    if (said.schema != found.schema)
        wrong.push_back("the copy's schema is " + found.schema + ", not " + said.schema);
    for (auto const& [noun, count] : said.counts) {
        auto const counted = found.counts.find(noun);
        if (counted != found.counts.end() && counted->second != count)
            wrong.push_back(fmt::format("the copy has {} {}, not {}", counted->second, noun, count));
    }
    return wrong;
}

opened_copy prove(fs::path const& work, storage::copy_facts const& said, bool sealed, instant now)
{
    auto const size = static_cast<std::int64_t>(fs::file_size(work));
    sqlite_transaction db(work.string());
    if (auto const found = storage::integrity_violations(db); !found.empty())
        throw unusable(lines(found, "The copy is damaged."));
    opened_copy made{{said.made_at, size, storage::schema_of(db), {}}, {}};
    if (made.facts.schema.empty()) throw unusable("This is a database, but none of this program.");
    made.facts.counts = counts_of(db);
    if (auto const wrong = contradictions(said, made.facts); sealed && !wrong.empty())
        throw unusable(lines(wrong, "The copy is not what it says."));
    if (!bring_up(db, now).migrations.empty()) made.older_schema = made.facts.schema;
    if (auto const found = proof_of(db, now).violations; !found.empty())
        throw unusable(lines(found, "The copy does not hold what is promised."));
    return made;
}

} // namespace

opened_copy open_copy(
    fs::path const& from, fs::path const& work, std::optional<std::string> const& private_key, instant now
)
{
    auto const said = unpack(from, work, private_key);
    try {
        return prove(work, said, storage::form_of(from) == storage::form::sealed, now);
    } catch (storage::failure const& e) {
        throw unusable(std::string("The copy is damaged: ") + e.what() + ".");
    }
}

} // namespace rowan::commands
