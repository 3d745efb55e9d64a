// The public pages, kept in memory. Texts are read once for each revision; numbers whenever a commit may have
// changed them.
#pragma once

#include "api/snapshot.hpp"
#include "domain/events.hpp"

#include <map>
#include <memory>
#include <string>

namespace rowan::api {

// One event of the list.
struct entry {
    std::shared_ptr<events::listed const> texts;
    pools::standing places;
    events::state state;
    std::size_t from, size; // of its JSON in the list's
};

// The list at one moment: a place that it shows was there, and every commit answered before it was asked for
// is in it.
struct board {
    std::vector<entry> entries; // by start
    http::shared_body body;     // the list's JSON
    std::unique_ptr<snapshot const> whole;
    std::uint64_t version;              // of the store, before it was read
    std::optional<instant> valid_until; // time alone changes a state then

    std::string_view json_of(entry const& e) const { return std::string_view(*body).substr(e.from, e.size); }
};

// Loop thread only.
class catalogue {
public:
    // What is kept, if no commit and no passing of time has made it stale; else null: read, then keep.
    std::shared_ptr<board const> list(std::uint64_t version, instant now) const;
    std::shared_ptr<snapshot const> event(std::string const& slug, std::uint64_t version, instant now) const;

    // The texts that need not be read again.
    std::shared_ptr<events::known_texts const> texts() const { return texts_; }

    // `version` is the store's from before the reading.
    std::shared_ptr<board const>
    keep(events::list const&, std::uint64_t version, instant now, std::chrono::steady_clock::time_point);
    std::shared_ptr<snapshot const>
    keep(events::detail const&, std::uint64_t version, instant now, std::chrono::steady_clock::time_point);

private:
    struct kept_event {
        std::shared_ptr<snapshot const> page;
        std::uint64_t version;
        std::optional<instant> valid_until;
    };

    std::string next_tag();
    void remember(events::list const&);
    std::string const& head_of(std::shared_ptr<events::listed const> const&);

    struct head {
        std::int64_t revision;
        std::string json; // without its closing brace
    };

    std::string boot_; // of tags: another run's must not match
    std::uint64_t tags_ = 0;
    std::shared_ptr<board const> board_;
    std::shared_ptr<events::known_texts const> texts_ = std::make_shared<events::known_texts const>();
    std::map<std::int64_t, head> heads_;                    // by event
    std::map<std::string, kept_event, std::less<>> events_; // by slug
};

} // namespace rowan::api
