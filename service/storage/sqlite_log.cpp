// The write-ahead log is kept short: copied into the file beside the writer's work, and now and then whole.
#include "storage/sqlite_engine.hpp"
#include "storage/sqlite_files.hpp"

namespace rowan::storage {

namespace {

using namespace std::chrono_literals;

constexpr auto between_checkpoints = 100ms;
constexpr int most_log_pages = 4096; // 16 MiB of 4 KiB pages
constexpr std::uintmax_t room_for_log =
    most_log_pages * 5150; // bytes: each page has a header, and a fifth more

} // namespace

// The checkpointer copies in the writer's shadow, but under constant load never reaches the end, and only a
// log that was copied whole begins anew. So when the log has grown long the checkpointer is asked for one
// more pass, and the writer copies the little that came meanwhile: everybody waits for that.
void sqlite_engine::limit_log()
{
    if (db_.wal_pages() < most_log_pages) return;
    auto asked = pass::none;
    if (pass_.compare_exchange_strong(asked, pass::wanted)) return checkpoints_.arrived.notify_one();
    if (asked == pass::wanted && db_.wal_pages() < 2 * most_log_pages) return;
    try {
        db_.checkpoint();
        pass_ = pass::none;
    } catch (failure const& f) {
        if (f.kind == trouble::full) full_ = true;
        if (f.kind == trouble::broken) break_down(f.what());
    }
}

// A copy that could not be synced is not tried again: pages of an earlier pass, which SQLite believes to be
// in the file and leaves out, may have gone with it.
void sqlite_engine::run_checkpoints(connection own)
{
    auto& db = *own;
    std::uint64_t seen = 0;
    std::unique_lock lock(checkpoints_.mutex);
    auto const called = [&] { return checkpoints_.stopping || pass_ == pass::wanted; };
    for (;;) {
        checkpoints_.arrived.wait_for(lock, between_checkpoints, called);
        if (checkpoints_.stopping) return;
        auto const now = commits_.load();
        if (now == seen) continue;
        try {
            if (seen == 0) reserve_log(options_.path, room_for_log);
            if (db.checkpoint()) seen = now;
        } catch (failure const& f) {
            if (f.kind == trouble::broken) break_down(f.what());
        } catch (std::system_error const& e) { // of the room that is reserved; without it one is slower
            if (e.code() == std::errc::io_error) break_down(e.what());
        }
        auto asked = pass::wanted;
        pass_.compare_exchange_strong(asked, pass::made);
    }
}

} // namespace rowan::storage
