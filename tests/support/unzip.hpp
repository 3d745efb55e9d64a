// What lies in a ZIP archive, read by its own directory (APPNOTE 4.3) and zlib; enough for what libxlsxwriter
// makes.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <zlib.h>

namespace rowan::test {

inline std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::size_t n = 0;
    for (std::size_t k = size; k-- > 0;) n = n << 8 | static_cast<unsigned char>(bytes.at(at + k));
    return n;
}

inline std::string inflated(std::string_view packed, std::size_t size)
{
    std::string out(size, '\0');
    z_stream z{};
    inflateInit2(&z, -15);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    z.avail_in = static_cast<uInt>(packed.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    int const rc = ::inflate(&z, Z_FINISH);
    inflateEnd(&z);
    if (rc != Z_STREAM_END) throw std::runtime_error("a part of the archive does not unpack");
    return out;
}

// The parts of an archive by name.
inline std::map<std::string, std::string> unzipped(std::string_view zip)
{
    std::map<std::string, std::string> parts;
    auto const end = zip.rfind("PK\x05\x06");
    auto at = little_endian(zip, end + 16, 4);
    for (auto left = little_endian(zip, end + 10, 2); left > 0; --left) {
        auto const method = little_endian(zip, at + 10, 2);
        auto const packed = little_endian(zip, at + 20, 4), size = little_endian(zip, at + 24, 4);
        auto const name = little_endian(zip, at + 28, 2), extra = little_endian(zip, at + 30, 2);
        auto const comment = little_endian(zip, at + 32, 2), local = little_endian(zip, at + 42, 4);
        auto const data = local + 30 + little_endian(zip, local + 26, 2) + little_endian(zip, local + 28, 2);
        auto const bytes = zip.substr(data, packed);
        parts[std::string(zip.substr(at + 46, name))] =
            method == 0 ? std::string(bytes) : inflated(bytes, size);
        at += 46 + name + extra + comment;
    }
    return parts;
}

} // namespace rowan::test
