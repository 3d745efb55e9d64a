#include "base/totp.hpp"

#include <liboath/oath.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace rowan {

namespace {

constexpr unsigned step_seconds = 30, digits = 6;
constexpr std::size_t neighbours = 1;

using c_text = std::unique_ptr<char, void (*)(void*)>;

void check(int code)
{
    if (code < 0) throw std::runtime_error(std::string("liboath: ") + oath_strerror(code));
}

std::string bytes_of(std::string const& secret)
{
    char* made = nullptr;
    std::size_t size = 0;
    check(oath_base32_decode(secret.data(), secret.size(), &made, &size));
    c_text const owned(made, std::free);
    return {made, size};
}

// RFC 3986 2.3: everything but unreserved characters becomes %XX.
std::string escaped(std::string const& text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (unsigned char const c : text) {
        bool const plain = (c < 0x80 && std::isalnum(c)) ||
                           std::string_view("-._~").find(static_cast<char>(c)) != std::string_view::npos;
        if (plain)
            out += static_cast<char>(c);
        else
            out.append({'%', hex[c >> 4], hex[c & 15]});
    }
    return out;
}

} // namespace

std::string totp_code(std::string const& secret, instant now)
{
    auto const key = bytes_of(secret);
    char code[digits + 1] = {};
    auto const time = static_cast<std::time_t>(now.time_since_epoch().count());
    check(oath_totp_generate(key.data(), key.size(), time, step_seconds, 0, digits, code));
    return code;
}

std::optional<std::int64_t> totp_step(std::string const& secret, std::string const& code, instant now)
{
    if (code.size() != digits || code.find_first_not_of("0123456789") != code.npos) return std::nullopt;
    auto const key = bytes_of(secret);
    auto const time = static_cast<std::time_t>(now.time_since_epoch().count());
    int away = 0;
    std::uint64_t step = 0;
    int const found = oath_totp_validate3(
        key.data(), key.size(), time, step_seconds, 0, neighbours, &away, &step, code.c_str()
    );
    if (found == OATH_INVALID_OTP) return std::nullopt;
    check(found);
    return static_cast<std::int64_t>(step);
}

std::string totp_uri(std::string const& secret, std::string const& issuer, std::string const& account)
{
    return "otpauth://totp/" + escaped(issuer) + ":" + escaped(account) + "?secret=" + secret +
           "&issuer=" + escaped(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

} // namespace rowan
