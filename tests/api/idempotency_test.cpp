// The same Idempotency-Key from the same person: the same answer, one row, one mail (C9).
#include "api/guests.hpp"

#include <set>

using namespace rowan;
using namespace rowan::test;

namespace {

struct repeating : party {
    std::string const path = "/api/events/summit/registrations", form = R"({"name":"Guest"})";

    static answer
    with_key(test::client c, std::string const& path, std::string const& body, std::string const& key)
    {
        return c.send("POST", path, body, "Idempotency-Key: " + key + "\r\n");
    }

    // What twenty requests at once, each with this key, were answered: the different ones.
    static std::set<std::pair<int, std::string>> twenty_times(
        test::client const& c, std::string const& path, std::string const& body, std::string const& key
    )
    {
        std::vector<answer> answers(20);
        std::vector<std::thread> threads;
        for (auto& a : answers) threads.emplace_back([&] { a = with_key(c, path, body, key); });
        for (auto& t : threads) t.join();
        std::set<std::pair<int, std::string>> different;
        for (auto const& a : answers) different.emplace(a.status, a.raw.body);
        return different;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_idempotency, repeating)

BOOST_AUTO_TEST_CASE(one_request_sent_twenty_times_at_once_is_done_once)
{
    an_event("summit", 9);
    auto const sam = guest("sam");
    auto const answers = twenty_times(sam, path, form, "booking-1");
    BOOST_TEST_REQUIRE(answers.size() == 1u);
    BOOST_TEST(answers.begin()->first == 201);
    BOOST_TEST(left("summit") == 8);
    BOOST_TEST(rows_of(file()).at("registration").size() == 1u);
    BOOST_TEST(messages_of("booked") == 1);

    auto const booking = boost::json::parse(answers.begin()->second);
    auto const cancel = "/api/registrations/" + std::string(booking.at("reference").as_string()) + "/cancel";
    BOOST_TEST(twenty_times(sam, cancel, "", "cancelling-1").size() == 1u);
    BOOST_TEST(left("summit") == 9);
    BOOST_TEST(messages_of("cancelled") == 1);
    BOOST_TEST(violations().empty());
}

BOOST_AUTO_TEST_CASE(an_answer_is_given_again_even_if_the_world_has_moved_on)
{
    an_event("summit", 9);
    auto sam = guest("sam");
    auto const booked = with_key(sam, path, form, "k");
    act(sam, booked, "cancel");
    pass(std::chrono::hours(11));
    auto const again = with_key(sam, path, form, "k");
    BOOST_TEST(again.status == 201);
    BOOST_TEST(again.raw.body == booked.raw.body);
    BOOST_TEST(left("summit") == 9);
}

BOOST_AUTO_TEST_CASE(keys_of_two_people_have_nothing_to_do_with_each_other)
{
    an_event("summit", 9);
    auto const sam = with_key(guest("sam"), path, form, "k"), kim = with_key(guest("kim"), path, form, "k");
    BOOST_TEST(kim.status == 201);
    BOOST_TEST(reference(kim) != reference(sam));
}

BOOST_AUTO_TEST_CASE(a_key_means_one_request_and_no_other)
{
    an_event("summit", 9);
    auto const sam = guest("sam");
    with_key(sam, path, form, "k");
    auto const other = with_key(sam, path, R"({"name":"Somebody"})", "k");
    BOOST_TEST(other.type() == "/problems/invalid");
    BOOST_TEST(with_key(sam, path, form, "another").type() == "/problems/already_registered");
}

BOOST_AUTO_TEST_CASE(a_refusal_is_not_kept)
{
    an_event("summit", 9, [](auto& d) { d.opens_at = noon + seconds(60); });
    auto const sam = guest("sam");
    BOOST_TEST(with_key(sam, path, form, "k").type() == "/problems/not_open_yet");
    pass(seconds(60));
    BOOST_TEST(with_key(sam, path, form, "k").status == 201);
}

BOOST_AUTO_TEST_CASE(a_key_is_remembered_for_a_day)
{
    an_event("summit", 9);
    with_key(guest("sam"), path, form, "k");
    pass(std::chrono::hours(24) - seconds(1));
    BOOST_TEST(with_key(guest("sam"), path, form, "k").status == 201);
    pass(seconds(1));
    BOOST_TEST(with_key(guest("sam"), path, form, "k").type() == "/problems/already_registered");
    forget();
    BOOST_TEST(rows_of(file()).at("answered_request").empty());
}

BOOST_AUTO_TEST_SUITE_END()
