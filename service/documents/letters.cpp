#include "documents/letters.hpp"

#include "base/token.hpp"
#include "documents/letter_forms.hpp"
#include "documents/plain_text.hpp"

#include <boost/describe/enum_to_string.hpp>

#include <algorithm>

namespace rowan::documents {

namespace {

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

// "ABCD-EFGH"; what is too short to be a code stays as it is.
std::string code_of(letter_facts const& f)
{
    auto const code = normal_code(plain_line(f.detail));
    return code.size() > 4 ? shown_code(code) : code;
}

// What changed, a line each: "What: before -> after" has its parts in lines of three.
std::string all_changes(letter_facts const& f)
{
    std::string lines;
    for (auto const& c : f.changes)
        lines += plain_line(c.what) + "\n" + plain_line(c.before) + "\n" + plain_line(c.after) + "\n";
    return lines;
}

letter_values values_of(letter_facts const& f)
{
    auto const url = plain_line(f.public_url);
    auto const reference = plain_line(f.reference);
    auto const code = f.kind == letter_kind::sign_in_code ? code_of(f) : "";
    return {
        {"code", code},
        {"sign_in_page", url + "/signin#" + code},
        {"expires", moment(f.expires_at, f.zone)},
        {"reference", reference},
        {"event", plain_line(f.event_title)},
        {"days", all_days(f)},
        {"venue", plain_line(f.venue)},
        {"online", plain_line(f.online_link)},
        {"detail", plain_line(f.detail)},
        {"offered_until", moment(f.offered_until, f.zone)},
        {"booking_page", url + "/bookings/" + reference},
        {"event_page", url + "/events/" + plain_line(f.event_slug)},
        {"changes", all_changes(f)},
        {"subject", plain_line(f.subject)},
        {"text", plain_text(f.text)},
        {"highlights", plain_text(f.highlights)},
        {"reason", plain_text(f.reason)},
        {"calendar", f.with_calendar ? "attached" : ""},
        {"name", plain_line(f.name)},
        {"organisation", plain_line(f.organisation)},
        {"stop_page", url + "/unsubscribe#" + plain_line(f.stop_token)},
    };
}

} // namespace

letter compose(letter_facts const& f)
{
    auto const all = values_of(f);
    auto const* name = boost::describe::enum_to_string(f.kind, "");
    letter_form form{filled_letter(f.language, name, all), letter_language(f.language), {}, {}, {}, {}};
    form.greeting = letter_phrase(f.language, f.name.empty() ? "greeting_of_nobody" : "greeting", all);
    form.organisation = plain_line(f.organisation);
    if (f.can_answer) form.answers = letter_phrase(f.language, "answers");
    if (!f.stop_token.empty()) form.stop_page = filled("{stop_page}", all);
    return {form.sheet.subject, text_form(form), html_form(form)};
}

} // namespace rowan::documents
