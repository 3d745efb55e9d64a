// Codes of authenticator apps (TOTP, RFC 6238: SHA-1, six digits, thirty seconds), by liboath.
#pragma once

#include "base/time.hpp"

#include <cstdint>

namespace rowan {

// Secrets are base32 (RFC 4648) of 160 random bits (RFC 4226 4, R6): random_base32().

// The code that an app shows at a moment.
std::string totp_code(std::string const& secret, instant now);

// The number of the step whose code this is: the present one, or a neighbour, for clocks differ (RFC
// 6238 5.2). None: the code is wrong.
std::optional<std::int64_t> totp_step(std::string const& secret, std::string const& code, instant now);

// What an app reads from a QR code: "otpauth://totp/Union%20Events:sam%40union.example?secret=…". The issuer
// names the service, the account the person.
std::string totp_uri(std::string const& secret, std::string const& issuer, std::string const& account);

} // namespace rowan
