// Takes typed fields out of a JSON body and remembers everything that was wrong, not only the first.
#pragma once

#include "base/error.hpp"

#include <boost/json/object.hpp>

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
    std::optional<std::vector<std::string>>
    optional_texts(std::string_view key, std::size_t most_items, std::size_t most);
    boost::json::object const* optional_object(std::string_view key);
    bool has(std::string_view key) const;

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
    boost::json::value const* given(std::string_view key) const;
    bool fit(std::string_view key, std::string_view text, bool lines);
    std::optional<std::string>
    tidied(std::string_view key, boost::json::value const&, std::size_t least, std::size_t most);

    boost::json::object fields_;
    std::optional<std::string> malformed_;
    std::vector<field_error> wrong_;
};

} // namespace rowan::http
