#include "documents/markdown_text.hpp"

#include "documents/entities.hpp"
#include "documents/plain_text.hpp"

#include <md4c.h>

#include <new>
#include <vector>

namespace rowan::documents {

namespace {

constexpr std::size_t longest_links = 32 * 1024; // in all: a short reference may stand for a long address

class text_writer {
public:
    void enter(MD_BLOCKTYPE type)
    {
        if (type == MD_BLOCK_LI) begin("- ", 1);
        bool const paragraph = type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_CODE;
        if (paragraph) begin("", 2);
    }

    void leave(MD_BLOCKTYPE type)
    {
        if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) after_list_ = true;
    }

    void enter_link(MD_ATTRIBUTE const& href)
    {
        link_bytes_ += href.size;
        std::string_view const address(href.text, href.size);
        links_.push_back({link_bytes_ > longest_links ? "" : std::string(address), text_.size()});
    }

    // The parser (md4c 0.4.8) may leave a span that it never entered.
    void leave_link()
    {
        if (links_.empty()) return;
        auto const ended = std::move(links_.back());
        links_.pop_back();
        std::string_view const shown = std::string_view(text_).substr(ended.begin);
        bool const worth_it = ended.address.starts_with("http") && shown != ended.address;
        if (worth_it) text_ += " (" + ended.address + ")";
    }

    void write(std::string_view text) { text_ += text; }

    std::string text() &&
    {
        while (text_.ends_with('\n')) text_.pop_back();
        return std::move(text_);
    }

private:
    // A new line, or paragraph, with its mark; the paragraph of a list's item begins behind the dash.
    void begin(std::string_view mark, int lines)
    {
        bool const behind_dash = mark.empty() && text_.ends_with("- ");
        if (behind_dash) return;
        if (after_list_) lines = 2;
        after_list_ = false;
        int has = text_.empty() ? lines : 0;
        for (auto at = text_.rbegin(); at != text_.rend() && *at == '\n'; ++at) ++has;
        for (; has < lines; ++has) text_ += '\n';
        text_ += mark;
    }

    struct link {
        std::string address;
        std::size_t begin; // of its text
    };
    std::string text_;
    std::vector<link> links_; // that are open
    std::size_t link_bytes_ = 0;
    bool after_list_ = false;
};

text_writer& writer_of(void* data)
{
    return *static_cast<text_writer*>(data);
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

int enter_block(MD_BLOCKTYPE type, void*, void* data)
{
    return guarded([&] { writer_of(data).enter(type); });
}

int leave_block(MD_BLOCKTYPE type, void*, void* data)
{
    return guarded([&] { writer_of(data).leave(type); });
}

int enter_span(MD_SPANTYPE type, void* detail, void* data)
{
    return guarded([&] {
        if (type == MD_SPAN_A) writer_of(data).enter_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
    });
}

int leave_span(MD_SPANTYPE type, void*, void* data)
{
    return guarded([&] {
        if (type == MD_SPAN_A) writer_of(data).leave_link();
    });
}

int text(MD_TEXTTYPE type, MD_CHAR const* first, MD_SIZE size, void* data)
{
    std::string_view const given(first, size);
    return guarded([&] {
        auto& w = writer_of(data);
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
            w.write("\n");
        else
            w.write(type == MD_TEXT_ENTITY ? decoded_entity(given) : given);
    });
}

} // namespace

std::string markdown_to_text(std::string_view markdown)
{
    auto const plain = plain_text(markdown);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS;
    parser.enter_block = enter_block;
    parser.leave_block = leave_block;
    parser.enter_span = enter_span;
    parser.leave_span = leave_span;
    parser.text = text;

    text_writer w;
    if (md_parse(plain.data(), static_cast<MD_SIZE>(plain.size()), &parser, &w) != 0) throw std::bad_alloc();
    return std::move(w).text();
}

} // namespace rowan::documents
