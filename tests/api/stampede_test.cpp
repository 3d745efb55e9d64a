// A morning when booking opens: three hundred people, forty places, sixteen requests at a time. What must be
// true afterwards, whatever the order was (C1, C9, C10, W2, W12).
#include "api/guests.hpp"
#include "base/token.hpp"
#include "sql/queries.hpp"

#include <atomic>
#include <set>

using namespace rowan;
using namespace rowan::test;

namespace {

constexpr int many = 300, places = 40, threads = 16;

// One person's morning: books, may send it again, may give it back.
struct guest_of_the_rush {
    std::string token;
    bool repeats = false, cancels = false;
    answer booked = {}, again = {}, cancelled = {};
};

result<std::vector<std::string>> sign_all_in(storage::transaction& tx)
{
    std::vector<std::string> tokens;
    for (int n = 0; n < many; ++n) {
        auto const who = a_visitor(tx, "guest" + std::to_string(n));
        tokens.push_back(random_token());
        tx.run(sql::logins::insert, who.id, random_ticket(), sha256(tokens.back()), noon);
    }
    return tokens;
}

struct rush : party {
    std::vector<guest_of_the_rush> guests;

    rush()
    {
        an_event("summit", places);
        for (auto const& token : write(sign_all_in).value()) {
            auto const n = guests.size();
            guests.push_back({token, n % 3 == 0, n % 7 == 0});
        }
    }

    answer send(guest_of_the_rush const& g, std::string const& path, std::string const& body) const
    {
        auto const headers = "Authorization: Bearer " + g.token + "\r\nIdempotency-Key: " + path + "\r\n";
        return client().send("POST", path, body, headers);
    }

    void live(guest_of_the_rush& g) const
    {
        std::string const path = "/api/events/summit/registrations", form = R"({"name":"Guest"})";
        g.booked = send(g, path, form);
        if (g.repeats) g.again = send(g, path, form);
        if (g.cancels) g.cancelled = send(g, "/api/registrations/" + reference(g.booked) + "/cancel", "");
    }

    // Each thread takes whoever is next, until nobody is left.
    void begin()
    {
        std::atomic<std::size_t> next = 0;
        std::vector<std::thread> crowd;
        for (int n = 0; n < threads; ++n) {
            crowd.emplace_back([&] {
                for (auto at = next++; at < guests.size(); at = next++) live(guests[at]);
            });
        }
        for (auto& t : crowd) t.join();
    }

    std::vector<std::int64_t> numbers(std::string const& query) const
    {
        storage::sqlite_transaction db(file(), storage::sqlite_transaction::mode::read_only);
        return db.all<std::int64_t>({"test/numbers", query});
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_stampede, rush)

BOOST_AUTO_TEST_CASE(in_a_rush_every_place_is_given_once_and_the_queue_is_in_order)
{
    begin();
    for (auto const& g : guests) {
        BOOST_REQUIRE(g.booked.status == 201);
        if (g.repeats) BOOST_TEST(g.again.raw.body == g.booked.raw.body, "the same request, the same answer");
        if (g.cancels) BOOST_TEST(state(g.cancelled) == "cancelled");
    }
    auto const holding = numbers("SELECT COUNT(*) FROM registration WHERE state = 'registered'");
    BOOST_TEST(holding[0] == places);
    BOOST_TEST(left("summit") == 0);
    BOOST_TEST(rows_of(file()).at("registration").size() == static_cast<std::size_t>(many));

    auto const by_number = numbers("SELECT l.seq FROM registration r JOIN ledger l ON l.registration_id = "
                                   "r.id AND l.act = 'joined_queue' "
                                   "WHERE r.state = 'waiting' ORDER BY r.queue_number");
    BOOST_TEST(by_number.size() > 200u);
    BOOST_TEST(
        std::is_sorted(by_number.begin(), by_number.end()), "numbers of the queue and of the ledger agree"
    );
    BOOST_TEST(violations() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(in_a_rush_each_number_of_the_ledger_is_one_persons)
{
    begin();
    std::set<std::int64_t> seen;
    std::size_t answers = 0;
    for (auto const& g : guests) {
        for (auto const* a : {&g.booked, &g.cancelled}) {
            if (a->status == 0) continue;
            ++answers;
            seen.insert(a->json.at("seq").as_int64());
        }
    }
    BOOST_TEST(seen.size() == answers);
    auto const ledger = numbers("SELECT seq FROM ledger ORDER BY seq");
    BOOST_TEST(ledger.back() == static_cast<std::int64_t>(ledger.size()), "without gaps");
}

BOOST_AUTO_TEST_SUITE_END()
