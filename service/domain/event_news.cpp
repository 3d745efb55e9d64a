#include "domain/event_news.hpp"

#include "base/when.hpp"

namespace rowan::editing {

namespace {

std::string venue(form const& f)
{
    std::string line;
    for (auto const& part : {f.venue_name, f.venue_address, f.venue_town}) {
        if (!part.empty()) line += (line.empty() ? "" : ", ") + part;
    }
    return line;
}

} // namespace

std::vector<notifications::change> news(
    form const& before,
    std::vector<events::day> const& days_before,
    form const& after,
    std::vector<events::day> const& days_after
)
{
    std::vector<notifications::change> all;
    auto const compare = [&](char const* what, std::string const& was, std::string const& is) {
        if (was != is) all.push_back({what, was, is});
    };
    compare("Title", before.title, after.title);
    compare("When", days_in_words(days_before, before.time_zone), days_in_words(days_after, after.time_zone));
    compare("Where", venue(before), venue(after));
    if (before.online_link != after.online_link)
        all.push_back(
            {"Online", "", after.online_link.empty() ? "there is no link any more" : "there is a new link"}
        );
    return all;
}

} // namespace rowan::editing
