// An organiser at the desk of an event, and guests who have booked it.
#pragma once

#include "api/description.hpp"
#include "api/guests.hpp"

namespace rowan::test {

inline std::string const at_desk = "/api/organise/events/event";

struct desk_party : party {
    test::description promised;
    std::optional<test::client> morag;
    std::map<std::string, std::string> references; // by who

    // An event called "event", and an organiser whose second factor was shown a moment ago.
    explicit desk_party(std::optional<std::int64_t> capacity = 10)
    {
        an_event("event", capacity, [](auto& d) {
            d.questions = {
                {"diet", "some_of", "Diet", "", "Vegan\nHalal", false, "catering", 30},
                {"note", "short_text", "Note", "", "", false, "planning", 30},
            };
        });
        morag.emplace(staff("morag@people.example", {.permissions = "organiser"}));
    }

    void booked(std::string const& who, std::string const& name, std::string const& employer = "")
    {
        registrations::form f;
        f.name = name;
        f.employer = employer;
        references[who] =
            write(
                [](storage::transaction& tx, std::string const& guest, registrations::form const& form,
                   instant at) { return registrations::place(tx, a_visitor(tx, guest), "event", form, at); },
                who, f, now()
            )
                .value()
                .summary.reference;
    }

    std::string of(std::string const& who) const { return at_desk + "/registrations/" + references.at(who); }

    // Asks, and holds the answer against the document.
    answer ask(std::string const& verb, std::string const& path, std::string const& body = {})
    {
        auto const a = morag->send(verb, path, body);
        auto const* op = promised.operation(verb, path.substr(0, path.find('?')));
        BOOST_REQUIRE_MESSAGE(op, "not described: " << verb << " " << path);
        if (a.status < 300 && !a.json.is_null()) {
            for (auto const& wrong : promised.mismatches(*op, a.status, a.json))
                BOOST_ERROR(verb << " " << path << ": " << wrong);
        }
        if (a.status >= 400)
            BOOST_TEST(
                promised.problems(*op, a.status).contains(a.type()), path << " may not answer " << a.type()
            );
        return a;
    }

    // The names of a list, in order.
    static std::string names(answer const& a)
    {
        std::string all;
        for (auto const& r : a.json.at("registrations").as_array())
            all += (all.empty() ? "" : ", ") + std::string(r.at("name").as_string());
        return all;
    }

    // What waits half a minute begins.
    void let_bulks_begin()
    {
        pass(seconds(30));
        carry_out_bulk();
    }

    std::string last_of_ledger(std::string const& act) const
    {
        storage::sqlite_transaction db(file(), storage::sqlite_transaction::mode::read_only);
        constexpr storage::query last{
            "test/last", "SELECT detail FROM ledger WHERE act = $1 ORDER BY seq DESC LIMIT 1"};
        return db.one<std::string>(last, act).value_or("");
    }
};

} // namespace rowan::test
