// Described structs as JSON: keys are the members' names, enumerators their names, instants RFC 3339 in UTC.
#pragma once

#include "base/time.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/mp11/algorithm.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace rowan::api {

inline boost::json::value to_json(std::string const& v)
{
    return boost::json::string(v);
}
inline boost::json::value to_json(bool v)
{
    return v;
}
inline boost::json::value to_json(instant v)
{
    return boost::json::string(rfc3339(v));
}
template <std::integral T> boost::json::value to_json(T v)
{
    return static_cast<std::int64_t>(v);
}

template <class T>
requires std::is_enum_v<T> boost::json::value to_json(T v)
{
    return boost::json::string(boost::describe::enum_to_string(v, ""));
}

template <class T>
requires boost::describe::has_describe_members<T>::value boost::json::value to_json(T const& v);

template <class T> boost::json::value to_json(std::optional<T> const& v)
{
    return v ? to_json(*v) : boost::json::value(nullptr);
}

template <class T> boost::json::value to_json(std::vector<T> const& all)
{
    boost::json::array list;
    list.reserve(all.size());
    for (auto const& v : all) list.push_back(to_json(v));
    return list;
}

template <class T>
requires boost::describe::has_describe_members<T>::value boost::json::value to_json(T const& v)
{
    boost::json::object object;
    using members = boost::describe::describe_members<T, boost::describe::mod_public>;
    boost::mp11::mp_for_each<members>([&](auto member) {
        object.emplace(member.name, to_json(v.*member.pointer));
    });
    return object;
}

// "rep link_member" -> ["rep", "link_member"].
boost::json::array words_to_json(std::string const& words);

} // namespace rowan::api
