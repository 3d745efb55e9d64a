// The copies in a folder: what they are called, and how long they stay.
#include "commands/copies.hpp"

#include <algorithm>

namespace rowan::commands {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "rowan-", part = ".part";
constexpr std::size_t stamp_size = 16;                 // 20261201T063000Z
constexpr seconds longest_work = std::chrono::days(1); // then nobody is writing an unfinished copy any more

struct kept {
    instant made_at;
    std::string name;
    bool whole; // not what an interrupted command left

    auto operator<=>(kept const&) const = default;
};

// What a name says of a copy; nothing: it is something else, and stays.
std::optional<kept> read_name(std::string const& name)
{
    auto rest = std::string_view(name);
    bool const whole = !rest.ends_with(part);
    if (!whole) rest.remove_suffix(part.size());
    if (!rest.starts_with(prefix) || rest.size() < prefix.size() + stamp_size) return std::nullopt;
    rest.remove_prefix(prefix.size());
    auto const ending = rest.substr(stamp_size);
    if (ending != ".db" && ending != ".rowan") return std::nullopt;
    auto text = std::string(rest.substr(0, stamp_size));
    for (std::size_t const at : {13, 11}) text.insert(at, 1, ':');
    for (std::size_t const at : {6, 4}) text.insert(at, 1, '-');
    auto const made_at = parse_instant(text);
    if (!made_at) return std::nullopt;
    return kept{*made_at, name, whole};
}

} // namespace

std::string name_of_copy(instant now, bool sealed)
{
    auto stamp = rfc3339(now);
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    return std::string(prefix) + stamp + (sealed ? ".rowan" : ".db");
}

std::vector<std::string> forget_old_copies(fs::path const& folder, int days, instant now)
{
    std::vector<kept> all;
    for (auto const& entry : fs::directory_iterator(folder)) {
        auto const read = read_name(entry.path().filename().string());
        if (read && entry.is_regular_file()) all.push_back(*read);
    }
    instant newest{};
    for (auto const& k : all) {
        if (k.whole) newest = std::max(newest, k.made_at);
    }
    std::vector<std::string> removed;
    std::sort(all.begin(), all.end());
    for (auto const& k : all) {
        bool const old = k.made_at + std::chrono::days(days) < now;
        bool const abandoned = !k.whole && k.made_at + longest_work < now;
        if (k.made_at == newest || !(old || abandoned)) continue;
        if (fs::remove(folder / k.name)) removed.push_back(k.name);
    }
    return removed;
}

} // namespace rowan::commands
