#include "domain/event_form.hpp"

#include "base/text.hpp"
#include "sql/queries.hpp"

namespace rowan::editing {

namespace {

using std::chrono::days;

constexpr int default_offer_hours = 24;
constexpr int default_retention_days = 730;
constexpr char const* default_reminders = "7 1";
constexpr std::size_t longest_slug = 60;

using of_form = boost::describe::describe_members<form, boost::describe::mod_public>;
using of_changes = boost::describe::describe_members<changes, boost::describe::mod_public>;
static_assert(boost::mp11::mp_size<of_form>::value == boost::mp11::mp_size<of_changes>::value);

// Pages show a field as one: a venue is a venue, whatever of it changed.
std::string shown_name(std::string_view member)
{
    if (member.starts_with("venue_")) return "venue";
    return member == "series_title" ? "series" : std::string(member);
}

// "Fair Rotas: Cardiff" -> "fair-rotas-cardiff". Never empty: "event" then.
std::string slug_of(std::string const& title)
{
    std::string slug;
    for (char const c : folded(title)) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain && slug.size() < longest_slug)
            slug += c;
        else if (static_cast<unsigned char>(c) < 0x80 && !slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug.empty() ? "event" : slug;
}

} // namespace

std::string free_word(std::string const& title, std::function<bool(std::string const&)> const& taken)
{
    auto const stem = slug_of(title);
    auto word = stem;
    for (int n = 2; taken(word); ++n) word = stem + "-" + std::to_string(n);
    return word;
}

form blank(std::vector<events::day> const& on, instant now)
{
    form f{};
    f.audience = events::audience::members;
    f.waiting_list = events::waiting_list::confirm;
    f.offer_hours = default_offer_hours;
    f.time_zone = "Europe/London";
    f.opens_at = std::min(now, on.front().starts_at - days(1));
    f.closes_at = on.front().starts_at;
    f.cancel_until = on.front().starts_at - days(1);
    f.retention_days = default_retention_days;
    f.reminders = default_reminders;
    f.thanks = true;
    return f;
}

std::vector<std::string> apply(changes const& wanted, form& f)
{
    std::vector<std::string> fields;
    boost::mp11::mp_for_each<boost::mp11::mp_iota<boost::mp11::mp_size<of_form>>>([&](auto n) {
        constexpr auto to = boost::mp11::mp_at_c<of_form, n>();
        constexpr auto from = boost::mp11::mp_at_c<of_changes, n>();
        static_assert(std::string_view(to.name) == std::string_view(from.name));
        auto const& given = wanted.*from.pointer;
        if (!given || f.*to.pointer == *given) return;
        f.*to.pointer = *given;
        auto name = shown_name(to.name);
        if (fields.empty() || fields.back() != name) fields.push_back(std::move(name));
    });
    return fields;
}

std::vector<field_error> contradictions(form const& f, std::vector<events::day> const& on)
{
    std::vector<field_error> wrong;
    if (on.empty()) return {{"/days", "must have at least one day"}};
    for (std::size_t n = 0; n < on.size(); ++n) {
        auto const at = "/days/" + std::to_string(n);
        if (on[n].starts_at >= on[n].ends_at) wrong.push_back({at, "must end after it starts"});
        if (n && on[n].starts_at < on[n - 1].ends_at)
            wrong.push_back({at, "must begin after the day before"});
    }
    if (f.opens_at >= f.closes_at) wrong.push_back({"/closes_at", "must be after booking opens"});
    if (f.closes_at > on.back().ends_at) wrong.push_back({"/closes_at", "must not be after the event"});
    if (f.cancel_until > on.back().ends_at) wrong.push_back({"/cancel_until", "must not be after the event"});
    if (!zone_known(f.time_zone)) wrong.push_back({"/time_zone", "must be a zone of the IANA database"});
    if (f.series.empty() != f.series_title.empty()) wrong.push_back({"/series", "must have slug and title"});
    return wrong;
}

std::vector<field_error> missing(form const& f, std::vector<events::day> const& on, instant)
{
    std::vector<field_error> lacks;
    if (f.title.empty()) lacks.push_back({"/title", "is needed"});
    if (f.summary.empty()) lacks.push_back({"/summary", "is needed: a sentence for the list of events"});
    if (f.venue_name.empty() && f.online_link.empty())
        lacks.push_back({"/venue", "is needed, or a link for those who come online"});
    if (f.contact.empty()) lacks.push_back({"/contact", "is needed: whom people write to"});
    if (f.capacity && *f.capacity < f.reserved)
        lacks.push_back({"/reserved", "must not be more than there are places"});
    if (on.empty()) lacks.push_back({"/days", "must have at least one day"});
    return lacks;
}

bool same(std::vector<events::day> const& a, std::vector<events::day> const& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](events::day const& x, events::day const& y) {
        return x.starts_at == y.starts_at && x.ends_at == y.ends_at;
    });
}

bool within(storage::transaction& tx, permissions::organiser const& who, form const& f)
{
    return who.everywhere || tx.one<int>(sql::permissions::within, who.person.id, f.region, f.series) == 1;
}

std::optional<std::int64_t> series_of(storage::transaction& tx, form const& f)
{
    if (f.series.empty()) return std::nullopt;
    return tx.one<std::int64_t>(sql::events::put_series, f.series, f.series_title);
}

result<made> insert(
    storage::transaction& tx, permissions::organiser const& who, form const& f, parts const& with, instant now
)
{
    auto const taken = [&](std::string const& word) {
        return tx.one<std::int64_t>(sql::editing::slug_taken, word).has_value();
    };
    events::draft const d{
        .slug = free_word(f.title, taken),
        .title = f.title,
        .kind = f.kind,
        .summary = f.summary,
        .description = f.description,
        .highlights = f.highlights,
        .venue =
            {f.venue_name, f.venue_address, f.venue_town, f.venue_access, f.venue_latitude,
             f.venue_longitude},
        .online_link = f.online_link,
        .region = f.region,
        .contact = f.contact,
        .audience = f.audience,
        .waiting_list = f.waiting_list,
        .status = events::status::draft,
        .time_zone = f.time_zone,
        .offer_hours = f.offer_hours,
        .opens_at = f.opens_at,
        .closes_at = f.closes_at,
        .cancel_until = f.cancel_until,
        .capacity = f.capacity,
        .reserved = f.reserved,
        .series_slug = f.series,
        .series_title = f.series_title,
        .days = with.days,
        .slots = with.slots,
        .questions = with.questions,
    };
    auto const id = events::create(tx, d, who.person.id, now);
    if (!id) return id.error();
    tx.run(sql::editing::set_retention, *id, f.retention_days);
    tx.run(sql::notifications::set_plan, *id, f.reminders, f.thanks);
    return made{d.slug, *tx.one<std::int64_t>(sql::editing::last_seq, *id)};
}

} // namespace rowan::editing
