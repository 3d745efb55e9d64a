// Mail as files in a folder: for the demo and for tests.
#pragma once

#include "config.hpp"
#include "domain/messages.hpp"

#include <filesystem>

namespace rowan::workers {

class mail_folder {
public:
    // Makes the folder if there is none. Throws config_error if it cannot be written.
    explicit mail_folder(config const&);

    // Each message is a file, whole or not at all, named by its time and its number in the outbox, so that
    // sending it again, after a crash in between, makes the same file. On the disk when this returns.
    std::vector<messages::outcome> send(std::vector<messages::outgoing> const&) const;

private:
    messages::outcome draft(messages::outgoing const&) const;
    messages::outcome publish(messages::due_message const&) const;
    std::filesystem::path draft_path(messages::due_message const&) const;

    config const& settings_;
};

} // namespace rowan::workers
