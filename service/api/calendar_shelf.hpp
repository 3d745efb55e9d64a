// The public calendars, kept in memory until a commit or a midnight changes them.
#pragma once

#include "api/calendar_page.hpp"

#include <map>
#include <memory>
#include <string>

namespace rowan::api {

using shared_page = std::shared_ptr<calendar_page const>;

// Loop thread only.
class calendar_shelf {
public:
    struct moment {
        std::uint64_t version; // of the store, before it was read
        std::chrono::sys_days day;

        bool operator==(moment const&) const = default;
    };

    // What is kept of a feed: as good as new if it is of this moment; else to be compared by its changed_at.
    struct kept {
        shared_page page;
        moment at;
    };
    kept find(std::string const& feed) const
    {
        auto const found = kept_.find(feed);
        return found == kept_.end() ? kept{} : found->second;
    }

    void keep(std::string const& feed, shared_page page, moment at)
    {
        if (kept_.size() >= most) kept_.clear();
        auto& k = kept_[feed];
        if (!k.page || k.at.version <= at.version) k = {std::move(page), at};
    }

private:
    static constexpr std::size_t most = 500; // feeds and downloads

    std::map<std::string, kept> kept_;
};

} // namespace rowan::api
