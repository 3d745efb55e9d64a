// rowan key new, rowan backup: copies, and the keys they are sealed with.
#include "commands/commands.hpp"
#include "commands/copies.hpp"
#include "commands/existing_database.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <iostream>
#include <unistd.h>

namespace rowan::commands {

namespace fs = std::filesystem;

namespace {

constexpr int preset_days = 35;

instant now()
{
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

bool is_folder(std::string const& place)
{
    return place.ends_with('/') || fs::is_directory(place);
}

// Where the copy goes. Devices and the like are refused: a copy takes the place of what is there.
fs::path destination(std::string const& place, instant at, bool sealed)
{
    if (is_folder(place)) return fs::path(place) / name_of_copy(at, sealed);
    if (fs::exists(place) && !fs::is_regular_file(place))
        throw config_error(place + " is neither a file nor a folder.");
    return place;
}

void say(copy const& made, fs::path const& place)
{
    fmt::print(
        "Wrote {} ({}{}): {}.\nVerified: its structure, all that is promised, and what the disk gives "
        "back.\n",
        place.string(), megabytes(made.bytes), made.sealed ? ", sealed" : "", in_words(made.facts)
    );
    if (!made.sealed)
        fmt::print("It is not encrypted: ROWAN_BACKUP_KEY is empty. See rowan key new --help.\n");
}

} // namespace

int new_key(arguments const& a, settings)
{
    auto const& file = a.words[0];
    int const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST)
        throw config_error(file + " is there already, and stays: a copy may need it.");
    if (descriptor < 0) throw config_error("The file " + file + " cannot be made.");
    auto const keys = storage::new_keys();
    auto const line = keys.private_key + "\n";
    bool const written = ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                         ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written) {
        fs::remove(file);
        throw config_error("The file " + file + " cannot be written.");
    }
    std::cout << keys.public_key << '\n';
    std::cout.flush();
    fmt::print(
        "That is the public key: set ROWAN_BACKUP_KEY to it, and copies are sealed. {} holds the private "
        "one, which "
        "opens them: keep it away from this machine, in two places, for without it no copy can be read.\n",
        file
    );
    return 0;
}

int back_up(arguments const& a, settings s)
{
    auto const c = s.checked();
    auto const& place = a.words[0];
    if (a.flag("keep") && !is_folder(place)) throw misunderstood("--keep is for copies into a folder.");
    int const days = a.number("keep", preset_days, 1, 3650);
    auto const db = open_existing(c.database, storage::sqlite_transaction::mode::read_only);
    auto const at = now();
    auto const& key = s["ROWAN_BACKUP_KEY"];
    auto const file = destination(place, at, !key.empty());
    auto const made = make_copy(*db, c.database, file, key, at);
    say(made, file);
    storage::sqlite_transaction noted(c.database);
    note_in_turn(noted, upkeep::task::backed_up, at, in_words(made.facts));
    if (!is_folder(place)) return 0;
    for (auto const& name : forget_old_copies(place, days, at)) fmt::print("Removed {}.\n", name);
    return 0;
}

} // namespace rowan::commands
