// Organisers' Markdown as HTML that is safe to put into a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rowan::documents {

// What callers should accept, in bytes; the time taken grows a little faster than the length.
inline constexpr std::size_t longest_markdown = 20'000;

// CommonMark 0.30, and bare web and e-mail addresses as links. Whatever comes in, only
// p h2 h3 ul ol li strong em a blockquote br code pre hr come out, each closed, and no attribute
// but an a's href and rel="noopener ugc". `#` and `##` are h2, deeper headings h3; an image is its
// alternative text; raw HTML is text; links go to http, https and mailto, all others are their text alone.
// What stands more than 32 elements deep, and links past 2,000 bytes each or 32 KiB in all, are text alone
// too.
std::string markdown_to_html(std::string_view);

} // namespace rowan::documents
