#include "api/catalogue.hpp"

#include "api/event_json.hpp"
#include "base/token.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

bool fresh(std::uint64_t kept, std::optional<instant> valid_until, std::uint64_t version, instant now)
{
    return kept == version && (!valid_until || now < *valid_until);
}

void earlier(std::optional<instant>& so_far, std::optional<instant> other)
{
    if (other && (!so_far || *other < *so_far)) so_far = other;
}

} // namespace

std::shared_ptr<board const> catalogue::list(std::uint64_t version, instant now) const
{
    return board_ && fresh(board_->version, board_->valid_until, version, now) ? board_ : nullptr;
}

std::shared_ptr<snapshot const>
catalogue::event(std::string const& slug, std::uint64_t version, instant now) const
{
    auto const kept = events_.find(slug);
    bool const good =
        kept != events_.end() && fresh(kept->second.version, kept->second.valid_until, version, now);
    return good ? kept->second.page : nullptr;
}

std::shared_ptr<board const> catalogue::keep(
    events::list const& read,
    std::uint64_t version,
    instant now,
    std::chrono::steady_clock::time_point steady_now
)
{
    auto made = std::make_shared<board>();
    made->version = version;
    made->entries.reserve(read.events.size());
    std::string text;
    text.reserve(board_ ? board_->body->size() + 256 : 0);
    text += R"({"events":[)";
    for (auto const& [stands, texts] : read.events) {
        if (!made->entries.empty()) text += ',';
        auto const from = text.size();
        auto const state = events::state_of(texts->content, stands.places, now);
        text += head_of(texts);
        append_tail(text, stands.places, state);
        made->entries.push_back({texts, stands.places, state, from, text.size() - from});
        earlier(made->valid_until, events::next_change(texts->content, now));
    }
    made->body = std::make_shared<std::string const>(std::move(text += R"(],"next":null})"));
    made->whole = std::make_unique<snapshot const>(made->body, next_tag(), steady_now);
    if (read.read_anew) remember(read);
    if (!board_ || board_->version <= version) board_ = made;
    return made;
}

std::shared_ptr<snapshot const> catalogue::keep(
    events::detail const& read,
    std::uint64_t version,
    instant now,
    std::chrono::steady_clock::time_point steady_now
)
{
    auto body = std::make_shared<std::string const>(boost::json::serialize(detail_json(read, now)));
    auto page = std::make_shared<snapshot const>(std::move(body), next_tag(), steady_now);
    auto& kept = events_[read.listed.content.slug];
    if (!kept.page || kept.version <= version)
        kept = {page, version, events::next_change(read.listed.content, now)};
    return page;
}

std::string catalogue::next_tag()
{
    if (boot_.empty()) boot_ = random_ticket().substr(0, 8);
    return boot_ + "." + std::to_string(++tags_);
}

void catalogue::remember(events::list const& read)
{
    auto known = std::make_shared<events::known_texts>();
    for (auto const& e : read.events) known->emplace(e.stands.id, e.texts);
    texts_ = std::move(known);
}

std::string const& catalogue::head_of(std::shared_ptr<events::listed const> const& texts)
{
    auto& kept = heads_[texts->content.id];
    if (kept.revision != texts->content.revision) {
        kept.revision = texts->content.revision;
        kept.json = boost::json::serialize(list_json(*texts));
        kept.json.pop_back();
    }
    return kept.json;
}

} // namespace rowan::api
