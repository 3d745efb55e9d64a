#include "documents/markdown.hpp"

#include "base/text.hpp"
#include "documents/entities.hpp"
#include "documents/plain_text.hpp"

#include <md4c.h>

#include <algorithm>
#include <iterator>
#include <new>
#include <vector>

namespace rowan::documents {

namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t longest_link = 2'000;
// A short reference may stand for a long address: without a bound on all of them 20 KB would become
// megabytes.
constexpr std::size_t longest_links = 32 * 1024;

// How an element is written; an empty one is its content alone.
struct element {
    std::string_view open, close;
};

template <class Type> struct form {
    Type type;
    element tags;
};

template <class Forms, class Type> element find(Forms const& forms, Type type)
{
    auto const* f =
        std::find_if(std::begin(forms), std::end(forms), [&](auto const& x) { return x.type == type; });
    return f == std::end(forms) ? element{} : f->tags;
}

element block_element(MD_BLOCKTYPE type, void* detail)
{
    constexpr form<MD_BLOCKTYPE> forms[] = {
        {MD_BLOCK_P, {"<p>", "</p>\n"}},
        {MD_BLOCK_UL, {"<ul>\n", "</ul>\n"}},
        {MD_BLOCK_OL, {"<ol>\n", "</ol>\n"}},
        {MD_BLOCK_LI, {"<li>", "</li>\n"}},
        {MD_BLOCK_QUOTE, {"<blockquote>\n", "</blockquote>\n"}},
        {MD_BLOCK_CODE, {"<pre><code>", "</code></pre>\n"}},
        {MD_BLOCK_HR, {"<hr>\n", ""}},
    };
    if (type == MD_BLOCK_H && static_cast<MD_BLOCK_H_DETAIL*>(detail)->level <= 2) return {"<h2>", "</h2>\n"};
    if (type == MD_BLOCK_H) return {"<h3>", "</h3>\n"};
    return find(forms, type);
}

element span_element(MD_SPANTYPE type)
{
    constexpr form<MD_SPANTYPE> forms[] = {
        {MD_SPAN_EM, {"<em>", "</em>"}},
        {MD_SPAN_STRONG, {"<strong>", "</strong>"}},
        {MD_SPAN_CODE, {"<code>", "</code>"}},
    };
    return find(forms, type);
}

// A link's address with its entities decoded; the parser has taken out the backslashes.
std::string address_of(MD_ATTRIBUTE const& href)
{
    std::string address;
    for (std::size_t part = 0; href.substr_offsets[part] < href.size; ++part) {
        auto const begin = href.substr_offsets[part];
        std::string_view const text(href.text + begin, href.substr_offsets[part + 1] - begin);
        address += href.substr_types[part] == MD_TEXT_ENTITY ? decoded_entity(text) : std::string(text);
    }
    return address;
}

// Browsers drop tabs and line ends inside an address and controls before it, and what is left may be
// "javascript:" (WHATWG URL 4.4): an address with any of them is none.
bool may_be_linked(std::string const& address)
{
    constexpr std::string_view schemes[] = {"http://", "https://", "mailto:"};
    if (!valid_utf8(address) || has_controls(address)) return false;
    auto const low = folded(std::string_view(address).substr(0, 8));
    return std::any_of(std::begin(schemes), std::end(schemes), [&](std::string_view scheme) {
        return low.starts_with(scheme) && address.size() > scheme.size();
    });
}

// What has been written, and what is open in it. The parser (md4c 0.4.8) may leave a span that it never
// entered or enter one that it never leaves ("# ![](_)_|"): a span ends at the latest with its block, and
// what is not open is not closed.
class renderer {
public:
    void enter_block(element const& e) { open(a_block, e); }
    void leave_block() { leave(a_block); }
    void enter_span(MD_SPANTYPE type) { open(type, span_element(type)); }
    void leave_span(MD_SPANTYPE type) { leave(type); }

    void enter_link(MD_ATTRIBUTE const& href)
    {
        link_bytes_ += href.size;
        bool const too_long = href.size > longest_link || link_bytes_ > longest_links;
        auto const address = too_long || links_ > 0 ? "" : address_of(href);
        auto const tag = "<a href=\"" + escaped(address) + "\" rel=\"noopener ugc\">";
        open(MD_SPAN_A, may_be_linked(address) ? element{tag, "</a>"} : element{});
    }

    void write(std::string_view text) { html_ += escaped(text); }
    void break_line() { html_ += images_ == 0 ? "<br>\n" : "\n"; }

    std::string html() && { return std::move(html_); }

private:
    static constexpr int a_block = -1;
    struct opened {
        int kind; // a_block or an MD_SPANTYPE
        std::string_view close;
    };

    void open(int kind, element const& e)
    {
        bool const shown = images_ == 0 && open_.size() < deepest;
        if (shown) html_ += e.open;
        open_.push_back({kind, shown ? e.close : ""});
        images_ += kind == MD_SPAN_IMG ? 1 : 0;
        links_ += kind == MD_SPAN_A ? 1 : 0;
    }

    void leave(int kind)
    {
        auto const last = std::find_if(open_.rbegin(), open_.rend(), [&](opened const& o) {
            return o.kind == kind || o.kind == a_block;
        });
        if (last == open_.rend() || last->kind != kind) return;
        for (auto count = last - open_.rbegin(); count >= 0; --count) {
            html_ += open_.back().close;
            images_ -= open_.back().kind == MD_SPAN_IMG ? 1 : 0;
            links_ -= open_.back().kind == MD_SPAN_A ? 1 : 0;
            open_.pop_back();
        }
    }

    std::string html_;
    std::vector<opened> open_; // outermost first
    int images_ = 0;           // how many of them are open
    int links_ = 0;
    std::size_t link_bytes_ = 0;
};

renderer& renderer_of(void* data)
{
    return *static_cast<renderer*>(data);
}

// An exception may not pass through C: out of memory, the one that can happen here, is a number on its way.
template <class F> int guarded(F const& f)
{
    try {
        f();
    } catch (std::bad_alloc const&) {
        return 1;
    }
    return 0;
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* data)
{
    return guarded([&] { renderer_of(data).enter_block(block_element(type, detail)); });
}

int leave_block(MD_BLOCKTYPE, void*, void* data)
{
    return guarded([&] { renderer_of(data).leave_block(); });
}

int enter_span(MD_SPANTYPE type, void* detail, void* data)
{
    return guarded([&] {
        if (type == MD_SPAN_A)
            renderer_of(data).enter_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
        else
            renderer_of(data).enter_span(type);
    });
}

int leave_span(MD_SPANTYPE type, void*, void* data)
{
    return guarded([&] { renderer_of(data).leave_span(type); });
}

int text(MD_TEXTTYPE type, MD_CHAR const* first, MD_SIZE size, void* data)
{
    auto& r = renderer_of(data);
    std::string_view const given(first, size);
    return guarded([&] {
        if (type == MD_TEXT_BR)
            r.break_line();
        else if (type == MD_TEXT_SOFTBR)
            r.write("\n");
        else
            r.write(type == MD_TEXT_ENTITY ? decoded_entity(given) : given);
    });
}

} // namespace

std::string markdown_to_html(std::string_view markdown)
{
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS;
    parser.enter_block = enter_block;
    parser.leave_block = leave_block;
    parser.enter_span = enter_span;
    parser.leave_span = leave_span;
    parser.text = text;

    auto const plain = plain_text(markdown);
    renderer r;
    if (md_parse(plain.data(), static_cast<MD_SIZE>(plain.size()), &parser, &r) != 0) throw std::bad_alloc();
    return std::move(r).html();
}

} // namespace rowan::documents
