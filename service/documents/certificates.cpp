#include "documents/certificates.hpp"

#include "base/when.hpp"
#include "documents/pdf.hpp"

namespace rowan::documents {

namespace {

constexpr double page_width = 210, page_height = 297, margin = 25;
constexpr double inside = page_width - 2 * margin;
constexpr double code_side = 34;

constexpr style small{10, weight::regular, grey};
constexpr style text{11.5, weight::regular, black, side::left, 1.4};
constexpr style strong{11.5, weight::bold, black, side::left, 1.4};
constexpr double paragraph = 4;

std::string counted(long count, std::string const& one)
{
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

// Writes one under the other.
class column {
public:
    column(pdf& page, double y) : page_(page), y_(y) {}

    void add(std::string const& said, style const& s, double gap = paragraph)
    {
        if (said.empty()) return;
        y_ += page_.text({margin, y_, inside, 0}, said, s) + gap;
    }

    double y() const { return y_; }

private:
    pdf& page_;
    double y_;
};

} // namespace

std::string hours_of(std::vector<attended_day> const& days)
{
    std::chrono::seconds all{0};
    for (auto const& d : days) all += d.ends_at - d.starts_at;
    auto const minutes = std::chrono::duration_cast<std::chrono::minutes>(all).count();
    auto said = counted(minutes / 60, "hour");
    if (minutes % 60 != 0) said += " " + counted(minutes % 60, "minute");
    return said;
}

std::string certificate_pdf(certificate const& c, instant made_at)
{
    pdf page("Certificate of attendance", made_at);
    page.page(page_width, page_height);
    page.fill({0, 0, page_width, 4}, petrol);
    page.outline({12, 16, page_width - 24, page_height - 28}, 0.3, pale);

    column said(page, 40);
    said.add(c.organisation, {13, weight::regular, grey, side::centre}, 8);
    said.add("Certificate of attendance", {28, weight::bold, petrol, side::centre}, 14);
    said.add("This is to certify that", {12, weight::regular, grey, side::centre}, 5);
    auto const name = page.fit(
        {margin, said.y(), inside, 34}, c.name, {0, weight::bold, black, side::centre}, {30, 27, 24, 21}
    );
    column more(page, said.y() + name.height + 7);
    more.add("attended", {12, weight::regular, grey, side::centre}, 5);
    more.add(c.event, {18, weight::bold, black, side::centre}, 7);
    more.add(days_in_words(c.days, c.zone), {12, weight::regular, black, side::centre, 1.4}, 3);
    more.add(c.venue, {12, weight::regular, black, side::centre}, 7);
    more.add(hours_of(c.days), {14, weight::bold, black, side::centre}, 0);

    auto const foot = page_height - 28 - code_side;
    page.code({margin, foot, code_side, code_side}, qr(c.page + c.code));
    box const beside{margin + code_side + 4, foot + 6, inside - code_side - 4, 0};
    auto const height = page.text(beside, "Whether this is genuine is told at", small);
    auto const next = page.text({beside.x, beside.y + height, beside.width, 0}, c.page, small);
    page.text({beside.x, beside.y + height + next + 2, beside.width, 0}, c.code, {16, weight::bold});
    return page.bytes();
}

std::string release_letter_pdf(release_letter const& l, instant made_at)
{
    pdf page("Request for release", made_at);
    page.page(page_width, page_height);
    page.fill({0, 0, page_width, 4}, petrol);

    column said(page, 28);
    said.add(l.organisation, {14, weight::bold}, 2);
    said.add(l.contact, small, 10);
    said.add(day_in_words(made_at, l.zone), text, 6);
    said.add("To: " + l.employer, text, 8);
    auto const who = l.job_title.empty() ? l.name : l.name + ", " + l.job_title;
    said.add("Request for time off for trade union training: " + who, strong, 6);
    said.add(
        l.name + " is a representative of " + l.organisation + " and has a place on the course “" + l.event +
            "”, which the union has approved:",
        text
    );
    said.add(days_in_words(l.days, l.zone), strong, 1);
    said.add(l.venue, text, 1);
    said.add(hours_of(l.days) + " in all", text);
    said.add(
        "We ask you to release them with pay for these hours. Section 168 of the Trade Union and Labour "
        "Relations "
        "(Consolidation) Act 1992 gives officials of a recognised independent trade union the right to "
        "reasonable time "
        "off in working hours for training in industrial relations that is relevant to their duties and "
        "approved by "
        "their union; section 169 says that it is paid. The Acas code of practice “Time off for trade union "
        "duties and "
        "activities” (code 3) says what is reasonable.",
        text
    );
    said.add(
        "Please tell " + l.name +
            " in writing whether you agree, or, if you cannot, why not and which dates you propose.",
        text
    );
    said.add("Our reference: " + l.reference, small);
    return page.bytes();
}

} // namespace rowan::documents
