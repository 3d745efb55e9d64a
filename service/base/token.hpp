// Secrets and names made of chance (libsodium): tokens, codes, references; and the hashes they are kept as.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rowan {

// Must have been called, once, before anything below. Throws if the system gives no randomness.
void start_randomness();

std::string random_token();  // 43 characters of base64url: 256 bits
std::string random_ticket(); // 22 characters of base64url: 128 bits (K5)
std::string random_code();   // 8 characters of a 31-letter alphabet without look-alikes: 39.6 bits
std::string
random_base32(); // 32 characters of RFC 4648's base32: 160 bits, as authenticator apps take secrets
std::string random_reference(); // "RW-7K4Q2M": 6 of Crockford's base32, without vowels
std::uint64_t random_number();

// "abcd-efgh" -> "ABCDEFGH": a code as people type it, without regard to case, dashes and spaces.
std::string normal_code(std::string_view typed);
// "ABCDEFGH" -> "ABCD-EFGH".
std::string shown_code(std::string_view code);

// SHA-256 in 64 hexadecimal digits. What is kept of a token; tokens are found by it, never compared.
std::string sha256(std::string_view);

// BLAKE2b with 256 bits (RFC 7693) in 64 hexadecimal digits: a third of SHA-256's time.
std::string blake2b(std::string_view);

// RFC 9562: of version 4, made of chance; and of version 8, made of a text's hash, which says nothing of the
// text if that holds 128 bits of chance.
std::string random_uuid();
std::string uuid_from(std::string_view);

std::string base64(std::string_view);

} // namespace rowan
