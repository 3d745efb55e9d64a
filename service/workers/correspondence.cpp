#include "workers/correspondence.hpp"

#include "documents/calendar.hpp"
#include "documents/letters.hpp"
#include "domain/notifications.hpp"

namespace rowan::workers {

namespace {

std::string joined(std::initializer_list<std::optional<std::string>> parts)
{
    std::string line;
    for (auto const& p : parts) {
        if (p && !p->empty()) line += (line.empty() ? "" : ", ") + *p;
    }
    return line;
}

documents::letter_kind letter_for(messages::kind what)
{
    documents::letter_kind kind{};
    boost::describe::enum_from_string(boost::describe::enum_to_string(what, ""), kind);
    return kind;
}

// What only some kinds tell.
void add_particulars(documents::letter_facts& f, messages::due_message const& m)
{
    f.highlights = m.highlights.value_or("");
    f.subject = m.letter_subject.value_or("");
    f.text = m.letter_text.value_or("");
    if (m.what == messages::kind::event_cancelled) f.reason = m.detail;
    if (m.what == messages::kind::changed) {
        for (auto& c : notifications::read(m.detail))
            f.changes.push_back({std::move(c.what), std::move(c.before), std::move(c.after)});
    }
    if (messages::optional(m.what)) f.stop_token = m.mail_token.value_or("");
}

documents::letter_facts facts_of(messages::outgoing const& out, config const& settings)
{
    auto const& m = out.message;
    documents::letter_facts f{
        .kind = letter_for(m.what),
        .name = m.name.value_or(""),
        .event_title = m.event_title.value_or(""),
        .days = {},
        .zone = m.zone.value_or(settings.time_zone),
        .venue = joined({m.venue_name, m.venue_address, m.venue_town}),
        .online_link = m.registration_state == "registered" ? m.online_link.value_or("") : "",
        .reference = m.reference.value_or(""),
        .detail = m.detail,
        .offered_until = m.offered_until.value_or(m.expires_at.value_or(instant())),
        .public_url = settings.public_url,
        .organisation = settings.organisation,
        .expires_at = m.expires_at.value_or(instant()),
        .language = m.language.value_or("en"),
        .event_slug = m.event_slug.value_or(""),
        .with_calendar = !out.entries.empty(),
        .can_answer = !m.contact.value_or("").empty(),
    };
    for (auto const& d : out.days) f.days.push_back({d.starts_at, d.ends_at});
    add_particulars(f, m);
    return f;
}

// calendar.md 52: a file for each day; programs take a file of several for a calendar of its own.
std::vector<documents::attachment> days_of(messages::outgoing const& out, config const& settings)
{
    auto const& m = out.message;
    documents::publication const by{
        settings.organisation, settings.public_url, m.contact.value_or(settings.mail_from), m.created_at};
    std::vector<documents::attachment> all;
    for (auto const& entry : out.entries) {
        auto const number = out.entries.size() == 1 ? "" : "-" + std::to_string(all.size() + 1);
        all.push_back(
            {"event" + number + ".ics", "text/calendar; charset=UTF-8; method=PUBLISH; component=VEVENT",
             documents::calendar_part(entry, by)}
        );
    }
    return all;
}

} // namespace

documents::mail mail_of(messages::outgoing const& out, config const& settings)
{
    auto const& m = out.message;
    auto const facts = facts_of(out, settings);
    auto letter = documents::compose(facts);
    auto const host = settings.mail_from.substr(settings.mail_from.find('@') + 1);
    auto const& stop = facts.stop_token;
    return {
        .from_name =
            "Bookings", // a sender that names the union would tell of membership in every list of mail
        .from_address = settings.mail_from,
        .to_address = m.recipient,
        .reply_to = m.contact.value_or(""),
        .subject = std::move(letter.subject),
        .text = std::move(letter.text),
        .date = m.created_at,
        .message_id = messages::reference_of(m.created_at, m.id) + "@" + host,
        .html = std::move(letter.html),
        .attachments = days_of(out, settings),
        .stop_url = stop.empty() ? "" : settings.public_url + "/api/unsubscribe/" + stop,
    };
}

} // namespace rowan::workers
