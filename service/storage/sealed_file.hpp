// Files sealed to a public key: whoever writes them cannot read them, and whatever is changed in them is
// noticed.
//
// The form (libsodium; numbers are little-endian):
//
//     8 bytes    "RWNCOPY\n"
//     4 bytes    the version of this form: 1
//    80 bytes    a key of 32 bytes, drawn anew for each file, sealed to the public key (crypto_box_seal)
//    24 bytes    the head of the stream (crypto_secretstream_xchacha20poly1305)
//    frames      each: 4 bytes, how long it is; then so many bytes of the stream
//
// A frame holds 1 MiB of plain text at most, and 17 bytes more. The first holds the facts, as NAME=VALUE
// lines; it is tagged PUSH, and all that stands before it is its additional data, so that it proves the head
// too. The others hold the file, in order, tagged MESSAGE, the last one FINAL: a file that ends before it, or
// goes on behind it, is refused. Memory: a few frames, however large the file.
#pragma once

#include "storage/copy_facts.hpp"
#include "storage/whole_file.hpp"

#include <stdexcept>

namespace rowan::storage {

// The file is not what it ought to be, or not for this key: `what` is a sentence.
struct unusable : std::runtime_error {
    using runtime_error::runtime_error;
};

struct key_pair {
    std::string public_key,
        private_key; // "rowan-public-" and "rowan-private-", then 43 characters of base64url
};
key_pair new_keys();

enum class form { sealed, plain, other };
form form_of(std::filesystem::path const&);

// Writes the file at `from` into `to`, sealed; or as it is. Gives the hash of what was written. Throws
// unusable if the key is none, and what whole_file throws.
std::string
seal(std::filesystem::path const& from, whole_file& to, std::string const& public_key, copy_facts const&);
std::string pour(std::filesystem::path const& from, whole_file& to);

// Writes into `to` what is sealed in `from`. Throws unusable: another key's, cut off, altered, of a newer
// form, none.
copy_facts unseal(std::filesystem::path const& from, whole_file& to, std::string const& private_key);

// SHA-256 of a file, in hexadecimal digits.
std::string hash_of(std::filesystem::path const&);

} // namespace rowan::storage
