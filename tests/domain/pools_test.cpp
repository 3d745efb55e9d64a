// Pools: the one statement by which places are claimed.
#include "domain/pools.hpp"

#include "support/database.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

BOOST_FIXTURE_TEST_SUITE(domain_pools, test::database)

// C2, C7: no capacity is no limit, 0 is no places.
BOOST_AUTO_TEST_CASE(so_many_claims_succeed_as_there_are_places)
{
    struct {
        std::optional<std::int64_t> capacity;
        std::int64_t reserved;
        int succeed; // of five claims
    } const cases[] = {
        {0, 0, 0},
        {1, 0, 1},
        {4, 0, 4},
        {4, 3, 1}, // C1: what is reserved is taken
        {3, 3, 0},
        {std::nullopt, 0, 5},
        {std::nullopt, 9, 5},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT("capacity " << c.capacity.value_or(-1) << ", reserved " << c.reserved)
        {
            auto const pool = pools::create(tx, c.capacity, c.reserved);
            int succeeded = 0;
            for (int n = 0; n < 5; ++n) succeeded += pools::claim(tx, pool) ? 1 : 0;
            BOOST_TEST(succeeded == c.succeed);
            BOOST_TEST(pools::look(tx, pool).taken == c.reserved + c.succeed);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_place_given_back_can_be_claimed_again)
{
    auto const pool = pools::create(tx, 1);
    BOOST_TEST(pools::claim(tx, pool));
    BOOST_TEST(!pools::claim(tx, pool));
    pools::release(tx, pool);
    BOOST_TEST(pools::claim(tx, pool));
}

// C7
BOOST_AUTO_TEST_CASE(a_lowered_capacity_takes_nobodys_place_and_gives_none_until_there_are_fewer)
{
    auto const pool = pools::create(tx, 3);
    for (int n = 0; n < 3; ++n) pools::claim(tx, pool);
    pools::resize(tx, pool, 1);

    auto const over = pools::look(tx, pool);
    BOOST_TEST(over.taken == 3);
    BOOST_TEST(*over.left() == 0);
    for (int taken = 2; taken >= 1; --taken) {
        pools::release(tx, pool);
        BOOST_TEST(!pools::claim(tx, pool));
    }
    pools::release(tx, pool);
    BOOST_TEST(pools::claim(tx, pool));
}

// C8
BOOST_AUTO_TEST_CASE(a_claim_over_the_capacity_counts_as_any_other)
{
    auto const pool = pools::create(tx, 1);
    pools::claim_over(tx, pool);
    pools::claim_over(tx, pool);
    BOOST_TEST(pools::look(tx, pool).taken == 2);
    BOOST_TEST(*pools::look(tx, pool).left() == 0);
    pools::release(tx, pool);
    BOOST_TEST(!pools::claim(tx, pool));
}

// W2
BOOST_AUTO_TEST_CASE(a_number_of_the_queue_is_given_once)
{
    auto const pool = pools::create(tx, 0);
    BOOST_TEST(pools::join(tx, pool).number == 1);
    BOOST_TEST(pools::join(tx, pool).number == 2);
    pools::leave(tx, pool);
    pools::leave(tx, pool);

    auto const again = pools::join(tx, pool);
    BOOST_TEST(again.number == 3);
    BOOST_TEST(again.waiting == 1);
}

BOOST_AUTO_TEST_CASE(a_place_that_nobody_took_cannot_be_given_back)
{
    auto const pool = pools::create(tx, 1);
    BOOST_CHECK_THROW(pools::release(tx, pool), storage::failure);
    BOOST_CHECK_THROW(pools::leave(tx, pool), storage::failure);
}

BOOST_AUTO_TEST_SUITE_END()
