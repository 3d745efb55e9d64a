// SQLite with one writer thread. Whatever arrives while it commits is its next batch: many jobs, one
// transaction, one fsync; what one of them is refused undoes nothing of the others.
#pragma once

#include "storage/engine.hpp"
#include "storage/sqlite_transaction.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace rowan::storage {

struct sqlite_options {
    std::string path;
    std::vector<std::string> watched = {}; // tables whose change moves engine::version()
    std::size_t most_waiting = 8192;       // jobs; above, writes and reads are refused with busy
    std::size_t most_in_batch = 256;       // jobs, so that the first of a batch does not wait for too many
    std::chrono::milliseconds longest_batch{20}; // of running jobs; the rest wait for the next commit
    std::size_t readers = 2;                     // threads

    // The file cannot be trusted any more: a sync or write failed, or it is corrupt. Called once, on
    // a thread of the engine, the writer's batch having been told; must not return to normal service (the
    // program exits 75 and recovers from its log when started again).
    std::function<void(std::string const& why)> broken = [](std::string const&) { std::terminate(); };
};

class sqlite_engine final : public engine {
public:
    // Opens the file, which must have been migrated. Throws failure.
    explicit sqlite_engine(sqlite_options);
    ~sqlite_engine() override; // finishes what was submitted, and copies the log into the file

    std::uint64_t version() const override { return version_.load(std::memory_order_acquire); }
    bool can_write() const override { return !full_.load(std::memory_order_acquire); }
    engine_figures figures() const override;

private:
    using batch = std::deque<std::unique_ptr<job>>;
    using faults = std::vector<std::exception_ptr>; // what each job of a batch threw; null: nothing
    // How one job is run: gives its fault, or none at all if what it wrote must go and cannot by itself.
    using way = std::optional<std::exception_ptr> (sqlite_engine::*)(job&);

    // Jobs on their way to a thread.
    struct queue {
        mutable std::mutex mutex;
        std::condition_variable arrived;
        batch waiting;             // guarded by mutex
        std::uint64_t refused = 0; // guarded by mutex
        bool stopping = false;     // guarded by mutex

        queue_figures figures() const;
    };

    void submit_write(std::unique_ptr<job>) override;
    void submit_read(std::unique_ptr<job>) override;
    void submit(queue&, std::unique_ptr<job>);

    void run_writer();
    void give_sign();
    batch take_batch();
    void commit(batch);
    bool others_wrote();
    faults run_batch(batch&);
    std::optional<faults> run_while_there_is_time(batch&, way);
    std::optional<std::exception_ptr> attempt_bare(job&);
    std::optional<std::exception_ptr> attempt_marked(job&);
    std::pair<bool, std::exception_ptr> attempt(job&);
    void fail_batch(batch, failure const&);
    void probe();
    void limit_log();
    void break_down(std::string const& why);

    using connection = std::unique_ptr<sqlite_transaction>;

    void begin_threads();
    void end_threads();
    void run_reader(connection);
    void run_checkpoints(connection);
    void stop(queue&);

    // Of the checkpointer over a log that has grown long.
    enum class pass { none, wanted, made };

    sqlite_options const options_;
    sqlite_transaction db_;         // writer thread only
    std::int64_t data_version_ = 0; // writer thread only
    std::atomic<std::uint64_t> version_{1};
    std::atomic<std::uint64_t> commits_{0};
    std::atomic<bool> full_{false}, broken_{false};
    std::atomic<pass> pass_{pass::none};
    std::atomic<std::chrono::steady_clock::time_point> alive_{std::chrono::steady_clock::now()};
    std::atomic<std::uint64_t> refused_for_room_{0};
    histogram batches_, commit_times_;
    queue writes_, reads_, checkpoints_; // nothing waits in the last: it is for stopping
    std::vector<std::thread> readers_;
    std::thread checkpointer_;
    std::thread writer_; // last: it uses all of the above
};

} // namespace rowan::storage
