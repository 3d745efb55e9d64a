#include "storage/copy_facts.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace rowan::storage {

std::string as_text(copy_facts const& f)
{
    std::ostringstream out;
    out << "made_at=" << f.made_at.time_since_epoch().count() << "\nsize=" << f.size
        << "\nschema=" << f.schema << '\n';
    for (auto const& [noun, count] : f.counts) out << "count." << noun << '=' << count << '\n';
    return out.str();
}

copy_facts read_facts(std::string const& text)
{
    copy_facts f{};
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        auto const equals = std::min(line.find('='), line.size() - 1);
        auto const name = line.substr(0, equals);
        auto const value = line.substr(equals + 1);
        std::int64_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        if (name == "made_at") f.made_at = instant(seconds(number));
        if (name == "size") f.size = number;
        if (name == "schema") f.schema = value;
        if (name.starts_with("count.")) f.counts[name.substr(6)] = number;
    }
    return f;
}

} // namespace rowan::storage
