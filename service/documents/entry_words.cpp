#include "documents/entry_words.hpp"

#include "documents/ical_text.hpp"
#include "documents/plain_text.hpp"

#include <algorithm>

namespace rowan::documents {

namespace {

std::string moment(instant at, std::string const& zone)
{
    return day_in_words(at, zone) + ", " + time_in_words(at, zone);
}

// What holds of the reader's booking, in a paragraph.
std::string own_standing(personal_entry const& own)
{
    auto const& e = own.entry;
    if (e.cancelled) return "This is cancelled.";
    switch (e.kind) {
    case entry_kind::registered:
        return "You have a place.";
    case entry_kind::waiting:
        return "You are on the waiting list.";
    case entry_kind::offered:
        return "A place is held for you until " + moment(*own.offered_until, e.event.zone) + " (" +
               e.event.zone + ").";
    case entry_kind::opening:
        return "Booking opens now.";
    case entry_kind::day:
        break;
    }
    return {};
}

void add_paragraph(std::string& text, std::string_view paragraph)
{
    if (paragraph.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += paragraph;
}

} // namespace

std::string title_of(calendar_entry const& e, personal_entry const* own)
{
    bool const discreet = own && own->discreet;
    auto text = plain_line(e.event.title);
    if (discreet || text.empty()) text = discreet ? "Appointment" : "Event";
    if (e.of_days > 1) text += " (day " + std::to_string(e.number) + " of " + std::to_string(e.of_days) + ")";
    if (e.kind == entry_kind::opening) text = (discreet ? "Reminder" : "Booking opens: " + text);
    if (e.cancelled) return "Cancelled: " + text;
    if (e.kind == entry_kind::waiting) return "Waiting list: " + text;
    if (e.kind == entry_kind::offered)
        return "Offered until " + moment(*own->offered_until, e.event.zone) + ": " + text;
    return text;
}

std::string location_of(entry_event const& event)
{
    std::string lines;
    for (auto const* part : {&event.venue_name, &event.venue_address, &event.venue_town}) {
        auto const text = plain_text(*part);
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find('\n', at), text.size());
            auto const line = plain_line(std::string_view(text).substr(at, end - at));
            bool const said = lines.find(line) != lines.npos; // the town, at the end of many an address
            if (!line.empty() && !said) lines += (lines.empty() ? "" : ", ") + line;
            at = end + 1;
        }
    }
    return lines.empty() && event.online ? "Online" : lines;
}

std::string page_of(calendar_entry const& e, personal_entry const* own, std::string const& public_url)
{
    if (public_url.empty()) return {};
    if (own && !own->reference.empty()) return public_url + "/bookings/" + own->reference;
    return public_url + "/events/" + e.event.slug;
}

std::string description_of(
    calendar_entry const& e, personal_entry const* own, std::string const& page, std::string_view about
)
{
    std::string text;
    if (own) add_paragraph(text, own_standing(*own));
    if (own && !own->online_link.empty() && !e.cancelled)
        add_paragraph(text, "To take part online: " + plain_line(own->online_link));
    add_paragraph(text, plain_line(e.event.summary));
    if (e.kind != entry_kind::opening) add_paragraph(text, about);
    add_paragraph(text, page);
    return text;
}

std::string categories_of(entry_event const& event)
{
    auto list = ical_word(event.kind);
    if (!list.empty() && list[0] >= 'a' && list[0] <= 'z') list[0] = static_cast<char>(list[0] - 'a' + 'A');
    auto const region = ical_word(event.region);
    if (!region.empty()) list += (list.empty() ? "" : ",") + region;
    return list;
}

} // namespace rowan::documents
