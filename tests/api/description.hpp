// What the OpenAPI document promises, for tests that hold the service to it.
#pragma once

#include "api/openapi.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <regex>
#include <set>
#include <string>

namespace rowan::test {

// Reads as much of JSON Schema as the document uses.
class description {
public:
    description() : document_(boost::json::parse(api::openapi_document()))
    {
        for (auto const& [path, verbs] : document_.at("paths").as_object()) {
            auto const fits = std::regex_replace(pattern(path), std::regex("\\{\\}"), "[^/]+");
            paths_.emplace_back(std::regex(fits), verbs.as_object());
        }
    }

    boost::json::value const& document() const { return document_; }

    // "/api/events/{slug}" -> "/api/events/{}", as routes are written.
    static std::string pattern(std::string_view path)
    {
        return std::regex_replace(std::string(path), std::regex("\\{[a-z]+\\}"), "{}");
    }

    // The operation that answers a request; null: there is none.
    boost::json::value const* operation(std::string verb, std::string const& target) const
    {
        for (auto& c : verb) c = static_cast<char>(std::tolower(c));
        auto const path = target.substr(0, target.find('?'));
        for (auto const& [fits, verbs] : paths_) {
            if (!std::regex_match(path, fits)) continue;
            if (auto const* found = verbs.if_contains(verb)) return found;
        }
        return nullptr;
    }

    // The problem types that an operation names for a status: "/problems/full".
    std::set<std::string> problems(boost::json::value const& op, int status) const
    {
        auto const* given = op.at("responses").as_object().if_contains(std::to_string(status));
        std::set<std::string> types;
        if (!given) return types;
        for (auto const& part : problem_schema(*given)) {
            if (part.as_object().contains("$ref")) continue;
            for (auto const& type : part.at("properties").at("type").at("enum").as_array())
                types.insert(std::string(type.as_string()));
        }
        return types;
    }

    // What of an answer is not as described: a sentence each.
    std::vector<std::string>
    mismatches(boost::json::value const& op, int status, boost::json::value const& body) const
    {
        auto const& given = resolved(op.at("responses").at(std::to_string(status)));
        std::vector<std::string> found;
        compare(given.at("content").at("application/json").at("schema"), body, "", found);
        return found;
    }

private:
    using value = boost::json::value;

    value const& resolved(value const& schema) const
    {
        auto const* to = schema.as_object().if_contains("$ref");
        if (!to) return schema;
        return resolved(document_.at_pointer(to->as_string().subview(1)));
    }

    boost::json::array problem_schema(value const& response) const
    {
        auto const& content = resolved(response).as_object();
        auto const* contents = content.if_contains("content");
        auto const* problem =
            contents ? contents->as_object().if_contains("application/problem+json") : nullptr;
        return problem ? problem->at("schema").at("allOf").as_array() : boost::json::array();
    }

    static std::string type_of(value const& v)
    {
        static constexpr char const* names[] = {"null",   "boolean", "integer", "integer",
                                                "number", "string",  "array",   "object"};
        return names[static_cast<int>(v.kind())];
    }

    static bool names(value const& one_or_list, std::string const& text)
    {
        if (one_or_list.is_string()) return one_or_list.as_string() == text;
        return holds(one_or_list.as_array(), value(text));
    }

    static bool holds(boost::json::array const& list, value const& one)
    {
        return std::find(list.begin(), list.end(), one) != list.end();
    }

    // Gathers properties of a schema and of what it is made of.
    void gather(value const& schema, boost::json::object& properties, std::set<std::string>& required) const
    {
        auto const& o = resolved(schema).as_object();
        if (auto const* parts = o.if_contains("allOf")) {
            for (auto const& part : parts->as_array()) gather(part, properties, required);
        }
        if (auto const* own = o.if_contains("properties")) {
            for (auto const& [key, one] : own->as_object()) properties[key] = one;
        }
        if (auto const* own = o.if_contains("required")) {
            for (auto const& key : own->as_array()) required.insert(std::string(key.as_string()));
        }
    }

    void
    compare(value const& schema, value const& v, std::string const& at, std::vector<std::string>& found) const
    {
        auto const& s = resolved(schema).as_object();
        auto const* type = s.if_contains("type");
        if (type && !names(*type, type_of(v))) found.push_back(at + " is " + type_of(v));
        auto const* words = s.if_contains("enum");
        if (words && !holds(words->as_array(), v)) found.push_back(at + " is no known word");
        auto const* shape = s.if_contains("pattern");
        if (shape && !std::regex_match(v.as_string().c_str(), std::regex(shape->as_string().c_str())))
            found.push_back(at + " is ill-formed");
        if (auto const* items = s.if_contains("items"); items && v.is_array()) {
            for (auto const& one : v.as_array()) compare(*items, one, at + "/*", found);
        }
        if (v.is_object()) compare_members(s, v.as_object(), at, found);
    }

    void compare_members(
        boost::json::object const& s,
        boost::json::object const& v,
        std::string const& at,
        std::vector<std::string>& found
    ) const
    {
        boost::json::object properties;
        std::set<std::string> required;
        gather(s, properties, required);
        auto const* others = s.if_contains("additionalProperties");
        for (auto const& key : required) {
            if (!v.contains(key)) found.push_back(at + "/" + key + " is missing");
        }
        for (auto const& [key, one] : v) {
            auto const* known = properties.if_contains(key);
            if (!known && !others) found.push_back(at + "/" + std::string(key) + " is not described");
            if (known || others) compare(known ? *known : *others, one, at + "/" + std::string(key), found);
        }
    }

    value document_;
    std::vector<std::pair<std::regex, boost::json::object>> paths_;
};

} // namespace rowan::test
