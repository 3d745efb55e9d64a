#include "api/event_json.hpp"

#include "api/json.hpp"
#include "documents/markdown.hpp"

#include <fmt/format.h>

#include <sstream>

namespace rowan::api {

namespace {

boost::json::object places_json(pools::standing const& p)
{
    return {{"capacity", to_json(p.capacity)}, {"left", to_json(p.left())}, {"waiting", p.waiting}};
}

boost::json::value series_json(events::content const& c)
{
    if (!c.series_slug) return nullptr;
    return boost::json::object{{"slug", *c.series_slug}, {"title", *c.series_title}};
}

boost::json::array slots_json(events::detail const& d)
{
    boost::json::array slots;
    for (auto const& [slot, workshops] : d.slots) {
        boost::json::array held;
        for (auto const& w : workshops) {
            held.push_back(boost::json::object{
                {"id", w.slug},
                {"title", w.title},
                {"description", w.description},
                {"speaker", w.speaker},
                {"room", w.room},
                {"places", places_json(w.places)},
            });
        }
        slots.push_back(boost::json::object{
            {"label", slot.label},
            {"starts_at", to_json(slot.starts_at)},
            {"ends_at", to_json(slot.ends_at)},
            {"workshops", std::move(held)},
        });
    }
    return slots;
}

} // namespace

boost::json::array questions_json(std::vector<events::question> const& questions)
{
    boost::json::array list;
    for (auto const& q : questions) {
        auto one = to_json(q).as_object();
        one["id"] = q.slug;
        one.erase("slug");
        boost::json::array options;
        std::istringstream in(q.options);
        for (std::string line; std::getline(in, line);) options.push_back(boost::json::string(line));
        one["options"] = std::move(options);
        list.push_back(std::move(one));
    }
    return list;
}

boost::json::object list_json(events::listed const& e)
{
    auto const& c = e.content;
    return {
        {"slug", c.slug},
        {"title", c.title},
        {"kind", to_json(c.kind)},
        {"summary", c.summary},
        {"status", to_json(c.status)},
        {"starts_at", to_json(c.starts_at)},
        {"ends_at", to_json(c.ends_at)},
        {"days", to_json(e.days)},
        {"time_zone", c.time_zone},
        {"venue", {{"name", c.venue.name}, {"town", c.venue.town}}},
        {"online", c.online},
        {"region", c.region},
        {"series", series_json(c)},
        {"audience", to_json(c.audience)},
        {"opens_at", to_json(c.opens_at)},
        {"closes_at", to_json(c.closes_at)},
        {"waiting_list", to_json(c.waiting_list)},
    };
}

void append_tail(std::string& json, pools::standing const& p, events::state s)
{
    auto const number = [&json](std::optional<std::int64_t> n) {
        if (n)
            json += fmt::format_int(*n).c_str();
        else
            json += "null";
    };
    json += R"(,"places":{"capacity":)";
    number(p.capacity);
    json += R"(,"left":)";
    number(p.left());
    json += R"(,"waiting":)";
    number(p.waiting);
    json += R"(},"state":")";
    json += boost::describe::enum_to_string(s, "");
    json += "\"}";
}

boost::json::object detail_json(events::detail const& d, instant now)
{
    auto const& c = d.listed.content;
    auto const state = events::state_of(c, d.places, now);
    auto object = list_json(d.listed);
    object["places"] = places_json(d.places);
    object["state"] = to_json(state);
    object["cancel_until"] = to_json(c.cancel_until);
    object["description_html"] = documents::markdown_to_html(c.description);
    object["highlights_html"] = state == events::state::past ? documents::markdown_to_html(c.highlights) : "";
    object["venue"] = to_json(c.venue);
    object["slots"] = slots_json(d);
    object["questions"] = questions_json(d.questions);
    object["contact"] = c.contact;
    object["calendar_url"] = "/calendar/events/" + c.slug + ".ics";
    return object;
}

} // namespace rowan::api
