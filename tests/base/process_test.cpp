// What this process takes of its machine, and which of its threads give way.
#include "base/process.hpp"
#include "base/thread_priority.hpp"
#include "support/temporary_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <future>
#include <thread>

using namespace rowan;

BOOST_AUTO_TEST_SUITE(base_process)

BOOST_AUTO_TEST_CASE(memory_descriptors_threads_and_time_are_told)
{
    test::temporary_directory const home;
    auto const before = look_at_process();
    BOOST_TEST(before.resident_bytes > 1'000'000u);
    BOOST_TEST(before.descriptors >= 3u);
    BOOST_TEST(before.most_descriptors > before.descriptors);
    BOOST_TEST(before.cpu_seconds > 0);

    std::ofstream const open(home.path / "file");
    std::promise<void> done;
    std::thread other([ended = done.get_future()] { ended.wait(); });
    auto const after = look_at_process();
    done.set_value();
    other.join();
    BOOST_TEST(after.descriptors == before.descriptors + 1);
    BOOST_TEST(after.threads == before.threads + 1);
}

// setpriority(2): of a thread, not of its process.
BOOST_AUTO_TEST_CASE(a_thread_that_gives_way_does_so_alone)
{
    int nice = 0;
    std::thread([&] {
        give_way();
        nice = ::getpriority(PRIO_PROCESS, 0);
    }).join();
    BOOST_TEST(nice == 10);
    BOOST_TEST(::getpriority(PRIO_PROCESS, 0) < 10);
}

BOOST_AUTO_TEST_SUITE_END()
