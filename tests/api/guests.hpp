// Guests and what they book, over HTTP, as a page does it.
#pragma once

#include "domain/registrations.hpp"
#include "domain/verification.hpp"
#include "support/people.hpp"
#include "support/rows.hpp"
#include "support/server.hpp"

#include <boost/test/unit_test.hpp>

namespace rowan::test {

// An answer's member as text; empty if it is none.
inline std::string text_of(answer const& a, std::string const& key)
{
    auto const* found = a.json.is_object() ? a.json.as_object().if_contains(key) : nullptr;
    return found && found->is_string() ? std::string(found->as_string()) : "";
}

inline std::string state(answer const& a)
{
    return text_of(a, "state");
}

inline std::string reference(answer const& a)
{
    return text_of(a, "reference");
}

// A number of an answer; -1 if it is null.
inline std::int64_t number(boost::json::value const& v)
{
    return v.is_null() ? -1 : v.as_int64();
}

struct party : server {
    using server::server;
    party() = default;

    // Makes an event of test::an_event, changed.
    template <class Change>
    void an_event(std::string const& slug, std::optional<std::int64_t> capacity, Change change)
    {
        auto d = test::an_event(slug, capacity);
        change(d);
        write(events::create, d, ledger::id(), now()).value();
    }
    void an_event(std::string const& slug, std::optional<std::int64_t> capacity)
    {
        an_event(slug, capacity, [](auto&) {});
    }

    // Somebody at people.example, signed in.
    test::client guest(std::string const& who) { return signed_in(who + "@people.example"); }

    static answer
    book(test::client& c, std::string const& slug, std::string const& form = R"({"name":"Guest"})")
    {
        return c.post("/api/events/" + slug + "/registrations", form);
    }

    // What somebody does with a booking: cancel, accept, decline.
    static answer act(test::client& c, answer const& booking, std::string const& what)
    {
        return c.post("/api/registrations/" + reference(booking) + "/" + what);
    }

    static answer look(test::client& c, answer const& booking)
    {
        return c.get("/api/registrations/" + reference(booking));
    }

    static answer change(test::client& c, answer const& booking, std::string const& form)
    {
        return c.patch("/api/registrations/" + reference(booking), form);
    }

    std::int64_t left(std::string const& slug) const
    {
        return number(client().get("/api/events/" + slug).json.at("places").at("left"));
    }

    std::int64_t messages_of(std::string const& kind) const
    {
        storage::sqlite_transaction db(file(), storage::sqlite_transaction::mode::read_only);
        constexpr storage::query count{"test/messages", "SELECT COUNT(*) FROM message WHERE kind = $1"};
        return *db.one<std::int64_t>(count, kind);
    }

    std::vector<std::string> violations() const
    {
        storage::sqlite_transaction db(file(), storage::sqlite_transaction::mode::read_only);
        return verification::violations(db, now());
    }
};

} // namespace rowan::test
