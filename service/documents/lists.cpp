#include "documents/lists.hpp"

#include "documents/pdf.hpp"

namespace rowan::documents {

namespace {

constexpr double page_width = 210, page_height = 297, margin = 15;
constexpr double inside = page_width - 2 * margin;
constexpr double row_height = 9.5; // high enough to sign in
constexpr double foot = page_height - margin - 6;
constexpr double cell_gap = 2;

constexpr style title_style{16, weight::bold};
constexpr style small{9.5, weight::regular, grey};
constexpr style head_style{9.5, weight::bold};
constexpr style cell_style{11};

// What stands above the rows; gives where they begin.
double draw_heads(pdf& page, list const& l)
{
    double y = margin;
    y += page.text({margin, y, inside, 0}, l.title, title_style);
    y += page.text({margin, y, inside, 0}, l.subtitle, small) + 3;
    double x = margin;
    for (auto const& column : l.columns) {
        page.text({x, y, column.width - cell_gap, 0}, column.label, head_style);
        x += column.width;
    }
    y += 5.5;
    page.rule(margin, y, inside, 0.4, black);
    return y;
}

void draw_row(pdf& page, list const& l, std::vector<std::string> const& row, double y)
{
    double x = margin;
    for (std::size_t at = 0; at < l.columns.size(); ++at) {
        auto const width = l.columns[at].width;
        if (!row[at].empty())
            page.fit({x, y + 2, width - cell_gap, row_height - 2.5}, row[at], cell_style, {11, 10, 9, 8});
        x += width;
    }
    page.rule(margin, y + row_height, inside, 0.15, pale);
}

double head_height(pdf& page, list const& l)
{
    return margin + page.height_of(l.title, inside, title_style) + page.height_of(l.subtitle, inside, small) +
           8.5;
}

void draw_list(pdf& page, std::string const& organisation, list const& l)
{
    auto const on_a_page = static_cast<std::size_t>((foot - head_height(page, l)) / row_height);
    auto const pages = std::max<std::size_t>(1, (l.rows.size() + on_a_page - 1) / on_a_page);
    for (std::size_t number = 0; number < pages; ++number) {
        page.page(page_width, page_height);
        double y = draw_heads(page, l);
        auto const end = std::min(l.rows.size(), (number + 1) * on_a_page);
        for (auto at = number * on_a_page; at < end; ++at, y += row_height) draw_row(page, l, l.rows[at], y);
        auto const which = "page " + std::to_string(number + 1) + " of " + std::to_string(pages);
        page.text({margin, foot + 2, inside, 0}, organisation, small);
        page.text({margin, foot + 2, inside, 0}, which, {9.5, weight::regular, grey, side::right});
    }
}

} // namespace

std::string lists_pdf(std::string const& organisation, std::vector<list> const& lists, instant made_at)
{
    pdf page("Lists", made_at);
    for (auto const& l : lists) draw_list(page, organisation, l);
    return page.bytes();
}

} // namespace rowan::documents
