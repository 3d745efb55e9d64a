// Parts of a document, each read like a whole one; and instants.
#include "http/json_reader.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace rowan::http {

std::optional<instant> json_reader::optional_instant(std::string_view key)
{
    auto const text = optional_text(key, 0, 40);
    if (!text) return std::nullopt;
    auto const at = parse_instant(*text);
    if (!at) wrong(key, "must be an RFC 3339 instant");
    return at;
}

bool json_reader::is_null(std::string_view key) const
{
    auto const* value = fields_.if_contains(key);
    return value && value->is_null();
}

std::optional<std::vector<json_reader>>
json_reader::optional_parts(std::string_view key, std::size_t most_items)
{
    auto const* value = given(key);
    if (!value) return std::nullopt;
    auto const* list = value->if_array();
    if (!list || list->size() > most_items) {
        wrong(key, "must be a list of at most " + std::to_string(most_items));
        return std::nullopt;
    }
    std::vector<json_reader> parts;
    for (auto const& item : *list) {
        auto const at = std::string(key) + "/" + std::to_string(parts.size());
        if (!item.is_object()) wrong(at, "must be an object");
        parts.push_back({item.is_object() ? item.as_object() : boost::json::object(), at_ + at + "/"});
    }
    return parts;
}

std::optional<json_reader> json_reader::optional_part(std::string_view key)
{
    auto const* value = given(key);
    if (!value) return std::nullopt;
    if (value->is_object()) return json_reader(value->as_object(), at_ + std::string(key) + "/");
    wrong(key, "must be an object");
    return std::nullopt;
}

void json_reader::add(json_reader const& part)
{
    wrong_.insert(wrong_.end(), part.wrong_.begin(), part.wrong_.end());
}

} // namespace rowan::http
