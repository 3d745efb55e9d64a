// Requests that are refused: a house with something to book in every state, rows that say what is refused
// how, and the check that nothing has changed by it.
#pragma once

#include "api/description.hpp"
#include "api/guests.hpp"

#include <boost/algorithm/string/replace.hpp>

namespace rowan::test {

enum class who { nobody, sam, newcomer };
using enum who;

struct refusal {
    std::string what;
    who asks;
    std::string verb, path, body, headers; // {sam} and {kim} in a path: the reference of their booking
    int status;
    std::string type, pointer = {};
};

inline events::draft a_course(std::string const& slug)
{
    auto d = an_event(slug, 5);
    auto const begin = d.days[0].starts_at;
    auto const hour = std::chrono::hours(1);
    d.slots = {
        {"Morning",
         begin,
         begin + 2 * hour,
         {{"pay", "Pay", "", "", "", 9}, {"none", "None", "", "", "", 0}}},
        {"Late", begin + hour, begin + 3 * hour, {{"law", "Law", "", "", "", 9}}},
    };
    d.questions = {
        {"diet", "short_text", "Diet", "", "", true, "catering", 30},
        {"essay", "long_text", "Why", "", "", false, "planning", 30},
        {"size", "one_of", "Size", "", "S\nM", false, "shirts", 30},
        {"days", "some_of", "Days", "", "Mon\nTue", false, "planning", 30},
        {"photo", "yes_no", "Photos", "", "", false, "consent", 30},
    };
    return d;
}

// Sam and Kim are booked on the summit; everything else is still to be booked.
struct refusing_house : party {
    test::description promised;
    std::map<who, test::client> clients;
    std::string sam_reference, kim_reference;

    refusing_house()
    {
        auto const add = [this](std::string const& slug, auto change) {
            auto d = a_course(slug);
            change(d);
            write(events::create, d, ledger::id(), now()).value();
        };
        using std::chrono::days;
        add("summit", [](auto&) {});
        add("course", [](auto&) {});
        add("secret", [](auto& d) { d.status = events::status::draft; });
        add("off", [](auto& d) { d.status = events::status::cancelled; });
        add("soon", [](auto& d) { d.opens_at = noon + days(1); });
        add("over", [](auto& d) { d.closes_at = noon; });
        add("members", [](auto& d) { d.audience = events::audience::members; });
        add("no-places", [](auto& d) { d.capacity = 0, d.waiting_list = events::waiting_list::none; });
        clients.emplace(nobody, client());
        clients.emplace(newcomer, signed_in("newcomer@people.example"));
        clients.emplace(sam, signed_in("sam@people.example"));
        auto kim = signed_in("kim@people.example");
        sam_reference = booked(clients.at(sam), "Sam Okafor");
        kim_reference = booked(kim, "Kim Hale");
    }

    static std::string booked(test::client& c, std::string const& name)
    {
        auto const form = R"({"name":")" + name + R"(","answers":{"diet":"none"},"workshops":["pay"]})";
        auto const made =
            c.send("POST", "/api/events/summit/registrations", form, "Idempotency-Key: first\r\n");
        return std::string(made.json.at("reference").as_string());
    }

    void check(refusal const& r)
    {
        ++steady; // so that no limit on changes is met
        auto const path = boost::replace_all_copy(
            boost::replace_all_copy(r.path, "{sam}", sam_reference), "{kim}", kim_reference
        );
        auto asking = clients.at(r.asks);
        auto const a = asking.send(r.verb, path, r.body, r.headers);
        BOOST_TEST(a.status == r.status);
        BOOST_TEST(a.type() == "/problems/" + r.type);
        BOOST_TEST(a.raw.field("Content-Type") == "application/problem+json");
        BOOST_TEST(a.raw.field("Cache-Control") == "no-store");
        if (auto const* op = promised.operation(r.verb, path))
            BOOST_TEST(promised.problems(*op, a.status).contains(a.type()), "the document does not say so");
        if (r.pointer.empty() || a.type().empty()) return;
        auto const* errors = a.json.as_object().if_contains("errors");
        BOOST_REQUIRE(errors);
        BOOST_TEST(errors->as_array().size() == 1u);
        BOOST_TEST(errors->at(0).at("pointer").as_string() == r.pointer);
    }

    // Every row is refused as it says; afterwards every table is as it was.
    void refuses(std::vector<refusal> const& table)
    {
        auto const before = kept();
        for (auto const& r : table) {
            BOOST_TEST_CONTEXT(r.what << ": " << r.verb << " " << r.path)
            {
                check(r);
            }
        }
        for (auto const& [name, all] : kept())
            BOOST_TEST(all == before.at(name), "the table " << name << " has changed");
        BOOST_TEST(violations().empty());
    }

    // Tries of codes are spent, as they must be; nothing else changes.
    rows kept() const
    {
        auto all = rows_of(file());
        for (auto& one : all["sign_in"]) one.clear();
        return all;
    }
};

inline std::string const long_body(64 * 1024 + 1, ' ');

inline std::string repeated(std::string const& text, int times)
{
    std::string all;
    for (int n = 0; n < times; ++n) all += text;
    return all;
}

// {"name":"<text>"}
inline std::string named(std::string const& text)
{
    return R"({"name":")" + text + R"("})";
}

// A form that lacks nothing, and this besides.
inline std::string form_with(std::string const& member)
{
    return R"({"name":"Sam","answers":{"diet":"none"},)" + member + "}";
}

inline std::string answering(std::string const& member)
{
    return R"({"name":"Sam","answers":{"diet":"none",)" + member + "}}";
}

inline std::string const booking = "/api/events/course/registrations";
inline std::string const own = "/api/registrations/{sam}";

} // namespace rowan::test
