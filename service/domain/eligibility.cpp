#include "domain/eligibility.hpp"

#include "base/text.hpp"
#include "sql/queries.hpp"

namespace rowan::eligibility {

std::optional<std::string>
hindrance(storage::transaction& tx, people::person const& who, std::int64_t event, events::audience audience)
{
    using events::audience::anyone, events::audience::invited, events::audience::reps;
    if (audience == anyone) return std::nullopt;
    if (audience == invited) {
        if (tx.one<std::int64_t>(sql::events::invited, event, who.id)) return std::nullopt;
        return "This event is for people who were invited to it.";
    }
    if (who.standing == people::standing::none) return "This event is for members of the union.";
    if (who.standing == people::standing::lapsed) return "Your membership has lapsed.";
    bool const rep = has_word(who.roles, "rep") || has_word(who.roles, "link_member");
    if (audience == reps && !rep) return "This event is for workplace reps and link members.";
    return std::nullopt;
}

result<answer> of(storage::transaction& tx, people::person const& who, std::string const& slug, instant)
{
    auto const event = events::terms_of(tx, slug);
    if (!event || event->status == events::status::draft)
        return error{errc::not_found, "There is no such event."};
    auto why = hindrance(tx, who, event->id, event->audience);
    return answer{!why, std::move(why)};
}

} // namespace rowan::eligibility
