#include "documents/calendar.hpp"

#include "documents/ical_text.hpp"
#include "documents/ical_zone.hpp"
#include "documents/markdown_text.hpp"
#include "documents/plain_text.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace rowan::documents {

namespace {

// The zones of a calendar, each read from tzdata once.
class zones {
public:
    ical_zone const& of(std::string const& name) { return known_.try_emplace(name, name).first->second; }

    // Once, before the entries: the zones that any of them is told in, and `always`.
    template <class Entries> void append(std::string& out, Entries const& entries, std::string const& always)
    {
        std::map<std::string, bool> needed;
        if (!always.empty()) needed[always] = true;
        for (calendar_entry const& e : entries) {
            auto& n = needed[e.event.zone];
            n = n || told_locally(e);
        }
        for (auto const& [name, is_needed] : needed) {
            if (is_needed) out += of(name).component();
        }
    }

    bool told_locally(calendar_entry const& e)
    {
        auto const& zone = of(e.event.zone);
        return zone.tells(e.starts_at) && zone.tells(e.ends_at);
    }

private:
    std::map<std::string, ical_zone> known_;
};

// What the programs of this world must be told, by a calendar or an entry.
struct context {
    zones& all_zones;
    std::string const& public_url;
    std::optional<publication> mail = {};
};

void property(std::string& out, std::string_view name, std::string_view value)
{
    if (value.empty()) return;
    std::string line(name);
    append_line(out, (line += ':').append(value));
}

void append_times(std::string& out, calendar_entry const& e, zones& all)
{
    if (!all.told_locally(e)) {
        out += "DTSTART:" + ical_utc(e.starts_at) + "\r\nDTEND:" + ical_utc(e.ends_at) + "\r\n";
        return;
    }
    auto const& zone = all.of(e.event.zone);
    bool const whole_days =
        zone.time_of_day(e.starts_at) == seconds(0) && zone.time_of_day(e.ends_at) == seconds(0);
    auto const kind = whole_days ? std::string(";VALUE=DATE:") : ";TZID=" + zone.name() + ":";
    auto const shown = [&](instant at) { return whole_days ? zone.date(at) : zone.local_time(at); };
    out += "DTSTART" + kind + shown(e.starts_at) + "\r\nDTEND" + kind + shown(e.ends_at) + "\r\n";
}

// RFC 5545 says when an entry was revised by SEQUENCE, LAST-MODIFIED and, without METHOD, DTSTAMP; programs
// differ in which they look at.
void append_identity(std::string& out, entry_identity const& i, context const& c)
{
    auto const stamp = c.mail ? std::max(i.changed_at, c.mail->sent_at) : i.changed_at;
    out += "UID:" + i.uid + "\r\nDTSTAMP:" + ical_utc(stamp) + "\r\n";
    out += "SEQUENCE:" + std::to_string(i.sequence) + "\r\nCREATED:" + ical_utc(i.created_at) +
           "\r\nLAST-MODIFIED:" + ical_utc(i.changed_at) + "\r\n";
}

std::string moment(instant at, std::string const& zone)
{
    return day_in_words(at, zone) + ", " + time_in_words(at, zone);
}

std::string title(calendar_entry const& e, personal_entry const* own)
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

std::string_view status(calendar_entry const& e)
{
    if (e.cancelled) return "CANCELLED";
    return e.kind == entry_kind::waiting || e.kind == entry_kind::offered ? "TENTATIVE" : "CONFIRMED";
}

std::string location(entry_event const& event)
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

std::string page_of(calendar_entry const& e, personal_entry const* own, std::string const& public_url)
{
    if (public_url.empty()) return {};
    if (own && !own->reference.empty()) return public_url + "/bookings/" + own->reference;
    return public_url + "/events/" + e.event.slug;
}

std::string description(calendar_entry const& e, personal_entry const* own, std::string const& page)
{
    std::string text;
    if (own) add_paragraph(text, own_standing(*own));
    if (own && !own->online_link.empty() && !e.cancelled)
        add_paragraph(text, "To take part online: " + plain_line(own->online_link));
    add_paragraph(text, plain_line(e.event.summary));
    if (e.kind != entry_kind::opening) add_paragraph(text, markdown_to_text(e.event.description));
    add_paragraph(text, page);
    return text;
}

std::string categories(entry_event const& event)
{
    auto list = ical_word(event.kind);
    if (!list.empty() && list[0] >= 'a' && list[0] <= 'z') list[0] = static_cast<char>(list[0] - 'a' + 'A');
    auto const region = ical_word(event.region);
    if (!region.empty()) list += (list.empty() ? "" : ",") + region;
    return list;
}

// All that a discreet entry does not say.
void append_particulars(
    std::string& out, calendar_entry const& e, personal_entry const* own, context const& c
)
{
    auto const page = page_of(e, own, c.public_url);
    property(out, "DESCRIPTION", ical_text(description(e, own, page)));
    if (e.kind != entry_kind::opening) {
        property(out, "LOCATION", ical_word(location(e.event)));
        property(out, "GEO", ical_geo(e.event.latitude, e.event.longitude));
    }
    auto const link = own && !e.cancelled ? ical_uri(plain_line(own->online_link)) : "";
    if (!link.empty())
        append_line(out, "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"Take part online\":" + link);
    property(out, "URL", ical_uri(page));
    property(out, "CATEGORIES", categories(e.event));
}

void append_event(std::string& out, calendar_entry const& e, personal_entry const* own, context const& c)
{
    bool const discreet = own && own->discreet;
    bool const free = e.cancelled || e.kind == entry_kind::opening;
    out += "BEGIN:VEVENT\r\n";
    append_identity(out, e.identity, c);
    append_times(out, e, c.all_zones);
    property(out, "SUMMARY", ical_word(title(e, own)));
    property(out, "STATUS", status(e));
    property(out, "TRANSP", free ? "TRANSPARENT" : "OPAQUE");
    if (discreet) property(out, "CLASS", "PRIVATE");
    if (e.of_days > 1) property(out, "REFID", e.identity.group);
    if (!discreet) append_particulars(out, e, own, c);
    if (c.mail)
        property(out, "ORGANIZER", discreet ? "invalid:nomail" : ical_uri("mailto:" + c.mail->organizer));
    out += "END:VEVENT\r\n";
}

void append_product(std::string& out, std::string const& organisation)
{
    auto const name = ical_word(organisation);
    out += "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    property(out, "PRODID", "-//" + (name.empty() ? "Calendar" : name) + "//Events 1.0//EN");
    out += "CALSCALE:GREGORIAN\r\n";
}

void append_head(std::string& out, calendar_head const& h)
{
    append_product(out, h.organisation);
    auto const name = ical_word(h.name);
    property(out, "NAME", name);
    property(out, "X-WR-CALNAME", name);
    property(out, "X-WR-TIMEZONE", h.zone);
    auto const text = ical_text(h.description);
    property(out, "DESCRIPTION", text);
    property(out, "X-WR-CALDESC", text);
    if (!h.public_url.empty()) property(out, "URL", ical_uri(h.public_url + "/"));
    auto const refresh = "PT" + std::to_string(h.refresh_hours) + "H";
    property(out, "REFRESH-INTERVAL;VALUE=DURATION", refresh);
    property(out, "X-PUBLISHED-TTL", refresh);
}

calendar_entry const& entry_of(calendar_entry const& e)
{
    return e;
}
calendar_entry const& entry_of(personal_entry const& e)
{
    return e.entry;
}
personal_entry const* own_of(calendar_entry const&)
{
    return nullptr;
}
personal_entry const* own_of(personal_entry const& e)
{
    return &e;
}

template <class Entry> std::string whole(calendar_head const& h, std::vector<Entry> const& entries)
{
    zones all;
    std::string out;
    out.reserve(1024 + entries.size() * 1024);
    append_head(out, h);
    std::vector<std::reference_wrapper<calendar_entry const>> plain;
    for (auto const& e : entries) plain.push_back(entry_of(e));
    all.append(out, plain, h.zone);
    for (auto const& e : entries) append_event(out, entry_of(e), own_of(e), {all, h.public_url});
    return out += "END:VCALENDAR\r\n";
}

} // namespace

std::string calendar(calendar_head const& h, std::vector<calendar_entry> const& entries)
{
    return whole(h, entries);
}

std::string calendar(calendar_head const& h, std::vector<personal_entry> const& entries)
{
    return whole(h, entries);
}

std::string calendar_part(personal_entry const& own, publication const& p)
{
    zones all;
    std::string out;
    append_product(out, own.discreet ? "" : p.organisation);
    out += "METHOD:PUBLISH\r\n";
    all.append(out, std::vector<std::reference_wrapper<calendar_entry const>>{own.entry}, {});
    append_event(out, own.entry, &own, {all, p.public_url, p});
    return out += "END:VCALENDAR\r\n";
}

} // namespace rowan::documents
