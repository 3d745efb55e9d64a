#include "base/token.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

namespace rowan {

namespace {

// Codes: nothing that looks like something else. References: Crockford's base32 without vowels, so that no
// word appears.
constexpr std::string_view code_alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
constexpr std::string_view reference_alphabet = "0123456789BCDFGHJKMNPQRSTVWXYZ";
constexpr std::string_view base32_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
static_assert(code_alphabet.size() == 31);

std::string random_text(std::size_t length, std::string_view alphabet)
{
    // One draw for all of them, for each is a system call; in 64 bits no letter is likelier than another.
    std::vector<std::uint64_t> drawn(length);
    randombytes_buf(drawn.data(), drawn.size() * sizeof drawn[0]);
    std::string text;
    for (auto const number : drawn) text += alphabet[number % alphabet.size()];
    return text;
}

std::string encoded(unsigned char const* bytes, std::size_t count, int variant)
{
    std::string text(sodium_base64_encoded_len(count, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, count, variant);
    text.pop_back(); // the terminator that libsodium counts
    return text;
}

template <std::size_t Bytes> std::string hexadecimal(std::array<unsigned char, Bytes> const& bytes)
{
    std::string text(2 * Bytes + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back(); // the terminator that libsodium writes
    return text;
}

template <std::size_t Bytes> std::string random_base64url()
{
    std::array<unsigned char, Bytes> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return encoded(bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

} // namespace

// Randomness comes from ChaCha20 in this process, seeded by the system: asking the system each time costs a
// booking two system calls, on the one thread that everybody waits for.
void start_randomness()
{
    randombytes_set_implementation(&randombytes_internal_implementation);
    if (sodium_init() < 0) throw std::runtime_error("the system gives no randomness");
}

std::string random_token()
{
    return random_base64url<32>();
}
std::string random_ticket()
{
    return random_base64url<16>();
}
std::string random_base32()
{
    return random_text(32, base32_alphabet);
}
std::string random_code()
{
    return random_text(8, code_alphabet);
}
std::string random_reference()
{
    return "RW-" + random_text(6, reference_alphabet);
}

std::uint64_t random_number()
{
    std::uint64_t n = 0;
    randombytes_buf(&n, sizeof n);
    return n;
}

std::string normal_code(std::string_view typed)
{
    std::string code;
    for (char const c : typed) {
        if (c == '-' || c == ' ') continue;
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return code;
}

std::string shown_code(std::string_view code)
{
    return std::string(code.substr(0, 4)) + "-" + std::string(code.substr(4));
}

std::string sha256(std::string_view text)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(text.data()), text.size());
    return hexadecimal(hash);
}

std::string blake2b(std::string_view text)
{
    std::array<unsigned char, 32> hash;
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
    crypto_generichash(hash.data(), hash.size(), bytes, text.size(), nullptr, 0);
    return hexadecimal(hash);
}

namespace {

// RFC 9562 4 and 4.1: the version's digit, and two bits that name the variant.
std::string as_uuid(std::array<unsigned char, 16> bytes, unsigned char version)
{
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | version << 4);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
    auto hex = hexadecimal(bytes);
    for (auto const at : {8, 13, 18, 23}) hex.insert(static_cast<std::size_t>(at), 1, '-');
    return hex;
}

} // namespace

std::string random_uuid()
{
    std::array<unsigned char, 16> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    return as_uuid(bytes, 4);
}

std::string uuid_from(std::string_view text)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(text.data()), text.size());
    std::array<unsigned char, 16> bytes;
    std::copy_n(hash.begin(), bytes.size(), bytes.begin());
    return as_uuid(bytes, 8);
}

std::string base64(std::string_view text)
{
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
    return encoded(bytes, text.size(), sodium_base64_VARIANT_ORIGINAL);
}

} // namespace rowan
