#include "documents/mail.hpp"

#include "base/token.hpp"
#include "documents/plain_text.hpp"

#include <algorithm>
#include <iterator>

namespace rowan::documents {

namespace {

constexpr std::size_t longest_line = 76;
constexpr std::string_view encoded_begin = "=?UTF-8?B?";
constexpr std::string_view encoded_end = "?=";

bool visible(char c)
{
    return c > ' ' && c < '\x7f';
}

// What may stand between < and > (RFC 5322 3.4.1, without quoted strings and comments).
std::string address(std::string_view given)
{
    std::string kept;
    for (char const c : given) {
        if (visible(c) && std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos) kept += c;
    }
    return kept;
}

// Whether it can be written as it is: visible ASCII in words short enough to fold between, and nothing that
// looks like an encoded word.
bool plain_words(std::string_view line)
{
    constexpr std::size_t longest_word = 60;
    std::size_t word = 0;
    for (char const c : line) {
        if (!visible(c) && c != ' ') return false;
        word = c == ' ' ? 0 : word + 1;
        if (word > longest_word) return false;
    }
    return line.find("=?") == line.npos;
}

// A header being written; knows how far its line has come.
class header {
public:
    explicit header(std::string_view name) { put(std::string(name) + ":"); }

    // A word, or a piece that may not be parted, after a space or, where the line is full, after a fold.
    void word(std::string_view w)
    {
        bool const fits = column_ + 1 + w.size() <= longest_line;
        if (!fits && column_ > 1) fold();
        put(" " + std::string(w));
    }

    void words(std::string_view line)
    {
        while (!line.empty()) {
            auto const end = std::min(line.find(' '), line.size());
            word(line.substr(0, end));
            line.remove_prefix(std::min(line.size(), end + 1));
        }
    }

    // RFC 2047 2: a line with an encoded word has at most 76 characters; 5 (3): no character is split.
    void encoded(std::string_view line)
    {
        while (!line.empty()) {
            auto const fixed = 1 + encoded_begin.size() + encoded_end.size();
            auto const room = longest_line - std::min(longest_line, column_ + fixed);
            auto const bytes = room / 4 * 3;
            if (bytes < 4) {
                fold();
                continue;
            }
            auto const size = whole_characters(line, bytes);
            put(" " + std::string(encoded_begin) + base64(line.substr(0, size)) + std::string(encoded_end));
            line.remove_prefix(size);
        }
    }

    std::string ended() && { return std::move(text_) + "\r\n"; }

private:
    void put(std::string const& piece)
    {
        text_ += piece;
        column_ += piece.size();
    }

    // What comes next begins with the space that a folded line must begin with.
    void fold()
    {
        text_ += "\r\n";
        column_ = 0;
    }

    std::string text_;
    std::size_t column_ = 0;
};

std::string plain_header(std::string_view name, std::string_view value)
{
    header h(name);
    h.word(value);
    return std::move(h).ended();
}

std::string subject_header(std::string_view subject)
{
    header h("Subject");
    auto const line = plain_line(subject);
    if (plain_words(line))
        h.words(line);
    else
        h.encoded(line);
    return std::move(h).ended();
}

std::string address_header(std::string_view name, std::string_view person, std::string_view mailbox)
{
    header h(name);
    auto const line = plain_line(person);
    bool const needs_no_quotes = plain_words(line) && line.find_first_of("()<>[]:;@\\,.\"") == line.npos;
    if (needs_no_quotes)
        h.words(line);
    else
        h.encoded(line);
    h.word("<" + address(mailbox) + ">");
    return std::move(h).ended();
}

// Whether a byte may stand for itself in quoted-printable (RFC 2045 6.7). A dot or an F that begins a line
// may not: the one ends a message in SMTP, the other begins one in a mailbox file.
bool stands_for_itself(char c, bool first, bool last)
{
    if (c == ' ') return !last;
    if (first && (c == '.' || c == 'F')) return false;
    return visible(c) && c != '=';
}

// One character of one line of text, in quoted-printable.
std::string quoted_character(std::string_view character, bool first, bool last)
{
    constexpr char digits[] = "0123456789ABCDEF";
    if (character.size() == 1 && stands_for_itself(character[0], first, last)) return std::string(character);
    std::string quoted;
    for (char const c : character) {
        auto const byte = static_cast<unsigned char>(c);
        quoted += {'=', digits[byte >> 4], digits[byte & 0xf]};
    }
    return quoted;
}

std::string quoted_line(std::string_view line)
{
    std::string quoted;
    std::size_t column = 0;
    while (!line.empty()) {
        auto const size = character_size(line);
        auto piece = quoted_character(line.substr(0, size), column == 0, size == line.size());
        // One column is kept for the = of a soft break.
        if (column + piece.size() > longest_line - 1) {
            quoted += "=\r\n";
            column = 0;
            piece = quoted_character(line.substr(0, size), true, size == line.size());
        }
        quoted += piece;
        column += piece.size();
        line.remove_prefix(size);
    }
    return quoted + "\r\n";
}

std::string quoted_printable(std::string_view text)
{
    std::string quoted;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        quoted += quoted_line(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return quoted;
}

std::string base64_lines(std::string_view bytes)
{
    auto const whole = base64(bytes);
    std::string lines;
    for (std::string_view rest = whole; !rest.empty();) {
        auto const line = rest.substr(0, longest_line);
        lines += std::string(line) + "\r\n";
        rest.remove_prefix(line.size());
    }
    return lines;
}

// A part of the message: headers of its own, an empty line, and what it holds.
std::string text_part(std::string_view type, std::string_view text)
{
    return plain_header("Content-Type", std::string(type) + "; charset=utf-8") +
           plain_header("Content-Transfer-Encoding", "quoted-printable") + "\r\n" +
           quoted_printable(plain_text(text));
}

std::string file_part(attachment const& a)
{
    header type("Content-Type");
    type.words(a.type);
    header disposition("Content-Disposition");
    disposition.words("attachment; filename=\"" + a.file_name + "\"");
    return std::move(type).ended() + std::move(disposition).ended() +
           plain_header("Content-Transfer-Encoding", "base64") + "\r\n" + base64_lines(a.bytes);
}

// RFC 2046 5.1. A line of quoted-printable has = before two digits or its end, and base64 at its own end:
// "=_" is in neither.
std::string
multipart(std::string_view kind, std::vector<std::string> const& parts, std::string const& message_id)
{
    auto const boundary =
        "=_" + std::string(kind) + "_" + sha256(std::string(kind) + message_id).substr(0, 24);
    header type("Content-Type");
    type.words("multipart/" + std::string(kind) + "; boundary=\"" + boundary + "\"");
    auto text = std::move(type).ended();
    for (auto const& part : parts) text += "\r\n--" + boundary + "\r\n" + part;
    return text + "\r\n--" + boundary + "--\r\n";
}

// calendar.md 50: mixed(alternative(text, HTML), files), as far as there are such.
std::string content(mail const& m)
{
    auto text = text_part("text/plain", m.text);
    if (!m.html.empty())
        text = multipart("alternative", {text, text_part("text/html", m.html)}, m.message_id);
    if (m.attachments.empty()) return text;
    std::vector<std::string> parts{std::move(text)};
    for (auto const& a : m.attachments) parts.push_back(file_part(a));
    return multipart("mixed", parts, m.message_id);
}

// RFC 2369, and RFC 8058 for one click.
std::string stop_headers(mail const& m)
{
    if (m.stop_url.empty()) return "";
    std::string url;
    std::copy_if(m.stop_url.begin(), m.stop_url.end(), std::back_inserter(url), [](char c) {
        return visible(c) && c != '<' && c != '>';
    });
    return plain_header("List-Unsubscribe", "<" + url + ">") +
           plain_header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
}

} // namespace

std::string mime(mail const& m)
{
    return plain_header("Date", mail_date(m.date)) + address_header("From", m.from_name, m.from_address) +
           address_header("To", "", m.to_address) +
           (m.reply_to.empty() ? "" : address_header("Reply-To", "", m.reply_to)) +
           subject_header(m.subject) + plain_header("Message-ID", "<" + address(m.message_id) + ">") +
           plain_header("Auto-Submitted", "auto-generated") +
           plain_header("X-Auto-Response-Suppress", "OOF, AutoReply") + stop_headers(m) +
           plain_header("MIME-Version", "1.0") + content(m);
}

} // namespace rowan::documents
