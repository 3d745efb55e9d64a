#include "workers/smtp_post.hpp"

#include "base/token.hpp"
#include "domain/outbox.hpp"
#include "workers/correspondence.hpp"

#include <algorithm>

namespace rowan::workers {

namespace {

constexpr int most_looked_at = 5; // beside those in hand
constexpr std::chrono::milliseconds before_insisting{100};

// A quarter longer at most, by chance, so that several programs do not come all at once.
seconds with_jitter(seconds pause)
{
    return pause + seconds(random_number() % static_cast<std::uint64_t>(pause.count() / 4 + 1));
}

messages::outcome outcome_of(messages::due_message const& m, smtp_verdict const& v)
{
    bool const refused = v.fate == smtp_fate::refused;
    return {m.id, v.fate == smtp_fate::delivered, v.words, refused, v.address_refuses};
}

} // namespace

smtp_post::smtp_post(
    config const& settings,
    storage::engine& store,
    std::function<instant()> now,
    std::function<void(messages::due_message const&)> told,
    smtp_patience const& patience
)
    : settings_(settings), store_(store), now_(std::move(now)), told_(std::move(told)),
      pace_(settings.mail_rate)
{
    for (int n = 0; n < settings.mail_connections; ++n)
        lanes_.push_back(std::make_unique<smtp_connection>(*settings.mail_server, stopping_, patience));
}

int smtp_post::send(std::size_t lane)
{
    int went_out = 0;
    while (auto const next = take()) {
        if (!wait_for_turn()) {
            put_down(next->message);
            break;
        }
        auto const verdict = deliver(*lanes_[lane], *next);
        settle(next->message, verdict);
        put_down(next->message);
        if (verdict.fate == smtp_fate::delivered) ++went_out;
    }
    return went_out;
}

void smtp_post::stop()
{
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_all();
}

// While the line is down, one message at a time tries it.
std::optional<messages::outgoing> smtp_post::take()
{
    std::lock_guard const lock(mutex_);
    auto const now = now_();
    bool const line_is_tried = failures_ > 0 && !in_hand_.empty();
    bool const too_early =
        now < again_ && again_ - now < 2 * line_pause(failures_); // unless clocks were set back
    if (stopping_ || line_is_tried || too_early) return std::nullopt;
    auto const most = most_looked_at + static_cast<int>(in_hand_.size());
    auto due = store_.read_and_wait(messages::due, most, settings_.time_zone, now);
    if (!due) return std::nullopt;
    auto const next = std::find_if(due->begin(), due->end(), [this](messages::outgoing const& o) {
        return !in_hand_.contains(o.message.id) && !recipients_.contains(o.message.recipient);
    });
    if (next == due->end()) return std::nullopt;
    in_hand_.insert(next->message.id);
    recipients_.insert(next->message.recipient);
    return std::move(*next);
}

void smtp_post::put_down(messages::due_message const& m)
{
    std::lock_guard const lock(mutex_);
    in_hand_.erase(m.id);
    recipients_.erase(m.recipient);
}

// False: the program is to end.
bool smtp_post::wait_for_turn()
{
    auto const mine = pace_.reserve(std::chrono::steady_clock::now());
    std::unique_lock lock(mutex_);
    return !stopped_.wait_until(lock, mine, [this] { return stopping_.load(); });
}

// A message that cannot be put into words holds up no other.
smtp_verdict smtp_post::deliver(smtp_connection& line, messages::outgoing const& out) const
{
    std::string text;
    try {
        text = documents::mime(mail_of(out, settings_));
    } catch (std::exception const& e) {
        return {smtp_fate::postponed, false, std::string("It cannot be put into words: ") + e.what()};
    }
    return line.deliver({settings_.mail_from, out.message.recipient, std::move(text)});
}

void smtp_post::settle(messages::due_message const& m, smtp_verdict const& v)
{
    bool const decided = v.fate == smtp_fate::delivered || v.fate == smtp_fate::refused;
    if (stopping_ && !decided) return; // it was broken off
    if (v.fate == smtp_fate::line_down) {
        line_is_down(v.words);
        return;
    }
    std::vector<messages::outcome> const outcomes{outcome_of(m, v)};
    insist([&] { return store_.write_and_wait(messages::settle, outcomes, now_()).has_value(); });
    line_is_good();
    if (v.fate == smtp_fate::delivered && told_) told_(m);
}

void smtp_post::line_is_down(std::string const& why)
{
    auto const now = now_();
    instant again;
    {
        std::lock_guard const lock(mutex_);
        ++failures_;
        again = again_ = now + with_jitter(line_pause(failures_));
        may_have_trouble_ = true;
    }
    insist([&] { return store_.write_and_wait(outbox::note_trouble, why, again, now).has_value(); });
}

void smtp_post::line_is_good()
{
    {
        std::lock_guard const lock(mutex_);
        failures_ = 0;
        again_ = {};
        if (!std::exchange(may_have_trouble_, false)) return;
    }
    insist([this] { return store_.write_and_wait(outbox::clear_trouble).has_value(); });
}

// While the store takes no writes, nothing more is sent: what became of a message is written down, or the
// message would go out again.
template <class F> void smtp_post::insist(F const& write)
{
    while (!write()) {
        std::unique_lock lock(mutex_);
        if (stopped_.wait_for(lock, before_insisting, [this] { return stopping_.load(); })) return;
    }
}

} // namespace rowan::workers
