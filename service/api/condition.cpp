#include "api/condition.hpp"

#include "storage/whole_file.hpp"

#include <filesystem>

namespace rowan::api {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes mail_is_late{15};
constexpr hours backup_is_old{26};                 // one a day, and two hours for it
constexpr std::uint64_t little_room = 500'000'000; // bytes
constexpr std::uint64_t least_share = 20;          // one part in so many of the disk

bool nearly_full(room const& r)
{
    return r.whole > 0 && (r.free < little_room || r.free < r.whole / least_share);
}

} // namespace

room look_at_disk(std::string const& database)
{
    std::error_code unknown;
    auto const space = std::filesystem::space(storage::folder_of(database), unknown);
    if (unknown) return {0, 0};
    return {space.available, space.capacity};
}

result<condition> look_at_condition(storage::transaction& tx, premises const& p, instant now)
{
    auto const last = upkeep::last(tx, upkeep::task::backed_up);
    return condition{
        upkeep::look_at_mail(tx, p.zone, now), last ? std::optional(last->at) : std::nullopt,
        look_at_disk(p.database)};
}

std::vector<std::string_view>
unwell(condition const* seen, bool can_write, std::chrono::steady_clock::duration silence, instant now)
{
    auto const since = [now](std::optional<instant> at) { return at ? now - *at : seconds(0); };
    struct {
        std::string_view part;
        bool is;
    } const parts[] = {
        {"reads", !seen},
        {"writer", silence > storage::longest_silence},
        {"disk", !can_write || (seen && nearly_full(seen->room))},
        {"mail", seen && since(seen->mail.due_since) > mail_is_late},
        {"backup", seen && since(seen->backed_up) > backup_is_old},
    };
    std::vector<std::string_view> names;
    for (auto const& p : parts) {
        if (p.is) names.push_back(p.part);
    }
    return names;
}

} // namespace rowan::api
