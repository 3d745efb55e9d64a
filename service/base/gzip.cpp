#include "base/gzip.hpp"

#include <stdexcept>
#include <zlib.h>

namespace rowan {

std::string gzip(std::string_view text, effort how)
{
    constexpr int with_gzip_wrapper = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, static_cast<int>(how), Z_DEFLATED, with_gzip_wrapper, 9, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::bad_alloc();

    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    int const ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END) throw std::logic_error("deflateBound was too small");
    return out;
}

} // namespace rowan
