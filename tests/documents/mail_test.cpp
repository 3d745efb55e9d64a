#include "documents/mail.hpp"

#include "base/text.hpp"

#include <boost/test/unit_test.hpp>

#include <sodium.h>

#include <algorithm>
#include <map>
#include <vector>

using namespace rowan;
using namespace std::string_literals;

namespace {

// A message taken apart by the letter of the standards; `fault` names what it breaks.
struct taken_apart {
    std::map<std::string, std::string> headers; // unfolded and decoded
    std::string raw_head, text, fault;
};

std::string decoded_base64(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(
            reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
            &size, nullptr, sodium_base64_VARIANT_ORIGINAL
        ) != 0)
        return "(bad base64)";
    bytes.resize(size);
    return bytes;
}

// RFC 2047: white space between encoded words is no part of the text.
std::string decoded_words(std::string_view value, std::string& fault)
{
    constexpr std::string_view begin = "=?UTF-8?B?";
    std::string text;
    for (bool was_encoded = false; !value.empty();) {
        auto const word = value.substr(0, value.find(' '));
        value.remove_prefix(std::min(value.size(), word.size() + 1));
        bool const encoded = word.starts_with(begin) && word.ends_with("?=");
        if (!text.empty() && !(encoded && was_encoded)) text += ' ';
        auto const plain = encoded ? decoded_base64(word.substr(begin.size(), word.size() - begin.size() - 2))
                                   : std::string(word);
        if (encoded && word.size() > 75) fault += "an encoded word over 75; ";
        if (!valid_utf8(plain)) fault += "a character split between words; ";
        text += plain;
        was_encoded = encoded;
    }
    return text;
}

std::string decoded_quoted_printable(std::string_view body, std::string& fault)
{
    auto const digit = [](char c) { return static_cast<int>(c <= '9' ? c - '0' : c - 'A' + 10); };
    std::string text;
    while (!body.empty()) {
        auto const line = body.substr(0, body.find("\r\n"));
        body.remove_prefix(std::min(body.size(), line.size() + 2));
        if (line.size() > 76) fault += "a line over 76; ";
        if (line.ends_with(' ')) fault += "a space at the end of a line; ";
        if (line.starts_with('.') || line.starts_with("From ")) fault += "a line that mailers may change; ";
        bool const soft = line.ends_with('=');
        auto const start = text.size();
        for (std::size_t at = 0; at < line.size() - (soft ? 1 : 0); ++at) {
            if (line[at] != '=') {
                text += line[at];
                continue;
            }
            text += static_cast<char>(digit(line[at + 1]) * 16 + digit(line[at + 2]));
            at += 2;
        }
        if (!valid_utf8(std::string_view(text).substr(start))) fault += "a character split between lines; ";
        if (!soft) text += '\n';
    }
    return text;
}

taken_apart take_apart(std::string const& message)
{
    taken_apart m;
    for (std::size_t at = 0; at < message.size(); ++at) {
        bool const crlf = message.compare(at, 2, "\r\n") == 0;
        if (crlf) ++at;
        if (!crlf && (message[at] < ' ' || message[at] > '~'))
            m.fault += "a byte that is not printable ASCII; ";
    }
    auto const end = message.find("\r\n\r\n");
    m.raw_head = message.substr(0, end + 2);
    for (std::string_view rest = m.raw_head; !rest.empty();) {
        std::string header;
        do {
            auto const line = rest.substr(0, rest.find("\r\n"));
            rest.remove_prefix(line.size() + 2);
            if (line.size() > 78) m.fault += "a header line over 78; ";
            if (line.size() > 76 && line.find("=?") != line.npos) m.fault += "an encoded line over 76; ";
            if (tidy(line).empty()) m.fault += "a header line of white space; ";
            header += line;
        } while (rest.starts_with(' '));
        auto const colon = header.find(':');
        auto const name = header.substr(0, colon);
        if (m.headers.contains(name)) m.fault += "a header twice; ";
        m.headers[name] =
            decoded_words(std::string_view(header).substr(std::min(header.size(), colon + 2)), m.fault);
    }
    m.text = decoded_quoted_printable(std::string_view(message).substr(end + 4), m.fault);
    return m;
}

documents::mail a_mail()
{
    return {
        .from_name = "Members' events",
        .from_address = "events@union.example",
        .to_address = "sian@members.example",
        .reply_to = "",
        .subject = "Your booking RW-7K4Q2M",
        .text = "Hello Siân,\n\nYou have a place.\n",
        .date = instant(std::chrono::sys_days(std::chrono::year(2027) / 3 / 11)),
        .message_id = "17.x7Kq@union.example",
    };
}

std::string const names[] = {
    "Sam Okafor",
    "Members' events",
    "Événements des membres",
    "O'Brien-Nic Dhomhnaill, Sinéad \"Shin\" (rep)",
    "a@b.example",
    "St. Brannoc's; <evil@x.example>",
    "=?UTF-8?B?QUJD?=",
    "\\",
    "",
    "الأعضاء والفعاليات في الرعاية الصحية والاجتماعية في المملكة المتحدة",
    "会员活动会员活动会员活动会员活动会员活动会员活动会员活动会员活动会员活动",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    std::string(200, 'x'),
    std::string(59, 'x') + " " + std::string(60, 'y') + " " + std::string(61, 'z'),
    "Llanfair­pwllgwyngyll­gogery­chwyrn­drobwll­llan­tysilio­gogo­goch and a good many words behind it, to "
    "be folded",
};

} // namespace

BOOST_AUTO_TEST_SUITE(documents_mail)

BOOST_AUTO_TEST_CASE(a_message_has_the_headers_of_its_kind)
{
    auto m = a_mail();
    m.reply_to = "office@union.example";
    auto const read = take_apart(documents::mime(m));
    BOOST_TEST(read.fault == "");
    std::map<std::string, std::string> const expected = {
        {"Date", "Thu, 11 Mar 2027 00:00:00 +0000"},
        {"From", "Members' events <events@union.example>"},
        {"To", "<sian@members.example>"},
        {"Reply-To", "<office@union.example>"},
        {"Subject", "Your booking RW-7K4Q2M"},
        {"Message-ID", "<17.x7Kq@union.example>"},
        {"Auto-Submitted", "auto-generated"},
        {"X-Auto-Response-Suppress", "OOF, AutoReply"},
        {"MIME-Version", "1.0"},
        {"Content-Type", "text/plain; charset=utf-8"},
        {"Content-Transfer-Encoding", "quoted-printable"},
    };
    BOOST_TEST((read.headers == expected), read.raw_head);
    BOOST_TEST(read.text == m.text);
    BOOST_TEST(!take_apart(documents::mime(a_mail())).headers.contains("Reply-To"));
}

BOOST_AUTO_TEST_CASE(names_and_subjects_arrive_as_they_were)
{
    for (auto const& name : names) {
        BOOST_TEST_CONTEXT(name)
        {
            auto m = a_mail();
            m.from_name = name;
            m.subject = name;
            auto const read = take_apart(documents::mime(m));
            BOOST_TEST(read.fault == "");
            BOOST_TEST(read.headers.at("Subject") == name);
            BOOST_TEST(
                read.headers.at("From") == (name.empty() ? "" : name + " ") + "<events@union.example>"
            );
        }
    }
}

// Every length round the places where lines are folded and words are cut.
BOOST_AUTO_TEST_CASE(no_length_breaks_a_limit)
{
    for (std::size_t size = 1; size < 200; ++size) {
        for (std::string const unit : {"a", "é", "€", "😀", "ab "}) {
            std::string value;
            while (value.size() < size) value += unit;
            auto m = a_mail();
            m.subject = m.from_name = m.text = value;
            auto const read = take_apart(documents::mime(m));
            BOOST_REQUIRE_MESSAGE(read.fault.empty(), read.fault << size << unit);
            BOOST_REQUIRE(read.headers.at("Subject") == tidy(value));
            BOOST_REQUIRE(read.text == value + "\n");
        }
    }
}

BOOST_AUTO_TEST_CASE(text_arrives_as_it_was)
{
    struct {
        char const* what;
        std::string text, arrives;
    } const cases[] = {
        {"empty", "", ""},
        {"no line end", "a", "a\n"},
        {"blank lines", "a\n\n\nb\n", "a\n\n\nb\n"},
        {"spaces at ends", "a  \n  b \n", "a  \n  b \n"},
        {"tab at the end", "a\t\n", "a\t\n"},
        {"equals signs", "a=b=3D\n", "a=b=3D\n"},
        {"dots", ".\n..\n.a\n", ".\n..\n.a\n"},
        {"From a mailbox", "From me\nFrom you\n", "From me\nFrom you\n"},
        {"a long line", std::string(1'000, '.') + "\n", std::string(1'000, '.') + "\n"},
        {"a long address", "https://x.example/" + std::string(300, 'F') + "\n",
         "https://x.example/" + std::string(300, 'F') + "\n"},
        {"CRLF, CR, NUL", "a\r\nb\rc\0d\n"s, "a\nb\ncd\n"},
        {"Latin-1", "Si\xe2n\n", "Si\ufffdn\n"},
        {"a boundary", "--=_x\n\n--\n", "--=_x\n\n--\n"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.what)
        {
            auto m = a_mail();
            m.text = c.text;
            auto const read = take_apart(documents::mime(m));
            BOOST_TEST(read.fault == "");
            BOOST_TEST(read.text == c.arrives);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_value_begins_a_header)
{
    std::string const attacks[] = {
        "\r\nBcc: x@evil.example",   "\nBcc: x@evil.example", "\rBcc: x@evil.example",
        "\r\n\r\n<b>body</b>",       "\0\r\n.\r\nQUIT\r\n"s,  "\u2028Bcc: x@evil.example",
        "\u0085Bcc: x@evil.example", ">, <x@evil.example",    "> (comment\r\n Bcc: x@evil.example",
    };
    auto const usual = take_apart(documents::mime(a_mail())).headers.size();
    std::string documents::mail::*const values[] = {
        &documents::mail::from_name, &documents::mail::from_address, &documents::mail::to_address,
        &documents::mail::subject,   &documents::mail::message_id,
    };
    for (auto const value : values) {
        for (auto const& attack : attacks) {
            BOOST_TEST_CONTEXT(attack)
            {
                auto m = a_mail();
                m.*value = "a@b.example" + attack;
                auto const read = take_apart(documents::mime(m));
                BOOST_TEST(read.fault == "");
                BOOST_TEST(read.headers.size() == usual);
                BOOST_TEST(!read.headers.contains("Bcc"));
                BOOST_TEST(read.text == m.text);
                auto const& to = read.headers.at("To");
                BOOST_TEST(std::count(to.begin(), to.end(), '<') == 1);
                BOOST_TEST(to.find_first_of(", ") == to.npos);
            }
        }
    }
}

// RFC 2046: what others' parsers make of it, received_mail_test asks them.
BOOST_AUTO_TEST_CASE(text_and_page_are_alternatives_and_files_stand_beside_them)
{
    auto m = a_mail();
    m.html = "<p>Siân --=_alternative</p>\n";
    m.attachments = {
        {"event.ics", "text/calendar; charset=UTF-8; method=PUBLISH; component=VEVENT",
         std::string(200, 'x')},
        {"two.ics", "text/calendar", "\r\n--=_mixed"},
    };
    auto const text = documents::mime(m);
    auto const order = {
        "Content-Type: multipart/mixed; boundary=\"=_mixed_",
        "Content-Type: multipart/alternative;\r\n boundary=\"=_alternative_",
        "Content-Type: text/plain; charset=utf-8\r\n",
        "Content-Type: text/html; charset=utf-8\r\n",
        "Content-Type: text/calendar; charset=UTF-8; method=PUBLISH; component=VEVENT\r\n"
        "Content-Disposition: attachment; filename=\"event.ics\"\r\nContent-Transfer-Encoding: base64\r\n",
        "filename=\"two.ics\"",
    };
    std::size_t at = 0;
    for (auto const* part : order) {
        at = text.find(part, at);
        BOOST_REQUIRE_MESSAGE(at != text.npos, part << " in " << text);
    }
    BOOST_TEST(documents::mime(m) == text); // a repeat is the same
    for (std::string_view rest = text; !rest.empty();) {
        auto const line = rest.substr(0, rest.find("\r\n"));
        BOOST_TEST(line.size() <= 78u);
        rest.remove_prefix(line.size() + 2);
    }
    m.attachments.clear();
    BOOST_TEST(documents::mime(m).find("multipart/mixed") == text.npos);
}

BOOST_AUTO_TEST_CASE(mail_that_can_be_stopped_names_where_a_post_does_it)
{
    auto m = a_mail();
    BOOST_TEST(documents::mime(m).find("List-Unsubscribe") == std::string::npos);
    m.stop_url = "https://a.example/api/unsubscribe/abc>\r\nBcc: x@evil.example";
    auto const text = documents::mime(m);
    BOOST_TEST(
        text.find("List-Unsubscribe: <https://a.example/api/unsubscribe/abcBcc:x@evil.example>\r\n") !=
        text.npos
    );
    BOOST_TEST(text.find("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") != text.npos);
}

BOOST_AUTO_TEST_SUITE_END()
