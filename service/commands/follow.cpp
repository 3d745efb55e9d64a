// rowan follow: a copy on another disk that is never far behind.
#include "commands/follow.hpp"

#include "commands/commands.hpp"
#include "commands/existing_database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <iostream>
#include <sys/stat.h>

namespace rowan::commands {

namespace fs = std::filesystem;

namespace {

constexpr storage::query commits_of_others{"follow/version", "SELECT data_version FROM pragma_data_version"};
constexpr seconds longest_pause{240}; // with a round of a minute, five minutes behind at most
constexpr int share_of_time = 4;      // between rounds, of the time that one took: the service has the rest

instant now()
{
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

ino_t inode_of(fs::path const& file)
{
    struct ::stat found {};
    return ::stat(file.c_str(), &found) == 0 ? found.st_ino : 0;
}

// Until a signal asks to end, which is told by true; or until the time is over.
bool asked_to_end(sigset_t const& signals, seconds pause)
{
    timespec const wait{pause.count(), 0};
    return ::sigtimedwait(&signals, nullptr, &wait) > 0;
}

// Says what came of rounds, once each time that it changes.
class teller {
public:
    void good(fs::path const& place)
    {
        if (trouble_.empty() && told_) return;
        fmt::print("The copy at {} is up to date.\n", place.string());
        std::fflush(stdout);
        trouble_.clear();
        told_ = true;
    }
    void bad(std::string const& trouble)
    {
        if (trouble == trouble_) return;
        std::cerr << trouble << " The copy is behind; it is tried again.\n";
        trouble_ = trouble;
    }

private:
    std::string trouble_; // the last round's
    bool told_ = false;
};

} // namespace

follower::follower(fs::path database, fs::path place, std::string public_key)
    : database_(std::move(database)), place_(std::move(place)), public_key_(std::move(public_key))
{
}

follower::~follower() = default;

bool follower::database_changed()
{
    auto const inode = inode_of(database_);
    if (!db_ || inode != opened_) {
        db_ = open_existing(database_, storage::sqlite_transaction::mode::read_write);
        opened_ = inode;
        seen_ = -1;
    }
    return *db_->one<std::int64_t>(commits_of_others) != seen_;
}

// What is committed while the copy is made counts as a change: the count is taken before.
follower::outcome follower::round(instant at)
{
    bool const current = !database_changed() && fs::exists(place_);
    if (!current) {
        auto const counted = *db_->one<std::int64_t>(commits_of_others);
        seen_ = -1;
        auto const made = make_copy(*db_, database_, place_, public_key_, at);
        seen_ = counted;
        note_in_turn(*db_, upkeep::task::followed, at, in_words(made.facts));
        return outcome::copied;
    }
    auto const last = upkeep::last(*db_, upkeep::task::followed);
    note_in_turn(*db_, upkeep::task::followed, at, last ? last->detail : std::string());
    return outcome::unchanged;
}

int follow(arguments const& a, settings s)
{
    seconds const every{a.number("every", 60, 1, 3600)};
    fs::path const place = a.words[0];
    if (fs::exists(place) && !fs::is_regular_file(place))
        throw config_error(place.string() + " must be a file.");
    auto const database = s.checked().database;
    open_existing(database, storage::sqlite_transaction::mode::read_only); // a slip in its name ends it here

    sigset_t signals;
    ::sigemptyset(&signals);
    for (int const signal : {SIGTERM, SIGINT}) ::sigaddset(&signals, signal);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr); // a round is not broken off
    follower follows(database, place, s["ROWAN_BACKUP_KEY"]);
    teller says;
    auto const patience = std::max(every, longest_pause);
    for (auto pause = every;;) {
        auto const began = std::chrono::steady_clock::now();
        try {
            follows.round(now());
            says.good(place);
            auto const took = std::chrono::ceil<seconds>(std::chrono::steady_clock::now() - began);
            pause = std::clamp(took > seconds(1) ? share_of_time * took : every, every, patience);
        } catch (std::exception const& e) {
            says.bad(e.what());
            pause = std::min(2 * pause, patience);
        }
        if (asked_to_end(signals, pause)) return 0;
    }
}

} // namespace rowan::commands
