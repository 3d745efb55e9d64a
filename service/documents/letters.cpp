#include "documents/letters.hpp"

#include "base/text.hpp"
#include "base/token.hpp"
#include "documents/plain_text.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace rowan::documents {

namespace {

constexpr std::size_t widest = 72;

// Words in braces are the places of compose's values; a line that comes to nothing is left out.
struct wording {
    letter_kind kind;
    std::string_view subject, text;
};

constexpr wording wordings[] = {
    {letter_kind::sign_in_code,        "Your sign-in code",                          R"(
Your sign-in code is {code}

Type it on the page where you asked for it, or open this page in the same browser:
{sign_in_page}

It works once, until {expires}.

If you did not ask for it, you need do nothing. Do not give it to anybody: we never ask for it.
)"},
    {letter_kind::booked,              "Your booking {reference}",                   R"(
You have a place at {event}.

{days}
{venue}
{online}

Your ticket and all about your booking:
{booking_page}

If you cannot come, please cancel there, so that somebody else can have your place.
)"},
    {letter_kind::waiting,             "Your booking {reference}: waiting list",     R"(
You are on the waiting list for {event}, at number {detail}.

{days}
{venue}

We will write to you if a place comes up. You can see your number or leave the list here:
{booking_page}
)"},
    {letter_kind::offered,             "Your booking {reference}: please answer",    R"(
A place has come up for you at {event}.

{days}
{venue}

We hold it for you until {offered_until}. Please accept or decline it by then, here:
{booking_page}

After that it goes to the next person on the waiting list.
)"},
    {letter_kind::promoted,            "Your booking {reference}: you have a place", R"(
A place has come up at {event}, and it is yours. You are no longer on the waiting list.

{days}
{venue}
{online}

Your ticket is here. Please decline here if you cannot come, so that the next person can have the place:
{booking_page}
)"},
    {letter_kind::offer_lapsed,        "Your booking {reference}: offer ended",      R"(
We held a place for you at {event}. You did not accept it in time, so it has gone to the next person.

If you still want to come, you can ask for a place again here:
{booking_page}
)"},
    {letter_kind::declined,            "Your booking {reference}: declined",         R"(
You have declined your place at {event}. Thank you for telling us: somebody else can have it.

You need do nothing more. Your booking is here:
{booking_page}
)"},
    {letter_kind::cancelled,           "Your booking {reference}: cancelled",        R"(
Your booking for {event} is cancelled.

{days}

You need do nothing more. Your booking is here:
{booking_page}
)"},
    {letter_kind::workshop_registered, "Your booking {reference}: workshop",         R"(
You have a place in the workshop {detail} at {event}.

All your workshops, and how to change them:
{booking_page}
)"},
};
static_assert(
    std::size(wordings) == boost::mp11::mp_size<boost::describe::describe_enumerators<letter_kind>>::value,
    "every kind of letter has its words"
);

// "UK time", "New York time".
std::string zone_in_words(std::string const& zone)
{
    if (zone == "Europe/London") return "UK time";
    auto city = zone.substr(zone.rfind('/') + 1);
    std::replace(city.begin(), city.end(), '_', ' ');
    return city + " time";
}

std::string moment(instant at, std::string const& zone)
{
    return day_in_words(at, zone) + ", " + time_in_words(at, zone) + " (" + zone_in_words(zone) + ")";
}

std::string day(letter_day const& d, std::string const& zone)
{
    auto const starts = day_in_words(d.starts_at, zone);
    auto const ends = day_in_words(d.ends_at, zone);
    auto const from = starts + ", " + time_in_words(d.starts_at, zone) + " to ";
    auto const to = time_in_words(d.ends_at, zone);
    return starts == ends ? from + to : from + ends + ", " + to;
}

std::string all_days(letter_facts const& f)
{
    std::string lines;
    for (auto const& d : f.days) lines += (lines.empty() ? "" : "\n") + day(d, f.zone);
    return lines;
}

using values = std::vector<std::pair<std::string_view, std::string>>;

// "ABCD-EFGH"; what is too short to be a code stays as it is.
std::string code_of(letter_facts const& f)
{
    auto const code = normal_code(plain_line(f.detail));
    return code.size() > 4 ? shown_code(code) : code;
}

values values_of(letter_facts const& f)
{
    auto const url = plain_line(f.public_url);
    auto const reference = plain_line(f.reference);
    auto const code = f.kind == letter_kind::sign_in_code ? code_of(f) : "";
    auto const link = plain_line(f.online_link);
    auto const online = link.empty() ? "" : "Online: " + link;
    auto const expires = moment(f.expires_at, f.zone);
    auto const offered_until = moment(f.offered_until, f.zone);
    return {
        {"code",          code                          },
        {"sign_in_page",  url + "/signin#" + code       },
        {"expires",       expires                       },
        {"reference",     reference                     },
        {"event",         plain_line(f.event_title)     },
        {"days",          all_days(f)                   },
        {"venue",         plain_line(f.venue)           },
        {"online",        online                        },
        {"detail",        plain_line(f.detail)          },
        {"offered_until", offered_until                 },
        {"booking_page",  url + "/bookings/" + reference},
    };
}

// Puts the values into their places, in one pass: a brace inside a value is only a brace.
std::string filled(std::string_view text, values const& all)
{
    std::string done;
    while (!text.empty()) {
        auto const open = std::min(text.find('{'), text.size());
        done += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty()) break;
        auto const close = text.find('}');
        auto const name = text.substr(1, close - 1);
        auto const v = std::find_if(all.begin(), all.end(), [&](auto const& x) { return x.first == name; });
        done += v->second;
        text.remove_prefix(close + 1);
    }
    return done;
}

// The line in as many as it needs; words are not parted.
std::string wrapped(std::string_view line)
{
    std::string lines;
    std::size_t column = 0;
    while (!line.empty()) {
        auto const end = std::min(line.find(' '), line.size());
        auto const word = line.substr(0, end);
        bool const fits = column == 0 || column + 1 + length(word) <= widest;
        if (column > 0) lines += fits ? ' ' : '\n';
        lines += word;
        column = fits && column > 0 ? column + 1 + length(word) : length(word);
        line.remove_prefix(std::min(line.size(), end + 1));
    }
    return lines + "\n";
}

// Takes the first line, without its end.
std::string_view next_line(std::string_view& text)
{
    auto const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

// One blank line between paragraphs, however many of their lines were left out.
void add_paragraphs(std::string& letter, std::string_view text, values const& all)
{
    bool gap = false;
    while (!text.empty()) {
        auto const line = next_line(text);
        auto const said = filled(line, all);
        gap = gap || line.empty();
        if (said.empty()) continue;
        if (gap) letter += '\n';
        gap = false;
        for (std::string_view rest = said; !rest.empty();) letter += wrapped(next_line(rest));
    }
}

} // namespace

letter compose(letter_facts const& f)
{
    auto const* w = std::find_if(std::begin(wordings), std::end(wordings), [&](wording const& x) {
        return x.kind == f.kind;
    });
    auto const all = values_of(f);
    auto const name = plain_line(f.name);
    auto text = wrapped(name.empty() ? "Hello," : "Hello " + name + ",");
    add_paragraphs(text, w->text, all);
    text += "\n" + wrapped(plain_line(f.organisation));
    return {filled(w->subject, all), text};
}

} // namespace rowan::documents
