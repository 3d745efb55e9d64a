#include "api/people_json.hpp"

#include "api/json.hpp"
#include "api/registration_json.hpp"

namespace rowan::api {

boost::json::object person_json(people::profile const& p)
{
    auto object = to_json(p).as_object();
    object["roles"] = words_to_json(p.roles);
    return object;
}

boost::json::object who_json(people::profile const& p, std::string const& permissions)
{
    return {{"person", person_json(p)}, {"permissions", words_to_json(permissions)}};
}

boost::json::object everything_json(personal_data::everything const& all)
{
    auto object = who_json(all.person, all.permissions);
    boost::json::array registrations;
    for (auto const& r : all.registrations) registrations.push_back(registration_json(r));
    object["registrations"] = std::move(registrations);
    object["messages"] = to_json(all.messages);
    object["ledger"] = to_json(all.ledger);
    return object;
}

} // namespace rowan::api
