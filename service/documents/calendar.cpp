#include "documents/calendar.hpp"

#include "documents/entry_words.hpp"
#include "documents/ical_text.hpp"
#include "documents/ical_zone.hpp"
#include "documents/markdown_text.hpp"
#include "documents/plain_text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace rowan::documents {

namespace {

// What the entries of one calendar share: their zones, each read from tzdata once, and descriptions, which
// the days of an event and the runs of a course have in common.
class shared {
public:
    ical_zone const& zone(std::string const& name) { return zones_.try_emplace(name, name).first->second; }

    // `markdown` outlives the calendar's making.
    std::string const& text_of(std::string_view markdown)
    {
        auto& kept = texts_[markdown];
        if (kept.empty() && !markdown.empty()) kept = markdown_to_text(markdown);
        return kept;
    }

private:
    std::map<std::string, ical_zone, std::less<>> zones_;
    std::unordered_map<std::string_view, std::string> texts_;
};

// What an entry is told with.
struct context {
    class shared& shared;
    std::string const& public_url;
    publication const* mail = nullptr;
};

bool told_locally(calendar_entry const& e, ical_zone const& zone)
{
    return zone.tells(e.starts_at) && zone.tells(e.ends_at);
}

// Once, before the entries: the zones that any of them is told in, and `always`.
void append_zones(
    std::string& out,
    std::vector<calendar_entry const*> const& entries,
    shared& all,
    std::string const& always
)
{
    std::set<std::string_view> needed;
    if (!always.empty()) needed.insert(always);
    for (auto const* e : entries) {
        auto const& zone = all.zone(e->event.zone);
        if (!needed.contains(zone.name()) && told_locally(*e, zone)) needed.insert(zone.name());
    }
    for (auto const name : needed) out += all.zone(std::string(name)).component();
}

void append_times(std::string& out, calendar_entry const& e, ical_zone const& zone)
{
    if (!told_locally(e, zone)) {
        append_property(out, "DTSTART", ical_utc(e.starts_at));
        append_property(out, "DTEND", ical_utc(e.ends_at));
        return;
    }
    bool const whole_days =
        zone.time_of_day(e.starts_at) == seconds(0) && zone.time_of_day(e.ends_at) == seconds(0);
    auto const kind = whole_days ? std::string(";VALUE=DATE") : ";TZID=" + zone.name();
    auto const shown = [&](instant at) { return whole_days ? zone.date(at) : zone.local_time(at); };
    append_property(out, "DTSTART" + kind, shown(e.starts_at));
    append_property(out, "DTEND" + kind, shown(e.ends_at));
}

// RFC 5545 says when an entry was revised by SEQUENCE, LAST-MODIFIED and, without METHOD, DTSTAMP; programs
// differ in which they look at.
void append_identity(std::string& out, entry_identity const& i, context const& c)
{
    auto const stamp = c.mail ? std::max(i.changed_at, c.mail->sent_at) : i.changed_at;
    append_property(out, "UID", i.uid);
    append_property(out, "DTSTAMP", ical_utc(stamp));
    append_property(out, "SEQUENCE", std::to_string(i.sequence));
    append_property(out, "CREATED", ical_utc(i.created_at));
    append_property(out, "LAST-MODIFIED", ical_utc(i.changed_at));
}

std::string_view status(calendar_entry const& e)
{
    if (e.cancelled) return "CANCELLED";
    return e.kind == entry_kind::waiting || e.kind == entry_kind::offered ? "TENTATIVE" : "CONFIRMED";
}

// All that a discreet entry does not say.
void append_particulars(
    std::string& out, calendar_entry const& e, personal_entry const* own, context const& c
)
{
    auto const page = page_of(e, own, c.public_url);
    auto const& about = c.shared.text_of(e.event.description);
    append_property(out, "DESCRIPTION", ical_text(description_of(e, own, page, about)));
    if (e.kind != entry_kind::opening) {
        append_property(out, "LOCATION", ical_text(location_of(e.event)));
        append_property(out, "GEO", ical_geo(e.event.latitude, e.event.longitude));
    }
    auto const link = own && !e.cancelled ? ical_uri(plain_line(own->online_link)) : "";
    if (!link.empty())
        append_line(out, "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"Take part online\":" + link);
    append_property(out, "URL", ical_uri(page));
    append_property(out, "CATEGORIES", categories_of(e.event));
}

void append_event(std::string& out, calendar_entry const& e, personal_entry const* own, context const& c)
{
    bool const discreet = own && own->discreet;
    bool const free = e.cancelled || e.kind == entry_kind::opening;
    out += "BEGIN:VEVENT\r\n";
    append_identity(out, e.identity, c);
    append_times(out, e, c.shared.zone(e.event.zone));
    append_property(out, "SUMMARY", ical_text(title_of(e, own)));
    append_property(out, "STATUS", status(e));
    append_property(out, "TRANSP", free ? "TRANSPARENT" : "OPAQUE");
    if (discreet) append_property(out, "CLASS", "PRIVATE");
    if (e.of_days > 1) append_property(out, "REFID", e.identity.group);
    if (!discreet) append_particulars(out, e, own, c);
    if (c.mail)
        append_property(
            out, "ORGANIZER", discreet ? "invalid:nomail" : ical_uri("mailto:" + c.mail->organizer)
        );
    out += "END:VEVENT\r\n";
}

void append_product(std::string& out, std::string const& organisation)
{
    auto const name = ical_word(organisation);
    out += "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    append_property(out, "PRODID", "-//" + (name.empty() ? "Calendar" : name) + "//Events 1.0//EN");
    out += "CALSCALE:GREGORIAN\r\n";
}

void append_head(std::string& out, calendar_head const& h)
{
    append_product(out, h.organisation);
    auto const name = ical_word(h.name);
    append_property(out, "NAME", name);
    append_property(out, "X-WR-CALNAME", name);
    append_property(out, "X-WR-TIMEZONE", h.zone);
    auto const text = ical_text(h.description);
    append_property(out, "DESCRIPTION", text);
    append_property(out, "X-WR-CALDESC", text);
    if (!h.public_url.empty()) append_property(out, "URL", ical_uri(h.public_url + "/"));
    auto const refresh = "PT" + std::to_string(h.refresh_hours) + "H";
    append_property(out, "REFRESH-INTERVAL;VALUE=DURATION", refresh);
    append_property(out, "X-PUBLISHED-TTL", refresh);
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
    constexpr std::size_t usual = 1024; // bytes of an entry
    std::string out;
    out.reserve((entries.size() + 1) * usual);
    append_head(out, h);
    shared all;
    std::vector<calendar_entry const*> plain;
    for (auto const& e : entries) plain.push_back(&entry_of(e));
    append_zones(out, plain, all, h.zone);
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
    shared all;
    std::string out;
    append_product(out, own.discreet ? "" : p.organisation);
    out += "METHOD:PUBLISH\r\n";
    append_zones(out, {&own.entry}, all, {});
    append_event(out, own.entry, &own, {all, p.public_url, &p});
    return out += "END:VCALENDAR\r\n";
}

} // namespace rowan::documents
