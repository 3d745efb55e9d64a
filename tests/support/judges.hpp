// Somebody else's programs, that judge what ours have made: bytes go in by a file, text comes out.
#pragma once

#include "support/temporary_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <vector>

namespace rowan::test {

// What a command prints; it finds the bytes in the file "$1". Empty, with a failed check, if it fails.
inline std::string judged(std::string const& command, std::string_view bytes, std::string const& name = "it")
{
    temporary_directory const home;
    auto const file = home.path / name;
    std::ofstream(file, std::ios::binary) << bytes;
    auto const line = "cd " + home.path.string() + "; set -- " + file.string() + "; " + command;
    auto* const pipe = popen(line.c_str(), "r");
    std::string said;
    char part[4096];
    for (std::size_t size; (size = fread(part, 1, sizeof part, pipe)) > 0;) said.append(part, size);
    BOOST_TEST(pclose(pipe) == 0, command << ": " << said);
    return said;
}

inline std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// The text of a PDF, in reading order; without the marks by which pdftotext says that a line runs to the
// left.
inline std::string text_of_pdf(std::string const& bytes)
{
    return judged("pdftotext -layout \"$1\" - | LC_ALL=C sed 's/\xe2\x80[\xaa-\xae]//g'", bytes);
}

// What every QR code of its pages says, as a scanner reads them at 150 dots an inch; sorted.
inline std::vector<std::string> codes_of_pdf(std::string const& bytes)
{
    auto const said = judged(
        "pdftoppm -r 150 -gray -png \"$1\" page && zbarimg -q --raw -Sdisable -Sqrcode.enable page*.png",
        bytes
    );
    auto codes = lines_of(said);
    std::sort(codes.begin(), codes.end());
    return codes;
}

// That others can read a PDF: it is sound, and brings every letter it uses.
inline void is_sound(std::string const& bytes)
{
    BOOST_TEST(
        judged("qpdf --check \"$1\" 2>&1", bytes).find("No syntax or stream encoding errors") !=
        std::string::npos
    );
    auto const fonts = lines_of(judged("pdffonts \"$1\" | tail -n +3", bytes));
    BOOST_TEST(!fonts.empty());
    // name, type, encoding, embedded, subset, to Unicode, object: the last five are single words
    for (auto const& font : fonts) {
        std::istringstream in(font);
        std::vector<std::string> words;
        for (std::string word; in >> word;) words.push_back(word);
        BOOST_TEST_REQUIRE(words.size() > 5);
        auto const* const last = &words[words.size() - 5];
        BOOST_TEST((last[0] == "yes" && last[1] == "yes" && last[2] == "yes"), font);
    }
}

} // namespace rowan::test
