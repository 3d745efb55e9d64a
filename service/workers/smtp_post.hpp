// The outbox over SMTP: several connections, of which each takes the most urgent message that no other has in
// hand, and writes down what became of it before it takes the next.
#pragma once

#include "domain/messages.hpp"
#include "storage/engine.hpp"
#include "workers/pace.hpp"
#include "workers/smtp_connection.hpp"

#include <condition_variable>
#include <functional>
#include <set>

namespace rowan::workers {

class smtp_post {
public:
    smtp_post(
        config const&,
        storage::engine&,
        std::function<instant()> now,
        std::function<void(messages::due_message const&)> told,
        smtp_patience const& = {}
    );

    std::size_t lanes() const { return lanes_.size(); }

    // Sends on this connection until nothing is due or the line is down; says how many went out. A lane is
    // one thread's.
    int send(std::size_t lane);

    // Breaks off what is not handed over yet; send returns soon. Thread-safe.
    void stop();

private:
    std::optional<messages::outgoing> take();
    void put_down(messages::due_message const&);
    bool wait_for_turn();
    smtp_verdict deliver(smtp_connection&, messages::outgoing const&) const;
    void settle(messages::due_message const&, smtp_verdict const&);
    void line_is_down(std::string const& why);
    void line_is_good();
    template <class F> void insist(F const& write);

    config const& settings_;
    storage::engine& store_;
    std::function<instant()> now_;
    std::function<void(messages::due_message const&)> told_;
    workers::pace pace_;
    std::atomic<bool> stopping_ = false;
    std::vector<std::unique_ptr<smtp_connection>> lanes_;

    std::mutex mutex_; // guards all below
    std::condition_variable stopped_;
    std::set<std::int64_t> in_hand_;
    std::set<std::string> recipients_; // of those in hand: nobody's messages overtake each other
    int failures_ = 0;                 // of the line, one after the other
    instant again_{};                  // when it is tried next
    bool may_have_trouble_ = true;     // noted in the database: by this program, or before it started
};

} // namespace rowan::workers
