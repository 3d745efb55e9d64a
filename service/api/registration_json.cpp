#include "api/registration_json.hpp"

#include "api/json.hpp"

#include <boost/json/serialize.hpp>

#include <sstream>

namespace rowan::api {

namespace {

boost::json::value answer_json(questions::answer const& a)
{
    if (a.kind == "yes_no") return a.text == "yes";
    if (a.kind != "some_of") return boost::json::string(a.text);
    boost::json::array chosen;
    std::istringstream in(a.text);
    for (std::string line; std::getline(in, line);) chosen.push_back(boost::json::string(line));
    return chosen;
}

} // namespace

boost::json::object answers_json(std::vector<questions::answer> const& all)
{
    boost::json::object answers;
    for (auto const& a : all) answers[a.id] = answer_json(a);
    return answers;
}

boost::json::object registration_json(registrations::registration const& r)
{
    auto object = to_json(r.summary).as_object();
    object["answers"] = answers_json(r.answers);
    object["workshops"] = to_json(r.workshops);
    bool const has_place = r.summary.state == registrations::state::registered;
    object["ticket_svg"] = nullptr;
    if (has_place) object["ticket_svg"] = "/api/registrations/" + r.summary.reference + "/ticket.svg";
    return object;
}

std::string registration_text(registrations::registration const& r)
{
    return boost::json::serialize(registration_json(r));
}

} // namespace rowan::api
