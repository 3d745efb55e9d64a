// rowan mail preview: what letters look like, filled with invented facts.
#include "base/time.hpp"
#include "commands/commands.hpp"
#include "documents/letters.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <iostream>

namespace rowan::commands {

namespace {

using documents::letter_kind;

// On a day in March 2027, when London's clocks show UTC.
instant at(unsigned day, int hour, int minute = 0)
{
    using namespace std::chrono;
    return instant(sys_days(year(2027) / 3 / day)) + hours(hour) + minutes(minute);
}

std::string detail_for(letter_kind kind)
{
    if (kind == letter_kind::sign_in_code) return "ABCDEFGH";
    return kind == letter_kind::workshop_registered ? "Safer staffing in practice" : "7";
}

documents::letter_facts invented(letter_kind kind, config const& c)
{
    documents::letter_facts f{
        .kind = kind,
        .name = "Siân Pryce",
        .event_title = "Members' Summit 2027",
        .days = {{at(11, 9, 30), at(11, 16, 30)}, {at(12, 9, 30), at(12, 13)}},
        .venue = "Congress House, 23 Great Russell Street, London",
        .online_link = "https://meet.example/join/8841",
        .reference = "RW-7K4Q2M",
        .detail = detail_for(kind),
        .offered_until = at(2, 17),
        .public_url = c.public_url.empty() ? "https://events.union.example" : c.public_url,
        .organisation = c.organisation,
        .expires_at = at(1, 9, 40),
    };
    f.subject = "Where to park on the day";
    f.text = "The car park is **closed**. Please come by train:\n\n- Tottenham Court Road\n- Holborn\n";
    f.event_slug = "summit-2027";
    f.highlights =
        "## What we agreed\n\nFour motions, and [the minutes](https://events.union.example/minutes).";
    f.reason = "The building has to be closed for repairs.";
    f.changes = {
        {"Venue", "Old Hall, Leeds", "Congress House, 23 Great Russell Street, London"},
        {"Online link", "", "https://meet.example/join/8841"},
    };
    f.with_calendar = f.can_answer = kind != letter_kind::sign_in_code;
    bool const stoppable = kind == letter_kind::thanks || kind == letter_kind::organisers_letter;
    f.stop_token = stoppable ? "a-token-of-22-characters" : "";
    return f;
}

int no_such_letter(std::string const& name)
{
    std::cerr << "There is no letter " << name << ". There are:";
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<letter_kind>>([](auto kind) {
        std::cerr << ' ' << kind.name;
    });
    std::cerr << ".\n";
    return 1;
}

} // namespace

int preview_mail(arguments const& a, settings s)
{
    auto const& name = a.words.front();
    letter_kind kind{};
    if (!boost::describe::enum_from_string(name.c_str(), kind)) return no_such_letter(name);
    auto const letter = documents::compose(invented(kind, s.checked()));
    if (a.flag("html"))
        std::cout << letter.html;
    else
        std::cout << "Subject: " << letter.subject << "\n\n" << letter.text;
    return 0;
}

} // namespace rowan::commands
