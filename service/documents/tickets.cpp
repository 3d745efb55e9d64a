#include "documents/tickets.hpp"

#include "base/when.hpp"
#include "documents/pdf.hpp"

namespace rowan::documents {

namespace {

constexpr double page_width = 210, page_height = 297, margin = 20;
constexpr double inside = page_width - 2 * margin;
constexpr double code_side = 62; // more than 2 mm a module: read from an arm's length
constexpr double beside_code = margin + code_side + 8;

constexpr style name_style{22, weight::bold};
constexpr style title_style{20, weight::bold};
constexpr style text_style{11};
constexpr style label_style{10, weight::regular, grey};
constexpr style hint_style{10, weight::regular, grey};
constexpr style reference_style{20, weight::bold, petrol};
constexpr double gap = 4;

// A label above what it names; gives where the next may stand. What is empty takes no room.
double named(pdf& page, box at, std::string_view label, std::string_view text, style const& s)
{
    if (text.empty()) return at.y;
    at.y += page.text(at, label, label_style);
    at.y += page.text(at, text, s);
    return at.y + gap;
}

std::string place_of(ticket const& t)
{
    std::string text = t.venue;
    if (!t.address.empty()) text += (text.empty() ? "" : "\n") + t.address;
    if (t.online) text += text.empty() ? "Online" : "\nand online";
    return text;
}

std::string workshops_of(ticket const& t)
{
    std::string text;
    bool const many = t.days.size() > 1;
    for (auto const& w : t.workshops) {
        text += text.empty() ? "" : "\n";
        if (many) text += day_in_words(w.starts_at, t.zone) + ", ";
        text += hours_in_words(w.starts_at, w.ends_at, t.zone) + ": " + w.title;
        if (!w.room.empty()) text += " (" + w.room + ")";
    }
    return text;
}

// Whose it is, and the code.
double stub(pdf& page, ticket const& t, double y)
{
    auto const code = qr(t.token);
    auto const quiet = code_side * quiet_zone / (code.width + 2 * quiet_zone);
    page.code({margin - quiet, y, code_side, code_side}, code); // its first module stands at the margin
    box at{beside_code, y + gap, page_width - margin - beside_code, 30};
    auto const name = page.fit(at, t.name, name_style, {22, 20, 18, 16});
    at.y += name.height + 1;
    at.y += page.text(at, t.employer, text_style) + gap;
    at.y = named(page, at, "Reference", t.reference, reference_style);
    page.text(at, "Show this at the door, on paper or on your phone.\nYour reference works too.", hint_style);
    return std::max(y + code_side, at.y + 12) + gap;
}

} // namespace

std::string ticket_pdf(ticket const& t, instant made_at)
{
    pdf page("Ticket " + t.reference, made_at);
    page.page(page_width, page_height);
    page.fill({0, 0, page_width, 4}, rowan_red);

    double y = margin;
    y += page.text({margin, y, inside, 0}, t.organisation, label_style) + 1;
    y += page.text({margin, y, inside, 0}, t.event, title_style) + gap;
    page.dashes(margin, y, inside, pale);
    y = stub(page, t, y + gap);
    page.dashes(margin, y, inside, pale);
    y += gap + 2;
    y = named(page, {margin, y, inside, 0}, "When", days_in_words(t.days, t.zone), text_style);
    y = named(page, {margin, y, inside, 0}, "Where", place_of(t), text_style);
    y = named(page, {margin, y, inside, 0}, "Getting in", t.access, text_style);
    named(page, {margin, y, inside, 0}, "Your workshops", workshops_of(t), text_style);
    return page.bytes();
}

} // namespace rowan::documents
