// Sends what the outbox holds, over SMTP or into a folder: each message once, as nearly as the way it goes
// allows.
#pragma once

#include "workers/mail_folder.hpp"
#include "workers/smtp_post.hpp"

namespace rowan::workers {

class mailer {
public:
    // Throws config_error if there is a folder for mail that cannot be written.
    // `told` hears of every message that went out: the demo prints codes so.
    mailer(
        config const&,
        storage::engine&,
        std::function<instant()> now,
        std::function<void(messages::due_message const&)> told = {},
        smtp_patience const& = {}
    );

    // How many threads may send at once.
    std::size_t lanes() const { return post_ ? post_->lanes() : 1; }

    // Sends what is due, the most urgent first; says how many went out. Into a folder some at a time, over
    // SMTP until nothing is due. Each lane is one thread's.
    int send_some(std::size_t lane = 0);

    // Makes send_some return soon, and do nothing from then on. Thread-safe.
    void stop();

private:
    int fill_folder();

    config const& settings_;
    storage::engine& store_;
    std::function<instant()> now_;
    std::function<void(messages::due_message const&)> told_;
    std::optional<mail_folder> folder_; // this
    std::unique_ptr<smtp_post> post_;   // or that
};

// How much is put into a folder in one round, and how often there is a round.
inline constexpr int most_in_a_round = 50;
inline constexpr std::chrono::milliseconds between_rounds{250};

} // namespace rowan::workers
