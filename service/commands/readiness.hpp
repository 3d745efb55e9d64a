// Whether the service answers, asked from outside as anybody would.
#pragma once

#include <string>

namespace rowan::commands {

struct readiness {
    bool listens; // somebody answered at all
    int status;   // of GET /api/ready; 0: no answer
};

// Asks the service at this address for at most two seconds. An address that means every one ("0.0.0.0", "::")
// is asked on loopback.
readiness ask_readiness(std::string const& address, unsigned short port);

} // namespace rowan::commands
