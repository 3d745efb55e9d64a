// An event's door, its devices, and guests who come to it.
#pragma once

#include "api/desk_party.hpp"

namespace rowan::test {

struct door_party : desk_party {
    int scans = 0;

    explicit door_party(std::optional<std::int64_t> capacity = 10) : desk_party(capacity) {}

    // The event's day: noon to seven, sixty days from noon.
    static instant day() { return noon + std::chrono::days(60); }
    static std::string at(instant t) { return "\"" + rfc3339(t) + "\""; }

    // A device with a link of its own.
    struct device {
        std::string reference, list, token;
    };

    device a_door(std::string const& more = {}, std::string const& name = "Door A")
    {
        auto const made =
            ask("POST", at_desk + "/door",
                R"({"name":")" + name + R"(","valid_from":)" + at(day() - std::chrono::hours(2)) +
                    R"(,"valid_until":)" + at(day() + std::chrono::hours(8)) + more + "}");
        BOOST_TEST(made.status == 201);
        return {text_of(made, "reference"), text_of(made, "list"), text_of(made, "token")};
    }

    void the_day_comes() { clock = day().time_since_epoch().count(); }

    // Asks as a device does, and holds the answer against the document.
    answer send(
        device const& d,
        std::string const& verb,
        std::string const& what,
        std::string const& body = {},
        std::string const& headers = {}
    )
    {
        auto c = client();
        auto const path = "/api/door/" + d.list + what;
        auto const a = c.send(verb, path, body, "Authorization: Bearer " + d.token + "\r\n" + headers);
        auto const* op = promised.operation(verb, path);
        BOOST_REQUIRE(op);
        if (a.status < 300 && !a.json.is_null()) {
            auto const wrong = promised.mismatches(*op, a.status, a.json);
            BOOST_TEST(wrong == std::vector<std::string>(), boost::test_tools::per_element());
        }
        if (a.status >= 400)
            BOOST_TEST(
                promised.problems(*op, a.status).contains(a.type()), path << " may not answer " << a.type()
            );
        return a;
    }

    std::string ticket(std::string const& who) const
    {
        storage::sqlite_transaction db(file(), storage::sqlite_transaction::mode::read_only);
        constexpr storage::query q{"test/ticket", "SELECT ticket FROM registration WHERE reference = $1"};
        return db.one<std::string>(q, references.at(who)).value();
    }

    // {"nonce", <more>, "at"}: a scan of now.
    std::string a_scan(std::string const& more)
    {
        return R"({"nonce":"n)" + std::to_string(++scans) + "\"," + more + R"(,"at":)" + at(now()) + "}";
    }
    std::string of_ticket(std::string const& token) { return a_scan(R"("ticket":")" + token + "\""); }

    answer upload(device const& d, std::string const& scans_sent)
    {
        return send(d, "POST", "/scans", R"({"sent_at":)" + at(now()) + R"(,"scans":[)" + scans_sent + "]}");
    }

    answer walk_in(device const& d, std::string const& nonce, std::string const& more = {})
    {
        return send(
            d, "POST", "/walk-ins",
            R"({"nonce":")" + nonce + R"(","name":"Wanda Walker","employer":"A Trust","at":)" + at(now()) +
                more + "}"
        );
    }

    // The verdicts of an upload: "in, already".
    static std::string verdicts(answer const& a)
    {
        std::string all;
        for (auto const& v : a.json.at("verdicts").as_array())
            all += (all.empty() ? "" : ", ") + std::string(v.at("verdict").as_string());
        return all;
    }
};

} // namespace rowan::test
