#include "commands/rush.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace rowan::commands {

std::vector<booked> read(std::vector<exchange> const& exchanges)
{
    std::vector<booked> all;
    for (auto const& e : exchanges) {
        if (e.status != 201) continue;
        auto const answer = boost::json::parse(e.body);
        bool const has_place = answer.at("state").as_string() == "registered";
        auto const position = has_place ? 0 : answer.at("position").as_int64();
        auto const reference = answer.as_object().if_contains("reference"); // not every server gives one
        all.push_back(
            {e.began, e.ended, answer.at("seq").as_int64(), has_place, position,
             reference ? std::string(reference->as_string()) : std::string()}
        );
    }
    return all;
}

int out_of_order(std::vector<booked> all, std::optional<std::int64_t> free, std::int64_t waiting)
{
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.seq < b.seq; });
    int wrong = 0;
    for (std::size_t n = 0; n < all.size(); ++n) {
        bool const same_seq = n > 0 && all[n].seq == all[n - 1].seq;
        auto const without = free ? static_cast<std::int64_t>(n) + 1 - *free : 0;
        auto const position = without > 0 ? waiting + without : 0;
        if (same_seq || all[n].has_place != (position == 0) || all[n].position != position) ++wrong;
    }
    return wrong;
}

int overtaken(std::vector<booked> const& all)
{
    auto by_begin = all;
    auto by_end = all;
    std::sort(by_begin.begin(), by_begin.end(), [](auto const& a, auto const& b) {
        return a.began < b.began;
    });
    std::sort(by_end.begin(), by_end.end(), [](auto const& a, auto const& b) { return a.ended < b.ended; });
    int wrong = 0;
    std::int64_t answered = 0; // the last seq of those
    auto next = by_end.begin();
    for (auto const& b : by_begin) {
        for (; next != by_end.end() && next->ended < b.began; ++next)
            answered = std::max(answered, next->seq);
        if (b.seq < answered) ++wrong;
    }
    return wrong;
}

double within(std::vector<booked> const& all, double share)
{
    std::vector<double> took;
    for (auto const& b : all)
        took.push_back(std::chrono::duration<double, std::milli>(b.ended - b.began).count());
    std::sort(took.begin(), took.end());
    return took.empty() ? 0 : took[static_cast<std::size_t>(share * static_cast<double>(took.size() - 1))];
}

} // namespace rowan::commands
