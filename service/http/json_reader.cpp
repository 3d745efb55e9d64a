#include "http/json_reader.hpp"

#include "base/text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace rowan::http {

namespace json = boost::json;

namespace {

constexpr std::size_t most_depth = 16;

json::parse_options strict()
{
    json::parse_options options;
    options.max_depth = most_depth;
    options.allow_invalid_utf8 = true; // so that the field it stands in can be named
    return options;
}

// Follows a document for what a json::value forgets: keys of the outermost object that stand twice.
struct key_watch {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;
    using code = json::error_code;
    using text = json::string_view;

    int depth = 0;
    bool in_key = false;
    std::string key;
    std::set<std::string> seen, twice;

    bool on_object_begin(code&) { return ++depth; }
    bool on_object_end(std::size_t, code&) { return --depth, true; }
    bool on_array_begin(code&) { return ++depth; }
    bool on_array_end(std::size_t, code&) { return --depth, true; }

    bool on_key_part(text part, std::size_t, code&)
    {
        if (depth != 1) return true;
        if (!in_key) key.clear();
        in_key = true;
        key.append(part.data(), part.size());
        return true;
    }
    bool on_key(text part, std::size_t length, code& ec)
    {
        on_key_part(part, length, ec);
        if (depth != 1) return true;
        in_key = false;
        if (!seen.insert(key).second) twice.insert(key);
        return true;
    }

    bool on_document_begin(code&) { return true; }
    bool on_document_end(code&) { return true; }
    bool on_string_part(text, std::size_t, code&) { return true; }
    bool on_string(text, std::size_t, code&) { return true; }
    bool on_number_part(text, code&) { return true; }
    bool on_int64(std::int64_t, text, code&) { return true; }
    bool on_uint64(std::uint64_t, text, code&) { return true; }
    bool on_double(double, text, code&) { return true; }
    bool on_bool(bool, code&) { return true; }
    bool on_null(code&) { return true; }
    bool on_comment_part(text, code&) { return true; }
    bool on_comment(text, code&) { return true; }
};

// The code unit that "\uXXXX" at the front of the text stands for; 0 if it stands for none.
unsigned code_unit(std::string_view text)
{
    unsigned unit = 0;
    if (text.size() < 6 || !text.starts_with("\\u")) return 0;
    auto const end = std::from_chars(text.data() + 2, text.data() + 6, unit, 16).ptr;
    return end == text.data() + 6 ? unit : 0;
}

// The parser takes a lone surrogate for bad syntax, which names no field: here it becomes bad UTF-8.
std::string without_lone_surrogates(std::string_view body)
{
    constexpr unsigned leading = 0x36, trailing = 0x37; // the upper six bits of a code unit
    std::string out;
    out.reserve(body.size());
    while (!body.empty()) {
        auto const kind = code_unit(body) >> 10;
        bool const pair = kind == leading && code_unit(body.substr(6)) >> 10 == trailing;
        if (!pair && (kind == leading || kind == trailing)) {
            out += '\xff';
            body.remove_prefix(6);
            continue;
        }
        auto const alone = body.substr(0, body.front() == '\\' ? 2 : 1);
        auto const kept = pair ? body.substr(0, 12) : alone;
        out += kept;
        body.remove_prefix(kept.size());
    }
    return out;
}

// Whether every text in it, keys included, is well-formed and free of controls other than line feeds.
bool sound(json::value const& value)
{
    if (auto const* text = value.if_string()) return valid_utf8(*text) && !has_controls(*text, true);
    if (auto const* list = value.if_array()) return std::all_of(list->begin(), list->end(), sound);
    if (auto const* object = value.if_object()) {
        return std::all_of(object->begin(), object->end(), [](json::key_value_pair const& entry) {
            return valid_utf8(entry.key()) && !has_controls(entry.key()) && sound(entry.value());
        });
    }
    return true;
}

std::string range(std::size_t least, std::size_t most)
{
    if (least == 0) return "must be at most " + std::to_string(most) + " characters long";
    return "must be " + std::to_string(least) + " to " + std::to_string(most) + " characters long";
}

} // namespace

json_reader::json_reader(std::string_view given_body)
{
    auto const body = without_lone_surrogates(given_body);
    json::basic_parser<key_watch> watched(strict());
    json::error_code ec;
    auto const length = watched.write_some(false, body.data(), body.size(), ec);
    auto const& keys = watched.handler();
    bool const sound_keys = std::all_of(keys.seen.begin(), keys.seen.end(), valid_utf8);
    if (ec || length != body.size() || !sound_keys) {
        malformed_ = "The body is not JSON (RFC 8259).";
        return;
    }
    auto parsed = json::parse(body, {}, strict());
    if (!parsed.is_object()) {
        malformed_ = "The body must be a JSON object.";
        return;
    }
    fields_ = std::move(parsed.as_object());
    for (auto const& key : keys.twice) wrong(pointer_step(key), "stands there twice");
}

std::string json_reader::text(std::string_view key, std::size_t least, std::size_t most)
{
    auto const* value = given(key);
    if (!value) {
        wrong(key, "is needed");
        return {};
    }
    return tidied(key, *value, least, most).value_or(std::string());
}

std::optional<std::string>
json_reader::optional_text(std::string_view key, std::size_t least, std::size_t most)
{
    auto const* value = given(key);
    if (!value) return std::nullopt;
    return tidied(key, *value, least, most);
}

std::optional<std::string> json_reader::optional_lines(std::string_view key, std::size_t most)
{
    auto const* value = given(key);
    if (!value) return std::nullopt;
    if (!value->is_string()) {
        wrong(key, "must be text");
        return std::nullopt;
    }
    std::string lines(value->as_string());
    if (!fit(key, lines, true)) return std::nullopt;
    if (length(lines) <= most) return lines;
    wrong(key, range(0, most));
    return std::nullopt;
}

std::optional<bool> json_reader::optional_flag(std::string_view key)
{
    auto const* value = given(key);
    if (!value) return std::nullopt;
    if (value->is_bool()) return value->as_bool();
    wrong(key, "must be true or false");
    return std::nullopt;
}

std::optional<std::int64_t>
json_reader::optional_number(std::string_view key, std::int64_t least, std::int64_t most)
{
    auto const* value = given(key);
    if (!value) return std::nullopt;
    auto const* number = value->if_int64();
    if (number && *number >= least && *number <= most) return *number;
    wrong(key, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::optional<std::vector<std::int64_t>> json_reader::optional_numbers(
    std::string_view key, std::size_t most_items, std::int64_t least, std::int64_t most
)
{
    auto const* value = given(key);
    if (!value) return std::nullopt;
    std::vector<std::int64_t> numbers;
    bool good = value->is_array() && value->as_array().size() <= most_items;
    for (std::size_t n = 0; good && n < value->as_array().size(); ++n) {
        auto const* number = value->as_array()[n].if_int64();
        good = number && *number >= least && *number <= most;
        if (good) numbers.push_back(*number);
    }
    if (good) return numbers;
    wrong(
        key, "must be a list of at most " + std::to_string(most_items) + " whole numbers from " +
                 std::to_string(least) + " to " + std::to_string(most)
    );
    return std::nullopt;
}

std::optional<std::vector<std::string>>
json_reader::optional_texts(std::string_view key, std::size_t most_items, std::size_t most)
{
    auto const* value = given(key);
    if (!value) return std::nullopt;
    if (!value->is_array() || value->as_array().size() > most_items) {
        wrong(key, "must be a list of at most " + std::to_string(most_items));
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (auto const& item : value->as_array()) {
        auto const place = std::string(key) + "/" + std::to_string(texts.size());
        texts.push_back(tidied(place, item, 0, most).value_or(std::string()));
    }
    return texts;
}

json::object const* json_reader::optional_object(std::string_view key)
{
    auto const* value = given(key);
    if (!value) return nullptr;
    if (!value->is_object()) {
        wrong(key, "must be an object");
        return nullptr;
    }
    if (sound(*value)) return &value->as_object();
    wrong(key, "must be well-formed text without control characters");
    return nullptr;
}

bool json_reader::has(std::string_view key) const
{
    return given(key) != nullptr;
}

void json_reader::wrong(std::string_view key, std::string why)
{
    auto const at = at_ + std::string(key);
    wrong_.push_back({at.empty() ? std::string() : "/" + at, std::move(why)});
}

json::value const* json_reader::given(std::string_view key) const
{
    auto const* value = fields_.if_contains(key);
    return value && !value->is_null() ? value : nullptr;
}

bool json_reader::fit(std::string_view key, std::string_view text, bool lines)
{
    if (!valid_utf8(text)) {
        wrong(key, "must be well-formed text");
        return false;
    }
    if (!has_controls(text, lines)) return true;
    wrong(key, "must be without control characters");
    return false;
}

std::optional<std::string>
json_reader::tidied(std::string_view key, json::value const& value, std::size_t least, std::size_t most)
{
    if (!value.is_string()) {
        wrong(key, "must be text");
        return std::nullopt;
    }
    std::string_view const raw = value.as_string();
    if (!fit(key, raw, false)) return std::nullopt;
    auto text = tidy(raw);
    auto const size = length(text);
    if (size >= least && size <= most) return text;
    wrong(key, range(least, most));
    return std::nullopt;
}

} // namespace rowan::http
