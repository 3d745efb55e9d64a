// QR codes (ISO/IEC 18004) of text, at error correction level M: good for paper, screens and dirty fingers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rowan::documents {

inline constexpr int quiet_zone = 4; // modules of white that readers need on every side

struct qr_code {
    int width;                 // modules a side, without the quiet zone
    std::vector<bool> modules; // row by row; true: dark

    bool dark(int column, int row) const
    {
        return modules
            [static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
             static_cast<std::size_t>(column)];
    }
};

// The smallest code that holds the text; up to 42 bytes that is version 3, 29 modules a side. Throws
// std::length_error beyond 2,331 bytes.
qr_code qr(std::string_view text);

// The same as a picture in SVG: a unit a module, black on white also where the page is dark, with its quiet
// zone.
std::string qr_svg(std::string_view text);

} // namespace rowan::documents
