#include "documents/letter_files.hpp"
#include "documents/letter_forms.hpp"
#include "documents/markdown.hpp"

#include <algorithm>

namespace rowan::documents {

namespace {

// Lists of mail fill up with the letter's beginning what the preview leaves: with this they find nothing.
std::string padding()
{
    std::string text;
    for (int n = 0; n < 60; ++n) text += "&#847;&zwnj;&nbsp;";
    return text;
}

std::string escaped(std::string_view text)
{
    std::string safe;
    for (char const c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\n':
            safe += "<br>";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

bool is_address(std::string_view text)
{
    bool const web = text.starts_with("https://") || text.starts_with("http://");
    return web && text.find_first_of(" \n\"<>") == text.npos;
}

std::string said(std::string const& value)
{
    if (!is_address(value)) return escaped(value);
    return "<a href=\"" + escaped(value) + "\">" + escaped(value) + "</a>";
}

std::string paragraph(std::string const& inner)
{
    return "<p dir=\"auto\">" + inner + "</p>\n";
}

std::string fact(letter_block const& b)
{
    return "<tr><th scope=\"row\" align=\"left\" valign=\"top\" style=\"width:96px;padding:9px 16px 9px "
           "0;border-top:1px solid #d9d4c9;color:#524e47;font-weight:400;text-align:left\">" +
           escaped(b.words) +
           "</th><td valign=\"top\" dir=\"auto\" style=\"padding:9px 0;border-top:1px solid #d9d4c9\">" +
           said(b.value) + "</td></tr>\n";
}

// A link that looks like a button where it can, and like a link where it cannot.
std::string page(letter_block const& b)
{
    return "<table role=\"presentation\" class=\"button\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
           "style=\"margin:6px 0 24px\"><tr><td bgcolor=\"#0e525b\" style=\"background:#0e525b;"
           "border-radius:8px;padding:12px 24px\"><a href=\"" +
           escaped(b.value) +
           "\" "
           "style=\"color:#ffffff;font-size:17px;line-height:24px;font-weight:700;text-decoration:none\">" +
           escaped(b.words) + "</a></td></tr></table>\n";
}

std::string code(letter_block const& b)
{
    return paragraph(escaped(b.words)) +
           "<table role=\"presentation\" class=\"code\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
           "style=\"margin:0 0 24px\"><tr><td bgcolor=\"#dcebea\" style=\"background:#dcebea;"
           "border-radius:8px;padding:14px 28px\"><p style=\"margin:0;font-family:Consolas,Menlo,monospace;"
           "font-size:30px;line-height:38px;font-weight:700;letter-spacing:2px;white-space:nowrap\">" +
           escaped(b.value) + "</p></td></tr></table>\n";
}

std::string changes(letter_form const& form, letter_block const& b)
{
    auto const phrase = [&form](char const* name) { return escaped(letter_phrase(form.language, name)); };
    constexpr auto const* struck = "<span class=\"was\" style=\"text-decoration:line-through\">";
    std::string html;
    for (auto const& [what, before, after] : changes_of(b)) {
        auto const was = before.empty() ? phrase("nothing") : struck + said(before) + "</span>";
        auto const is = after.empty() ? phrase("nothing") : said(after);
        html += paragraph(
            "<strong>" + escaped(what) + "</strong><br>" + phrase("was") + ": " + was + "<br>" +
            phrase("is") + ": " + is
        );
    }
    return html;
}

std::string html_of(letter_form const& form, letter_block const& b)
{
    switch (b.kind) {
    case block_kind::fact:
        return fact(b);
    case block_kind::page:
        return page(b);
    case block_kind::code:
        return code(b);
    case block_kind::changes:
        return changes(form, b);
    case block_kind::markdown:
        return "<div dir=\"auto\">" + markdown_to_html(b.words) + "</div>\n";
    case block_kind::paragraph:
        break;
    }
    return paragraph(escaped(b.words));
}

// Facts that follow each other are one table.
std::string body(letter_form const& form)
{
    std::string html;
    bool in_table = false;
    for (auto const& b : form.sheet.blocks) {
        bool const wants_table = b.kind == block_kind::fact;
        if (wants_table && !in_table)
            html += "<table class=\"facts\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
                    "style=\"margin:0 0 22px;border-bottom:1px solid #d9d4c9\">\n";
        if (!wants_table && in_table) html += "</table>\n";
        in_table = wants_table;
        html += html_of(form, b);
    }
    return html + (in_table ? "</table>\n" : "");
}

std::string footer(letter_form const& form)
{
    std::string lines = escaped(form.answers);
    if (!form.stop_page.empty()) {
        lines += lines.empty() ? "" : "<br>";
        lines += "<a class=\"soft\" style=\"color:#524e47\" href=\"" + escaped(form.stop_page) + "\">" +
                 escaped(letter_phrase(form.language, "stop")) + "</a>";
    }
    if (lines.empty()) return "";
    return "<p class=\"soft\" style=\"max-width:600px;margin:18px "
           "12px;color:#524e47;font-size:15px;line-height:"
           "22px;text-align:center\">" +
           lines + "</p>\n";
}

} // namespace

std::string html_form(letter_form const& form)
{
    letter_values const places{
        {"language", form.language},
        {"subject", escaped(form.sheet.subject)},
        {"preview", escaped(form.sheet.preview)},
        {"padding", padding()},
        {"organisation", escaped(form.organisation)},
        {"heading", escaped(form.sheet.heading)},
        {"greeting", escaped(form.greeting)},
        {"body", body(form)},
        {"footer", footer(form)},
    };
    return filled(letter_layout, places);
}

} // namespace rowan::documents
