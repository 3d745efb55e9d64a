// Events as their organisers see them.
#include "api/event_forms.hpp"
#include "api/event_json.hpp"
#include "api/json.hpp"

#include <sstream>

namespace rowan::api {

namespace {

boost::json::object own_places_json(pools::standing const& p, std::int64_t reserved)
{
    auto object = to_json(p).as_object();
    object["left"] = to_json(p.left());
    object["reserved"] = reserved;
    return object;
}

boost::json::object venue_json(editing::form const& f)
{
    return {{"name", f.venue_name},     {"address", f.venue_address},   {"town", f.venue_town},
            {"access", f.venue_access}, {"latitude", f.venue_latitude}, {"longitude", f.venue_longitude}};
}

// "7 1" -> [7, 1]
boost::json::array numbers_json(std::string const& words)
{
    boost::json::array all;
    std::istringstream in(words);
    for (std::int64_t n; in >> n;) all.push_back(n);
    return all;
}

// What a form says that is a field of its own in the API; the rest is put together differently.
boost::json::object form_json(editing::form const& f)
{
    auto object = to_json(f).as_object();
    for (auto const* part :
         {"venue_name", "venue_address", "venue_town", "venue_access", "venue_latitude", "venue_longitude",
          "series_title", "reserved", "capacity"})
        object.erase(part);
    object["venue"] = venue_json(f);
    object["reminders"] = numbers_json(f.reminders);
    object["series"] = nullptr;
    if (!f.series.empty()) object["series"] = {{"slug", f.series}, {"title", f.series_title}};
    return object;
}

boost::json::array own_slots_json(std::vector<events::slot_with_workshops> const& programme)
{
    boost::json::array slots;
    for (auto const& [slot, workshops] : programme) {
        boost::json::array held;
        for (auto const& w : workshops) {
            auto one = to_json(w).as_object();
            one["id"] = w.slug;
            one.erase("slug");
            one["places"] = own_places_json(w.places, 0);
            held.push_back(std::move(one));
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

boost::json::array changes_json(std::vector<editing::past_change> const& all)
{
    boost::json::array list;
    for (auto const& c : all) {
        auto one = to_json(c).as_object();
        boost::json::array fields;
        std::istringstream in(c.fields);
        for (std::string field; std::getline(in >> std::ws, field, ',');)
            fields.push_back(boost::json::string(field));
        one["fields"] = std::move(fields);
        list.push_back(std::move(one));
    }
    return list;
}

boost::json::array checklist_json(std::vector<field_error> const& all)
{
    boost::json::array list;
    for (auto const& f : all)
        list.push_back(boost::json::object{{"pointer", f.pointer}, {"detail", f.detail}});
    return list;
}

} // namespace

boost::json::object listed_json(organising::listed const& e)
{
    auto object = to_json(e).as_object();
    object["places"] = own_places_json(e.places, e.reserved);
    object.erase("reserved");
    return object;
}

boost::json::object whole_json(editing::whole const& e)
{
    auto object = form_json(e.form);
    object["slug"] = e.slug;
    object["status"] = to_json(e.status);
    object["revision"] = e.revision;
    object["days"] = to_json(e.days);
    object["places"] = own_places_json(e.places, e.form.reserved);
    object["slots"] = own_slots_json(e.slots);
    object["questions"] = questions_json(e.questions);
    object["changes"] = changes_json(e.changes);
    object["checklist"] = checklist_json(e.checklist);
    return object;
}

} // namespace rowan::api
