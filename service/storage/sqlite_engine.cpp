#include "storage/sqlite_engine.hpp"

namespace rowan::storage {

namespace {

using clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr query begin_write{"begin", "BEGIN IMMEDIATE"}, begin_read{"begin", "BEGIN"};
constexpr query end{"commit", "COMMIT"}, abandon{"rollback", "ROLLBACK"};
constexpr query mark{"mark", "SAVEPOINT job"}, keep{"keep", "RELEASE job"}, undo{"undo", "ROLLBACK TO job"};
constexpr query data_version{"data version", "PRAGMA data_version"}; // moved by other connections' commits
constexpr query smallest_write{"probe", "PRAGMA user_version = 1"};

constexpr auto between_probes = 250ms;
constexpr auto between_signs = 1s;

error const queue_full{errc::busy, "Many people are asking at this moment. Please try again.", {}, 1};
error const disk_full{
    errc::unavailable, "Nothing can be saved at this moment. Please try again shortly.", {}, 5};

} // namespace

sqlite_engine::sqlite_engine(sqlite_options o)
    : options_(std::move(o)), db_(options_.path), batches_({1, 2, 4, 8, 16, 32, 64, 128, 256}),
      commit_times_({0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5})
{
    db_.watch(options_.watched);
    others_wrote();
    try {
        begin_threads();
    } catch (...) {
        end_threads();
        throw;
    }
}

sqlite_engine::~sqlite_engine()
{
    end_threads();
}

// Connections are opened here and not by the threads that use them: what fails then is told to whoever starts
// the engine.
void sqlite_engine::begin_threads()
{
    using mode = sqlite_transaction::mode;
    for (std::size_t n = 0; n < options_.readers; ++n)
        readers_.emplace_back(
            &sqlite_engine::run_reader, this,
            std::make_unique<sqlite_transaction>(options_.path, mode::read_only)
        );
    checkpointer_ = std::thread(
        &sqlite_engine::run_checkpoints, this, std::make_unique<sqlite_transaction>(options_.path)
    );
    writer_ = std::thread(&sqlite_engine::run_writer, this);
}

// Those that were begun: the writer first, since what waits for it may still read.
void sqlite_engine::end_threads()
{
    stop(writes_);
    if (writer_.joinable()) writer_.join();
    stop(reads_);
    for (auto& r : readers_) r.join();
    stop(checkpoints_);
    if (checkpointer_.joinable()) checkpointer_.join();
}

void sqlite_engine::stop(queue& q)
{
    {
        std::lock_guard const lock(q.mutex);
        q.stopping = true;
    }
    q.arrived.notify_all();
}

void sqlite_engine::submit_write(std::unique_ptr<job> j)
{
    if (can_write()) return submit(writes_, std::move(j));
    ++refused_for_room_;
    j->refuse(disk_full);
}

void sqlite_engine::submit_read(std::unique_ptr<job> j)
{
    submit(reads_, std::move(j));
}

void sqlite_engine::submit(queue& q, std::unique_ptr<job> j)
{
    {
        std::lock_guard const lock(q.mutex);
        if (q.waiting.size() < options_.most_waiting)
            q.waiting.push_back(std::move(j));
        else
            ++q.refused;
    }
    if (j) return j->refuse(queue_full);
    q.arrived.notify_one();
}

void sqlite_engine::run_writer()
{
    for (auto jobs = take_batch(); !jobs.empty() || !can_write(); jobs = take_batch()) {
        if (jobs.empty())
            probe();
        else
            commit(std::move(jobs));
    }
    try {
        db_.checkpoint();
    } catch (failure const& f) {
        // The log stays, and the next start recovers from it.
        if (f.kind == trouble::broken) break_down(f.what());
    }
}

void sqlite_engine::give_sign()
{
    alive_ = clock::now();
}

// Several threads may find the same out.
void sqlite_engine::break_down(std::string const& why)
{
    if (!broken_.exchange(true)) options_.broken(why);
}

// Everything that waits, up to the batch's limit. Empty when stopping and nothing waits, or when it is time
// to probe.
sqlite_engine::batch sqlite_engine::take_batch()
{
    std::unique_lock lock(writes_.mutex);
    auto const ready = [&] { return writes_.stopping || !writes_.waiting.empty(); };
    give_sign();
    while (!writes_.arrived.wait_for(lock, can_write() ? between_signs : between_probes, ready)) {
        if (!can_write()) return {};
        give_sign();
    }
    if (writes_.stopping && writes_.waiting.empty()) full_ = false; // nothing left to wait for
    if (writes_.waiting.size() <= options_.most_in_batch) return std::exchange(writes_.waiting, {});

    auto const cut = writes_.waiting.begin() + static_cast<std::ptrdiff_t>(options_.most_in_batch);
    batch first(std::make_move_iterator(writes_.waiting.begin()), std::make_move_iterator(cut));
    writes_.waiting.erase(writes_.waiting.begin(), cut);
    return first;
}

// Nobody is told yes before the commit that makes it true.
void sqlite_engine::commit(batch jobs)
{
    faults all;
    try {
        db_.forget_touched();
        db_.run(begin_write);
        if (others_wrote()) version_.fetch_add(1, std::memory_order_release);
        all = run_batch(jobs);
        auto const decided = clock::now();
        db_.run(end);
        commit_times_.note(std::chrono::duration<double>(clock::now() - decided).count());
        batches_.note(static_cast<double>(jobs.size()));
    } catch (failure const& f) {
        return fail_batch(std::move(jobs), f);
    }
    ++commits_;
    if (db_.touched()) version_.fetch_add(1, std::memory_order_release);
    for (std::size_t n = 0; n < jobs.size(); ++n) {
        if (all[n])
            jobs[n]->fail(all[n]);
        else
            jobs[n]->finish(jobs.size());
    }
    limit_log();
}

// Whether another program has written since this was asked last, such as an import of members.
bool sqlite_engine::others_wrote()
{
    auto const now = *db_.one<std::int64_t>(data_version);
    return std::exchange(data_version_, now) != now;
}

// Runs jobs until the batch has lasted long enough; the rest go back to the front of the queue. A savepoint
// for each would cost a booking a fifth of its time, and nearly all that write are kept: so the batch runs
// without, and only if one of them must be undone does it begin again, with savepoints.
sqlite_engine::faults sqlite_engine::run_batch(batch& jobs)
{
    auto all = run_while_there_is_time(jobs, &sqlite_engine::attempt_bare);
    if (!all) {
        db_.run(abandon);
        db_.run(begin_write);
        all = run_while_there_is_time(jobs, &sqlite_engine::attempt_marked);
    }
    auto const ran = static_cast<std::ptrdiff_t>(all->size());
    if (all->size() < jobs.size()) {
        std::lock_guard const lock(writes_.mutex);
        auto const rest = std::make_move_iterator(jobs.begin() + ran);
        writes_.waiting.insert(writes_.waiting.begin(), rest, std::make_move_iterator(jobs.end()));
        jobs.erase(jobs.begin() + ran, jobs.end());
    }
    return std::move(*all);
}

// None at all: one of them must be undone, and cannot be by itself.
std::optional<sqlite_engine::faults> sqlite_engine::run_while_there_is_time(batch& jobs, way attempt_one)
{
    faults all;
    auto const until = clock::now() + options_.longest_batch;
    while (all.size() < jobs.size() && (all.empty() || clock::now() < until)) {
        give_sign();
        auto const fault = (this->*attempt_one)(*jobs[all.size()]);
        if (!fault) return std::nullopt;
        all.push_back(*fault);
    }
    return all;
}

std::optional<std::exception_ptr> sqlite_engine::attempt_bare(job& j)
{
    auto const before = db_.rows_changed();
    auto const [wanted, fault] = attempt(j);
    if (!wanted && db_.rows_changed() != before) return std::nullopt;
    return fault;
}

// Who is refused, or throws, loses its own writes and nobody else's.
std::optional<std::exception_ptr> sqlite_engine::attempt_marked(job& j)
{
    db_.run(mark);
    auto const [wanted, fault] = attempt(j);
    if (!wanted) db_.run(undo);
    db_.run(keep);
    return fault;
}

// Whether what the job wrote is to be kept, and what it threw. Throws if the database itself failed.
std::pair<bool, std::exception_ptr> sqlite_engine::attempt(job& j)
{
    try {
        return {j.run(db_), nullptr};
    } catch (failure const& f) {
        if (f.kind != trouble::other) throw;
        return {false, std::current_exception()};
    } catch (...) {
        return {false, std::current_exception()};
    }
}

// After a failed commit nobody guesses: all of the batch fail, and what follows depends on why.
void sqlite_engine::fail_batch(batch jobs, failure const& f)
{
    try {
        if (db_.open()) db_.run(abandon);
    } catch (failure const&) {
        // SQLite rolled back by itself.
    }
    if (f.kind == trouble::full) full_ = true;
    auto const fault = std::make_exception_ptr(f);
    if (f.kind == trouble::full) refused_for_room_ += jobs.size();
    for (auto& j : jobs) {
        if (f.kind == trouble::full)
            j->refuse(disk_full);
        else if (f.kind == trouble::busy)
            j->refuse(queue_full);
        else
            j->fail(fault);
    }
    jobs.clear();
    if (f.kind == trouble::broken) break_down(f.what());
}

// A write that succeeds opens the gate again.
void sqlite_engine::probe()
{
    try {
        db_.run(smallest_write);
        full_ = false;
    } catch (failure const& f) {
        if (f.kind == trouble::broken) break_down(f.what());
    }
}

storage::queue_figures sqlite_engine::queue::figures() const
{
    std::lock_guard const lock(mutex);
    return {waiting.size(), refused};
}

engine_figures sqlite_engine::figures() const
{
    return {writes_.figures(), reads_.figures(),     refused_for_room_,
            batches_.held(),   commit_times_.held(), clock::now() - alive_.load()};
}

void sqlite_engine::run_reader(connection own)
{
    auto& db = *own;
    for (;;) {
        std::unique_lock lock(reads_.mutex);
        reads_.arrived.wait(lock, [&] { return reads_.stopping || !reads_.waiting.empty(); });
        if (reads_.waiting.empty()) return;
        auto j = std::move(reads_.waiting.front());
        reads_.waiting.pop_front();
        lock.unlock();

        std::exception_ptr fault;
        try {
            db.run(begin_read);
            j->run(db);
        } catch (...) {
            fault = std::current_exception();
        }
        if (db.open()) db.run(abandon);
        if (fault)
            j->fail(fault);
        else
            j->finish(0);
    }
}

} // namespace rowan::storage
