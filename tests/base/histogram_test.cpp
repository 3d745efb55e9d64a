// Values counted by size.
#include "base/histogram.hpp"

#include <boost/test/unit_test.hpp>

#include <numeric>
#include <thread>

using namespace rowan;

BOOST_AUTO_TEST_SUITE(base_histogram)

BOOST_AUTO_TEST_CASE(a_value_is_counted_by_the_first_bound_that_is_not_below_it)
{
    struct {
        double value;
        std::size_t bucket;
    } const cases[] = {
        {-1, 0}, {0, 0}, {1, 0}, {1.0001, 1}, {5, 1}, {5.1, 2}, {1e9, 2},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.value)
        {
            histogram h({1, 5});
            h.note(c.value);
            auto const held = h.held();
            BOOST_REQUIRE(held.counts.size() == 3u);
            for (std::size_t n = 0; n < 3; ++n) BOOST_TEST(held.counts[n] == (n == c.bucket ? 1u : 0u));
            BOOST_TEST(held.sum == c.value);
        }
    }
}

BOOST_AUTO_TEST_CASE(threads_that_note_at_the_same_time_lose_nothing)
{
    histogram h({0.5});
    std::vector<std::thread> threads;
    for (int n = 0; n < 4; ++n) {
        threads.emplace_back([&h, n] {
            for (int times = 0; times < 10'000; ++times) h.note(n % 2);
        });
    }
    for (auto& t : threads) t.join();
    auto const held = h.held();
    BOOST_TEST(held.counts[0] == 20'000u);
    BOOST_TEST(held.counts[1] == 20'000u);
    BOOST_TEST(held.sum == 20'000.0);
}

BOOST_AUTO_TEST_SUITE_END()
