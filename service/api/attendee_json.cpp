#include "api/attendee_json.hpp"

#include "api/board_json.hpp"
#include "api/json.hpp"
#include "api/registration_json.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

boost::json::object attendee_json(attendees::attendee const& a)
{
    auto object = to_json(a.summary).as_object();
    object.erase("id");
    object["position"] = to_json(a.position);
    object["tags"] = to_json(a.tags);
    object["answers"] = answers_json(a.answers);
    object["workshops"] = to_json(a.workshops);
    return object;
}

boost::json::object attendee_json(attendees::detail const& d)
{
    auto object = attendee_json(d.attendee);
    object["history"] = to_json(d.history);
    object["access_needs"] = d.access_needs;
    object["door_note"] = to_json(d.door_note);
    object["check_ins"] = to_json(d.check_ins);
    return object;
}

boost::json::object page_json(attendees::page const& p)
{
    boost::json::array list;
    for (auto const& a : p.attendees) list.push_back(attendee_json(a));
    return {
        {"registrations", std::move(list)},
        {"counts", counts_json(p.counts)},
        {"matching", p.matching},
        {"next", to_json(p.next)}};
}

boost::json::object bulk_json(bulk::progress const& p)
{
    auto object = to_json(p.row).as_object();
    for (auto const* internal : {"id", "event", "actor"}) object.erase(internal);
    object["done"] = p.done;
    object["refused"] = p.refused;
    object["undo_until"] = to_json(p.undo_until);
    object["refusals"] = to_json(p.refusals);
    object["seq"] = p.seq;
    return object;
}

std::string bulk_text(bulk::progress const& p)
{
    return boost::json::serialize(bulk_json(p));
}

} // namespace rowan::api
