// Sends what the outbox holds: each message is a file in a folder, whole or not at all, once, also after a
// crash.
#pragma once

#include "config.hpp"
#include "domain/messages.hpp"
#include "storage/engine.hpp"

#include <functional>

namespace rowan::workers {

class mailer {
public:
    // Makes the folder if there is none. Throws config_error if it cannot be written.
    // `told` hears of every message that went out, before the outbox does: the demo prints codes so.
    mailer(
        config const&,
        storage::engine&,
        std::function<instant()> now,
        std::function<void(messages::due_message const&)> told = {}
    );

    // Sends the most urgent of what is due, some at a time; says how many went out. A message's file is named
    // by its time and its number in the outbox, so that sending it again, after a crash in between, makes the
    // same file.
    int send_some();

private:
    messages::outcome draft(messages::outgoing const&) const;
    messages::outcome publish(messages::due_message const&) const;
    int settle(std::vector<messages::outcome> const&);
    std::filesystem::path draft_path(messages::due_message const&) const;

    config const& settings_;
    storage::engine& store_;
    std::function<instant()> now_;
    std::function<void(messages::due_message const&)> told_;
};

// How much is sent in one round, and how often there is one: 200 a second.
inline constexpr int most_in_a_round = 50;
inline constexpr std::chrono::milliseconds between_rounds{250};

} // namespace rowan::workers
