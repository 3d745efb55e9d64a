#include "workers/mailer.hpp"

namespace rowan::workers {

mailer::mailer(
    config const& settings,
    storage::engine& store,
    std::function<instant()> now,
    std::function<void(messages::due_message const&)> told,
    smtp_patience const& patience
)
    : settings_(settings), store_(store), now_(std::move(now)), told_(std::move(told))
{
    if (settings.mail_server)
        post_ = std::make_unique<smtp_post>(settings, store, now_, told_, patience);
    else
        folder_.emplace(settings);
}

int mailer::send_some(std::size_t lane)
{
    return post_ ? post_->send(lane) : fill_folder();
}

void mailer::stop()
{
    if (post_) post_->stop();
}

int mailer::fill_folder()
{
    auto const due = store_.read_and_wait(messages::due, most_in_a_round, settings_.time_zone, now_());
    if (!due || due->empty()) return 0;
    auto const outcomes = folder_->send(*due);
    int went_out = 0;
    for (std::size_t n = 0; n < outcomes.size(); ++n) {
        if (!outcomes[n].sent) continue;
        ++went_out;
        if (told_) told_((*due)[n].message);
    }
    auto const settled = store_.write_and_wait(messages::settle, outcomes, now_());
    return settled ? went_out : 0;
}

} // namespace rowan::workers
