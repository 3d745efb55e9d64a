// A server with an event, and a program that fetches its calendars.
#pragma once

#include "api/guests.hpp"
#include "domain/calendars.hpp"
#include "support/ical.hpp"

namespace rowan::test {

struct calendar_party : party {
    calendar_party()
    {
        an_event("summit", 5, [](events::draft& d) {
            d.region = "South East";
            d.series_slug = d.series_title = "summits";
        });
    }

    static raw_answer get(std::string const& path, std::string const& headers, unsigned short port)
    {
        raw_client wire(port);
        wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
        return wire.read();
    }
    raw_answer get(std::string const& path, std::string const& headers = {}) const
    {
        return get(path, headers, port());
    }

    std::string address(test::client& c, char const* of = "url") const
    {
        return text_of(c.post("/api/me/calendar"), of).substr(std::string("http://localhost").size());
    }

    // A commit that the service sees, and that changes nothing.
    void touch()
    {
        write([](storage::transaction& tx) -> result<int> {
            constexpr storage::query q{"test/touch", "UPDATE event SET revision = revision"};
            tx.run(q);
            return 0;
        });
    }

    void rename(std::string const& to)
    {
        pass(seconds(60));
        write(
            [](storage::transaction& tx, std::string const& title, instant now) -> result<int> {
                constexpr storage::query q{
                    "test/rename", "UPDATE event SET title = $1 WHERE slug = 'summit'"};
                tx.run(q, title);
                calendars::refresh(tx, events::terms_of(tx, "summit")->id, now);
                return 0;
            },
            to, now()
        );
    }
};

} // namespace rowan::test
