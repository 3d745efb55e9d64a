#include "api/event_forms.hpp"

#include "base/text.hpp"

#include <boost/json/serialize.hpp>

#include <charconv>
#include <functional>
#include <set>

namespace rowan::api {

namespace {

using http::json_reader;

// Characters.
constexpr std::size_t longest_title = 150, longest_summary = 300, longest_text = 20'000, longest_line = 200,
                      longest_lines = 1000, longest_link = 1000;
constexpr std::size_t most_days = 10, most_slots = 40, most_workshops = 40, most_questions = 30,
                      most_options = 40, most_runs = 30;
constexpr std::int64_t most_places = 100'000;

std::vector<events::day> read_days(json_reader& in, std::vector<json_reader>& parts)
{
    std::vector<events::day> days;
    for (auto& p : parts) {
        auto const starts = p.optional_instant("starts_at");
        auto const ends = p.optional_instant("ends_at");
        if (!p.has("starts_at")) p.wrong("starts_at", "is needed");
        if (!p.has("ends_at")) p.wrong("ends_at", "is needed");
        days.push_back({starts.value_or(instant()), ends.value_or(instant())});
        in.add(p);
    }
    if (days.empty()) in.wrong("days", "must have at least one day");
    return days;
}

void read_venue(json_reader& in, editing::changes& c)
{
    auto venue = in.optional_part("venue");
    if (!venue) return;
    c.venue_name = venue->optional_text("name", 0, longest_line);
    c.venue_address = venue->optional_lines("address", longest_lines);
    c.venue_town = venue->optional_text("town", 0, longest_line);
    c.venue_access = venue->optional_lines("access", longest_lines);
    c.venue_latitude = venue->optional_text("latitude", 0, 20);
    c.venue_longitude = venue->optional_text("longitude", 0, 20);
    in.add(*venue);
}

void read_series(json_reader& in, editing::changes& c)
{
    if (in.is_null("series")) c.series = c.series_title = "";
    auto series = in.optional_part("series");
    if (!series) return;
    c.series = series->text("slug", 1, 60);
    c.series_title = series->text("title", 1, longest_title);
    if (c.series->find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
        series->wrong("slug", "must be of small letters, digits and dashes");
    in.add(*series);
}

void read_texts(json_reader& in, editing::changes& c)
{
    c.title = in.optional_text("title", 1, longest_title);
    c.summary = in.optional_text("summary", 0, longest_summary);
    c.description = in.optional_lines("description", longest_text);
    c.highlights = in.optional_lines("highlights", longest_text);
    c.region = in.optional_text("region", 0, longest_line);
    c.contact = in.optional_text("contact", 0, longest_line);
    if (c.contact && !c.contact->empty() && !valid_email(*c.contact))
        in.wrong("contact", "must be an e-mail address");
    c.online_link = in.optional_text("online_link", 0, longest_link);
    bool const web = !c.online_link || c.online_link->empty() || c.online_link->starts_with("https://");
    if (!web) in.wrong("online_link", "must begin with https://");
    c.time_zone = in.optional_text("time_zone", 1, 60);
}

void read_numbers(json_reader& in, editing::changes& c)
{
    if (in.is_null("capacity")) c.capacity = std::optional<std::int64_t>();
    if (auto const n = in.optional_number("capacity", 0, most_places)) c.capacity = n;
    c.reserved = in.optional_number("reserved", 0, most_places);
    if (auto const n = in.optional_number("offer_hours", 2, 240)) c.offer_hours = static_cast<int>(*n);
    if (auto const n = in.optional_number("retention_days", 1, 3650)) c.retention_days = static_cast<int>(*n);
}

void read_plan(json_reader& in, editing::changes& c)
{
    if (auto const days = in.optional_numbers("reminders", 5, 1, 60)) {
        std::set<std::int64_t, std::greater<>> const sorted(days->begin(), days->end());
        c.reminders.emplace();
        for (auto const n : sorted) *c.reminders += (c.reminders->empty() ? "" : " ") + std::to_string(n);
    }
    c.thanks = in.optional_flag("thanks");
    c.notify = in.optional_flag("notify").value_or(true);
}

events::workshop_draft read_workshop(json_reader& in)
{
    events::workshop_draft w{
        in.optional_text("id", 1, 100).value_or(""),
        in.text("title", 1, longest_title),
        in.optional_lines("description", longest_text).value_or(""),
        in.optional_text("speaker", 0, longest_line).value_or(""),
        in.optional_text("room", 0, longest_line).value_or(""),
        in.optional_number("capacity", 0, most_places),
    };
    return w;
}

events::slot_draft read_slot(json_reader& in)
{
    events::slot_draft s{in.text("label", 1, longest_line), {}, {}, {}};
    s.starts_at = in.optional_instant("starts_at").value_or(instant());
    s.ends_at = in.optional_instant("ends_at").value_or(instant());
    if (!in.has("starts_at")) in.wrong("starts_at", "is needed");
    if (!in.has("ends_at")) in.wrong("ends_at", "is needed");
    auto parts = in.optional_parts("workshops", most_workshops);
    if (!parts) return s;
    for (auto& p : *parts) {
        s.workshops.push_back(read_workshop(p));
        in.add(p);
    }
    return s;
}

events::question read_question(json_reader& in)
{
    constexpr std::string_view kinds[] = {"short_text", "long_text", "one_of", "some_of", "yes_no"};
    events::question q{};
    q.slug = in.optional_text("id", 1, 100).value_or("");
    q.kind = in.text("kind", 1, 40);
    if (std::find(std::begin(kinds), std::end(kinds), q.kind) == std::end(kinds))
        in.wrong("kind", "must be short_text, long_text, one_of, some_of or yes_no");
    q.label = in.text("label", 1, longest_line);
    q.hint = in.optional_text("hint", 0, longest_lines).value_or("");
    for (auto const& o :
         in.optional_texts("options", most_options, longest_line).value_or(std::vector<std::string>()))
        q.options += (q.options.empty() ? "" : "\n") + o;
    q.required = in.optional_flag("required").value_or(false);
    q.purpose = in.text("purpose", 1, longest_line);
    q.retention_days = static_cast<int>(in.optional_number("retention_days", 1, 3650).value_or(30));
    return q;
}

event_lives::run read_run(json_reader& in)
{
    event_lives::run r{};
    r.starts_at = in.optional_instant("starts_at").value_or(instant());
    if (!in.has("starts_at")) in.wrong("starts_at", "is needed");
    r.title = in.optional_text("title", 1, longest_title);
    r.region = in.optional_text("region", 0, longest_line);
    auto venue = in.optional_part("venue");
    if (!venue) return r;
    r.venue_name = venue->optional_text("name", 0, longest_line);
    r.venue_address = venue->optional_lines("address", longest_lines);
    r.venue_town = venue->optional_text("town", 0, longest_line);
    r.venue_access = venue->optional_lines("access", longest_lines);
    in.add(*venue);
    return r;
}

// A list that the body has to have, each of it read by Read.
template <auto Read>
auto read_list(http::request const& req, std::string_view key, std::size_t most)
    -> result<std::vector<decltype(Read(std::declval<json_reader&>()))>>
{
    json_reader in(req.body);
    std::vector<decltype(Read(in))> all;
    auto parts = in.optional_parts(key, most);
    if (!in.has(key)) in.wrong(key, "is needed");
    if (!parts) return in.finish(std::move(all));
    for (auto& p : *parts) {
        all.push_back(Read(p));
        in.add(p);
    }
    return in.finish(std::move(all));
}

} // namespace

result<editing::changes> read_event(http::request const& req)
{
    json_reader in(req.body.empty() ? "{}" : req.body);
    editing::changes c;
    read_texts(in, c);
    read_venue(in, c);
    read_series(in, c);
    read_numbers(in, c);
    read_plan(in, c);
    c.kind = in.optional_word<events::kind>("kind");
    c.audience = in.optional_word<events::audience>("audience");
    c.waiting_list = in.optional_word<events::waiting_list>("waiting_list");
    c.opens_at = in.optional_instant("opens_at");
    c.closes_at = in.optional_instant("closes_at");
    c.cancel_until = in.optional_instant("cancel_until");
    if (auto parts = in.optional_parts("days", most_days)) c.days = read_days(in, *parts);
    return in.finish(std::move(c));
}

result<programmes::slots> read_programme(http::request const& req)
{
    return read_list<read_slot>(req, "slots", most_slots);
}

result<std::vector<events::question>> read_questions(http::request const& req)
{
    return read_list<read_question>(req, "questions", most_questions);
}

result<std::vector<event_lives::run>> read_runs(http::request const& req)
{
    auto runs = read_list<read_run>(req, "runs", most_runs);
    if (runs && runs->empty())
        return error{errc::invalid, "Some fields are wrong.", {{"/runs", "must have at least one"}}};
    return runs;
}

result<std::optional<std::int64_t>> read_revision(http::request const& req)
{
    auto const given = req.header("If-Match");
    if (given.empty()) return std::optional<std::int64_t>();
    std::int64_t revision = 0;
    auto const* const end = given.data() + given.size();
    bool const quoted = given.size() > 2 && given.front() == '"' && given.back() == '"';
    if (quoted && std::from_chars(given.data() + 1, end - 1, revision).ptr == end - 1)
        return std::optional(revision);
    return error{errc::stale, "If-Match names no revision of this event."};
}

std::string revision_tag(std::int64_t revision)
{
    return "\"" + std::to_string(revision) + "\"";
}

std::string changed_text(editing::changed const& c)
{
    return boost::json::serialize(boost::json::object{
        {"revision", c.revision}, {"over", c.over}, {"seq", c.seq}});
}

} // namespace rowan::api
