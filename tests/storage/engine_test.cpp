// The engine: many jobs, one commit, and nobody told yes before it.
#include "storage/files.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

using namespace rowan;
using storage::sqlite_engine;
using storage::sqlite_options;
using storage::transaction;

namespace asio = boost::asio;

namespace {

// What jobs were told, in the order in which they heard: "1 kept, 2 full".
struct answers {
    std::string told;
    std::vector<std::size_t> batches;
};

using job_function = result<std::int64_t> (*)(transaction&, std::string const&);

asio::awaitable<void> ask(storage::engine& store, job_function f, std::string text, answers& to)
{
    std::string outcome;
    try {
        auto const made = co_await store.write(f, text);
        outcome = made ? "kept" : boost::describe::enum_to_string(made.error().code, "?");
    } catch (std::exception const&) {
        outcome = "fault";
    }
    to.batches.push_back(store.batch());
    to.told += (to.told.empty() ? "" : ", ") + text + " " + outcome;
}

// Writes, then thinks better of it.
result<std::int64_t> add_and_refuse(transaction& tx, std::string const& text)
{
    test::add(tx, text).value();
    return error{errc::full, "no"};
}

result<std::int64_t> add_and_throw(transaction& tx, std::string const& text)
{
    test::add(tx, text).value();
    throw std::runtime_error("a bug");
}

result<std::int64_t> add_and_break_a_rule(transaction& tx, std::string const& text)
{
    test::add(tx, text).value();
    return test::add(tx, "bad");
}

// Fails only when it is committed.
result<std::int64_t> add_and_refer_to_nothing(transaction& tx, std::string const& text)
{
    constexpr storage::query q{"test/child", "INSERT INTO child (note) VALUES (987654)"};
    tx.run(q);
    return test::add(tx, text);
}

struct with_engine : test::file_database {
    // Asks for jobs, numbered from 1, while a gate keeps the writer busy until all of them wait.
    answers together(sqlite_engine& store, std::vector<job_function> const& jobs)
    {
        asio::io_context loop;
        answers to;
        test::gate g;
        std::thread first([&] { store.write_and_wait(test::gate::wait, &g).value(); });
        g.entered.get_future().wait();
        for (std::size_t n = 0; n < jobs.size(); ++n)
            asio::co_spawn(loop, ask(store, jobs[n], std::to_string(n + 1), to), asio::detached);
        loop.poll();
        g.opened.set_value();
        first.join();
        loop.run();
        return to;
    }
};

constexpr auto add = test::add;

} // namespace

BOOST_FIXTURE_TEST_SUITE(storage_engine, with_engine)

BOOST_AUTO_TEST_CASE(what_waits_together_is_committed_together)
{
    // Longer than any machine is busy: a batch that lasts is ended early.
    sqlite_engine store({.path = path, .longest_batch = std::chrono::minutes(1)});
    auto const all = together(store, {add, add, add});
    BOOST_TEST(all.told == "1 kept, 2 kept, 3 kept");
    for (auto const n : all.batches) BOOST_TEST(n == 3u);
}

BOOST_AUTO_TEST_CASE(a_refused_or_throwing_job_loses_its_own_writes_and_no_others)
{
    sqlite_engine store({path});
    auto const all = together(store, {add, add_and_refuse, add_and_throw, add_and_break_a_rule, add});
    BOOST_TEST(all.told == "1 kept, 2 full, 3 fault, 4 fault, 5 kept");
    BOOST_TEST(rows() == 2);
}

BOOST_AUTO_TEST_CASE(when_the_commit_fails_all_of_its_batch_fail_and_the_next_is_fine)
{
    sqlite_engine store({path});
    BOOST_TEST(
        together(store, {add, add_and_refer_to_nothing, add_and_refuse}).told == "1 fault, 2 fault, 3 fault"
    );
    BOOST_TEST(rows() == 0);
    BOOST_TEST(store.write_and_wait(add, std::string("next")).has_value());
    BOOST_TEST(rows() == 1);
}

BOOST_AUTO_TEST_CASE(nobody_is_answered_before_what_they_wrote_can_be_read_by_others)
{
    sqlite_engine store({path});
    for (int n = 1; n <= 20; ++n) {
        store.write_and_wait(add, std::string("row")).value();
        BOOST_TEST(rows() == n);                                   // from another connection
        BOOST_TEST(store.read_and_wait(test::count).value() == n); // from the readers
    }
}

BOOST_AUTO_TEST_CASE(a_long_queue_is_cut_into_batches)
{
    sqlite_options o{path};
    o.most_in_batch = 2;
    sqlite_engine store(o);
    auto const all = together(store, {add, add, add, add, add});
    BOOST_TEST(all.told == "1 kept, 2 kept, 3 kept, 4 kept, 5 kept");
    for (auto const n : all.batches) BOOST_TEST(n <= 2u);
}

BOOST_AUTO_TEST_CASE(a_batch_of_slow_jobs_is_cut_by_time_and_none_is_forgotten)
{
    sqlite_options o{path};
    o.longest_batch = std::chrono::milliseconds(0);
    sqlite_engine store(o);
    auto const all = together(store, {add, add, add});
    BOOST_TEST(all.told == "1 kept, 2 kept, 3 kept");
    for (auto const n : all.batches) BOOST_TEST(n == 1u);
}

BOOST_AUTO_TEST_CASE(over_so_many_waiting_the_next_is_told_busy_at_once)
{
    sqlite_options o{path};
    o.most_waiting = 2;
    sqlite_engine store(o);
    // Those refused hear of it while the writer is still held.
    BOOST_TEST(together(store, {add, add, add, add}).told == "3 busy, 4 busy, 1 kept, 2 kept");
    BOOST_TEST(rows() == 2);
}

BOOST_AUTO_TEST_CASE(the_version_moves_with_the_watched_tables_alone)
{
    sqlite_engine store({path, {"note"}});
    auto const before = store.version();
    auto const unwatched = [](transaction& tx) -> result<int> {
        constexpr storage::query q{"test/unwatched", "INSERT INTO child (note) VALUES (NULL)"};
        tx.run(q);
        return 0;
    };
    store.write_and_wait(unwatched).value();
    store.read_and_wait(test::count).value();
    BOOST_TEST(store.version() == before);
    store.write_and_wait(add, std::string("a")).value();
    BOOST_TEST(store.version() == before + 1);
}

BOOST_AUTO_TEST_CASE(the_version_moves_with_the_next_commit_after_another_program_wrote)
{
    auto const nothing = [](transaction&) -> result<int> { return 0; };
    sqlite_engine store({path, {"note"}});
    auto const before = store.version();
    storage::sqlite_transaction(path).script("INSERT INTO note (text) VALUES ('from elsewhere')");
    store.write_and_wait(nothing).value();
    BOOST_TEST(store.version() == before + 1);
    store.write_and_wait(nothing).value();
    BOOST_TEST(store.version() == before + 1);
}

BOOST_AUTO_TEST_CASE(readers_cannot_write)
{
    sqlite_engine store({path});
    BOOST_CHECK_THROW((void)store.read_and_wait(add, std::string("a")), storage::failure);
    BOOST_TEST(store.read_and_wait(test::count).value() == 0); // and the reader goes on
}

// What was submitted is done, though whoever asked has gone.
BOOST_AUTO_TEST_CASE(the_end_waits_for_what_was_submitted_and_copies_the_log)
{
    asio::io_context loop;
    answers to;
    {
        sqlite_engine store({path});
        for (int n = 0; n < 50; ++n)
            asio::co_spawn(loop, ask(store, add, std::to_string(n), to), asio::detached);
        loop.poll();
    }
    BOOST_TEST(!std::filesystem::exists(path + "-wal"));
    BOOST_TEST(rows() == 50);
}

// The log begins anew now and then, also under writes that never pause, with readers beside them.
BOOST_AUTO_TEST_CASE(the_log_does_not_grow_without_end)
{
    sqlite_engine store({path});
    std::atomic<bool> done = false;
    std::thread reader([&] {
        while (!done) store.read_and_wait(test::count).value();
    });
    std::uintmax_t largest = 0;
    std::string const big(64 * 1024, 'x');
    auto const overwrite = [](transaction& tx, std::string const& text) -> result<int> {
        constexpr storage::query q{
            "test/overwrite",
            "INSERT INTO note (id, text) VALUES (1, $1) ON CONFLICT DO UPDATE SET text = $1"};
        tx.run(q, text);
        return 0;
    };
    for (int n = 0; n < 1500; ++n) { // some 100 MB
        store.write_and_wait(overwrite, big).value();
        largest = std::max(largest, std::filesystem::file_size(path + "-wal"));
    }
    done = true;
    reader.join();
    BOOST_TEST(largest < 40u * 1024 * 1024);
}

BOOST_AUTO_TEST_SUITE_END()
