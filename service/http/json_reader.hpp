// Takes typed fields out of a JSON body and remembers everything that was wrong, not only the first.
#pragma once

#include "base/error.hpp"
#include "base/time.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rowan::http {

// Lengths are in characters. Text is refused unless it is well-formed and free of control characters; it
// comes back tidied. A field that is null counts as absent. Unknown fields are ignored; a key that stands
// twice is wrong.
class json_reader {
public:
    // Depth is limited to 16. A body that is no JSON object at all is `malformed` (finish says so).
    explicit json_reader(std::string_view body);

    std::string text(std::string_view key, std::size_t least, std::size_t most);
    std::optional<std::string> optional_text(std::string_view key, std::size_t least, std::size_t most);
    std::optional<std::string>
    optional_lines(std::string_view key, std::size_t most); // line feeds allowed, not tidied
    std::optional<bool> optional_flag(std::string_view key);
    std::optional<std::int64_t> optional_number(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<instant> optional_instant(std::string_view key); // RFC 3339
    std::optional<std::vector<std::int64_t>>
    optional_numbers(std::string_view key, std::size_t most_items, std::int64_t least, std::int64_t most);
    std::optional<std::vector<std::string>>
    optional_texts(std::string_view key, std::size_t most_items, std::size_t most);
    boost::json::object const* optional_object(std::string_view key);
    bool has(std::string_view key) const;
    bool is_null(std::string_view key) const; // it is there, and says null

    // The objects of a list, or an object, each to be read by itself; what is wrong with them is wrong here
    // once add() was told.
    std::optional<std::vector<json_reader>> optional_parts(std::string_view key, std::size_t most_items);
    std::optional<json_reader> optional_part(std::string_view key);
    void add(json_reader const& part);

    // An enumerator's name.
    template <class E> std::optional<E> optional_word(std::string_view key)
    {
        auto const given = optional_text(key, 0, 40);
        E e{};
        if (!given) return std::nullopt;
        if (boost::describe::enum_from_string(given->c_str(), e)) return e;
        std::string words;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto one) {
            words += (words.empty() ? "" : ", ") + std::string(one.name);
        });
        wrong(key, "must be one of: " + words);
        return std::nullopt;
    }

    // Says that a field, or what lies below it ("answers/diet"), is wrong for a reason of the caller's own.
    void wrong(std::string_view key, std::string why);

    // What was read, or every reason why not.
    template <class T> result<T> finish(T read) const
    {
        if (malformed_) return error{errc::malformed, *malformed_};
        if (wrong_.empty()) return read;
        return error{errc::invalid, "Some fields are wrong.", wrong_};
    }

private:
    json_reader(boost::json::object fields, std::string at) : fields_(std::move(fields)), at_(std::move(at))
    {
    }

    boost::json::value const* given(std::string_view key) const;
    bool fit(std::string_view key, std::string_view text, bool lines);
    std::optional<std::string>
    tidied(std::string_view key, boost::json::value const&, std::size_t least, std::size_t most);

    boost::json::object fields_;
    std::string at_; // of a part: where it stands in the whole, "slots/0/"
    std::optional<std::string> malformed_;
    std::vector<field_error> wrong_;
};

} // namespace rowan::http
