// A message of the outbox as mail: whatever way it leaves the house, it is the same.
#pragma once

#include "config.hpp"
#include "documents/mail.hpp"
#include "domain/messages.hpp"

namespace rowan::workers {

documents::mail mail_of(messages::outgoing const&, config const&);

} // namespace rowan::workers
