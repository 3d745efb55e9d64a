#include "workers/bulk_runner.hpp"

#include "domain/bulk.hpp"

namespace rowan::workers {

namespace {

constexpr int most_at_once = 25; // bookings in one piece: some milliseconds of the writer's time

bool is_the_stores(error const& e)
{
    return e.code == errc::busy || e.code == errc::unavailable;
}

} // namespace

bulk_runner::bulk_runner(storage::engine& store, std::function<instant()> now)
    : store_(store), now_(std::move(now))
{
}

void bulk_runner::run()
{
    for (;;) {
        auto const due = store_.read_and_wait(bulk::due, now_());
        if (!due || !*due || !step(**due)) return;
    }
}

// One piece. If somebody in it is refused, none of it was done: then one at a time, without those.
bool bulk_runner::step(std::int64_t bulk)
{
    auto const together = store_.write_and_wait(rowan::bulk::work, bulk, most_at_once, now_());
    if (together) return true;
    if (is_the_stores(together.error())) return false;
    for (int n = 0; n < most_at_once; ++n) {
        auto const alone = store_.write_and_wait(rowan::bulk::work, bulk, 1, now_());
        if (alone && *alone == 0) return true;
        if (alone) continue;
        if (is_the_stores(alone.error())) return false;
        auto const passed = store_.write_and_wait(rowan::bulk::pass_over, bulk, alone.error().detail, now_());
        if (!passed) return false;
    }
    return true;
}

} // namespace rowan::workers
