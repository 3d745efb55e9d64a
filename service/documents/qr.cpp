#include "documents/qr.hpp"

#include <memory>
#include <stdexcept>

#include <qrencode.h>

namespace rowan::documents {

namespace {

// The length of the run of dark modules that begins here.
int run_at(qr_code const& code, int column, int row)
{
    int length = 0;
    while (column + length < code.width && code.dark(column + length, row)) ++length;
    return length;
}

} // namespace

qr_code qr(std::string_view text)
{
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const made(
        QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M), QRcode_free
    );
    if (!made) throw std::length_error("too much text for a QR code");
    qr_code code{made->width, {}};
    auto const count = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.modules.reserve(count);
    for (std::size_t at = 0; at < count; ++at) code.modules.push_back((made->data[at] & 1) != 0);
    return code;
}

std::string qr_svg(std::string_view text)
{
    auto const code = qr(text);
    auto const side = std::to_string(code.width + 2 * quiet_zone);
    std::string path;
    for (int row = 0; row < code.width; ++row) {
        for (int column = 0; column < code.width; ++column) {
            auto const length = run_at(code, column, row);
            if (length == 0) continue;
            auto const across = std::to_string(length);
            path += "M" + std::to_string(column + quiet_zone) + " " + std::to_string(row + quiet_zone) + "h" +
                    across + "v1h-" + across + "z";
            column += length;
        }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
           "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side +
           "H0z\"/><path d=\"" + path + "\"/></svg>";
}

} // namespace rowan::documents
