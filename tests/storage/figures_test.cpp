// What the engine counts of its work.
#include "storage/files.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <numeric>

using namespace rowan;
using storage::sqlite_engine;

namespace asio = boost::asio;

namespace {

std::uint64_t total(distribution const& d)
{
    return std::accumulate(d.counts.begin(), d.counts.end(), std::uint64_t{0});
}

asio::awaitable<void> add_to(storage::engine& store, std::string text)
{
    auto const made = co_await store.write(test::add, text);
    BOOST_TEST((made || made.error().code == errc::busy));
}

struct counted : test::file_database {
    asio::io_context loop;
    test::gate gate;
    std::thread first;

    // So many jobs are asked for while one holds the writer.
    void crowd(sqlite_engine& store, int jobs)
    {
        first = std::thread([this, &store] { store.write_and_wait(test::gate::wait, &gate).value(); });
        gate.entered.get_future().wait();
        for (int n = 0; n < jobs; ++n) asio::co_spawn(loop, add_to(store, "row"), asio::detached);
        loop.poll();
    }

    void let_go()
    {
        gate.opened.set_value();
        first.join();
        loop.run();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(storage_figures, counted)

BOOST_AUTO_TEST_CASE(who_waits_who_is_refused_and_who_shared_a_commit_is_counted)
{
    sqlite_engine store({.path = path, .most_waiting = 3, .longest_batch = std::chrono::minutes(1)});
    crowd(store, 5);
    auto const now = store.figures();
    BOOST_TEST(now.writes.waiting == 3u);
    BOOST_TEST(now.writes.refused == 2u);
    BOOST_TEST(now.reads.waiting == 0u);
    BOOST_TEST(now.reads.refused == 0u);
    BOOST_TEST(now.refused_for_room == 0u);
    BOOST_TEST(total(now.batches) == 0u); // nothing is committed yet

    let_go();
    auto const then = store.figures();
    BOOST_TEST(then.writes.waiting == 0u);
    BOOST_TEST(total(then.batches) == 2u); // that of the gate, and that of the three
    BOOST_TEST(then.batches.sum == 4.0);
    BOOST_TEST(total(then.commits) == 2u);
    BOOST_TEST(then.commits.sum > 0);
}

BOOST_AUTO_TEST_CASE(a_writer_that_works_at_one_job_gives_no_sign_until_it_is_done)
{
    sqlite_engine store({path});
    crowd(store, 0);
    auto const silence = store.figures().silence;
    auto const began = std::chrono::steady_clock::now();
    while (store.figures().silence <= silence) std::this_thread::yield();
    auto const waited = std::chrono::steady_clock::now() - began;
    BOOST_TEST((store.figures().silence >= silence + waited));
    let_go();
    store.write_and_wait(test::add, std::string("sign")).value();
    BOOST_TEST((store.figures().silence < std::chrono::steady_clock::now() - began));
}

BOOST_AUTO_TEST_CASE(an_idle_writer_gives_signs_by_itself)
{
    sqlite_engine store({path});
    auto const last = [&] { return std::chrono::steady_clock::now() - store.figures().silence; };
    auto const before = last();
    while (last() < before + std::chrono::milliseconds(500))
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    BOOST_TEST(total(store.figures().batches) == 0u); // without writing anything
}

BOOST_AUTO_TEST_SUITE_END()
