// One connection to the mail server, kept from one message to the next (libcurl).
#pragma once

#include "config.hpp"
#include "workers/smtp_verdict.hpp"

#include <atomic>
#include <chrono>
#include <memory>

namespace rowan::workers {

// How long the server may be silent. RFC 5321 4.5.3.2: whoever does not wait ten minutes for the answer to
// the final dot sends messages twice.
struct smtp_patience {
    std::chrono::milliseconds connecting{20'000};
    std::chrono::milliseconds answering{60'000};
    std::chrono::milliseconds deciding{600'000};
    std::chrono::milliseconds stopping{5'000}; // of `deciding`, when the program is to end
};

struct envelope {
    std::string from, to; // addresses
    std::string text;     // of documents::mime
};

// Not thread-safe.
class smtp_connection {
public:
    // `stopping` may become true on another thread: then whatever is not handed over yet is broken off.
    smtp_connection(mail_server const&, std::atomic<bool> const& stopping, smtp_patience const& = {});
    ~smtp_connection();

    // Blocks. A connection that the server closed meanwhile is opened again; so is one on which it will take
    // no more (421).
    smtp_verdict deliver(envelope const&);

private:
    smtp_end attempt(envelope const&);

    struct conversation;
    std::unique_ptr<conversation> talk_;
};

} // namespace rowan::workers
