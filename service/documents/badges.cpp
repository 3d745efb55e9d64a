#include "documents/badges.hpp"

#include "base/text.hpp"
#include "documents/pdf.hpp"

#include <algorithm>

namespace rowan::documents {

namespace {

constexpr colour bands[] = {
    petrol, rowan_red, {0.60, 0.42, 0}, {0.36, 0.42, 0.48}, {0.17, 0.38, 0.15},
};
static_assert(std::size(bands) == band_colours);

// The measures of one kind of badge.
struct design {
    double width, height;
    double padding;
    double head; // points: the event's line
    std::vector<double> names;
    double name_height;
    double details; // points
    double code;    // side; at least 3 cm, for cameras at arm's length
    double band;    // height
    bool upright;   // the code stands below the name, not beside it
};

design const card{90, 55, 4, 7.5, {26, 24, 22, 20, 18}, 21, 9, 31, 7, false};
design const tape{100, 62, 4, 8, {30, 27, 24, 21, 19}, 24, 10, 34, 8, false};
design const tall{105, 148, 8, 11, {44, 40, 36, 32, 28}, 50, 14, 42, 16, true};

constexpr double gap = 1.5;

void draw_head(pdf& page, box const& at, badge_run const& run, design const& d)
{
    // The house's mark: a square of two tones.
    auto const side = d.head / 2;
    page.fill({at.x, at.y, side, side}, petrol);
    page.fill({at.x + side * 0.62, at.y, side * 0.38, side}, rowan_red);
    auto const& title = run.event.empty() ? run.organisation : run.event;
    page.fit(
        {at.x + side + gap, at.y - 0.3, at.width - side - gap, side + 1}, title,
        {d.head, weight::regular, grey}, {d.head}
    );
}

void draw_band(pdf& page, box const& all, badge const& b, design const& d)
{
    if (b.band.empty()) return;
    box const strip{all.x, all.y + all.height - d.band, all.width, d.band};
    page.fill(strip, bands[b.colour % band_colours]);
    auto const size = d.band * 1.7;
    page.fit(
        {strip.x + d.padding, strip.y + d.band * 0.12, strip.width - 2 * d.padding, d.band * 0.8}, b.band,
        {size, weight::bold, white}, {size}
    );
}

std::string lines_of(badge const& b)
{
    std::string text = b.pronouns;
    auto const add = [&text](std::string const& line) {
        if (!line.empty()) text += (text.empty() ? "" : "\n") + line;
    };
    add(b.employer);
    for (auto const& w : b.workshops) add(w);
    return text;
}

void draw(pdf& page, box const& all, badge_run const& run, badge const& b, design const& d)
{
    box const inside{
        all.x + d.padding, all.y + d.padding, all.width - 2 * d.padding,
        all.height - 2 * d.padding - (b.band.empty() ? 0 : d.band)};
    draw_head(page, inside, run, d);
    draw_band(page, all, b, d);
    bool const coded = !b.token.empty();
    auto const beside = coded ? inside.width - d.code : inside.width;
    auto const foot = inside.y + inside.height;
    // The quiet zone serves as the margin on the code's other sides.
    if (coded)
        page.code(
            {inside.x + beside + d.padding / 2, foot - d.code + d.padding / 2, d.code, d.code}, qr(b.token)
        );

    box at{inside.x, inside.y + d.head / 2 + 2 * gap, d.upright ? inside.width : beside, d.name_height};
    auto const name = page.fit(at, b.name, {0, weight::bold, black, side::left, 1.15}, d.names);
    at.y += name.height + gap;
    at.height = foot - at.y - (coded && d.upright ? d.code - d.padding : 0);
    page.fit(at, lines_of(b), {d.details, weight::regular, black, side::left, 1.25}, {d.details});
}

constexpr double a4_width = 210, a4_height = 297;

// Where to cut, in the margins: along both sides of every badge.
void crop_marks(pdf& page, box const& grid, int across, int down)
{
    constexpr double length = 5, away = 1.5;
    auto const mark = [&page](double x, double y, double width, double height) {
        page.fill({x, y, width, height}, grey);
    };
    for (int column = 0; column <= across; ++column) {
        auto const x = grid.x + grid.width * column / across - 0.05;
        mark(x, grid.y - away - length, 0.1, length);
        mark(x, grid.y + grid.height + away, 0.1, length);
    }
    for (int row = 0; row <= down; ++row) {
        auto const y = grid.y + grid.height * row / down - 0.05;
        mark(grid.x - away - length, y, length, 0.1);
        mark(grid.x + grid.width + away, y, length, 0.1);
    }
}

void lane_line(pdf& page, std::string const& lane)
{
    page.text({15, 12, a4_width - 30, 8}, lane, {14, weight::bold});
}

void draw_sheets(pdf& page, badge_run const& run)
{
    constexpr int across = 2, down = 4;
    box const grid{
        (a4_width - across * card.width) / 2, (a4_height - down * card.height) / 2, across * card.width,
        down * card.height};
    int place = across * down;
    std::string const* lane = nullptr;
    for (auto const& b : run.badges) {
        if (place == across * down || *lane != b.lane) {
            page.page(a4_width, a4_height);
            crop_marks(page, grid, across, down);
            lane_line(page, b.lane);
            lane = &b.lane;
            place = 0;
        }
        auto const x = grid.x + card.width * (place % across), y = grid.y + card.height * (place / across);
        draw(page, {x, y, card.width, card.height}, run, b, card);
        ++place;
    }
}

void draw_folded(pdf& page, badge_run const& run)
{
    auto one = tall;
    one.height = a4_height / 2;
    int place = 2;
    std::string const* lane = nullptr;
    for (auto const& b : run.badges) {
        if (place == 2 || *lane != b.lane) {
            page.page(a4_width, a4_height);
            page.dashes(0, a4_height / 2, a4_width, pale);
            page.fill({a4_width / 2 - 0.05, 0, 0.1, a4_height}, pale);
            lane = &b.lane;
            place = 0;
        }
        auto const x = place * one.width;
        draw(page, {x, one.height, one.width, one.height}, run, b, one);
        box const back{x, 0, one.width, one.height};
        page.turned(back);
        draw(page, back, run, b, one);
        page.upright();
        ++place;
    }
}

void draw_singly(pdf& page, badge_run const& run, design const& d)
{
    for (auto const& b : run.badges) {
        page.page(d.width, d.height);
        draw(page, {0, 0, d.width, d.height}, run, b, d);
    }
}

} // namespace

std::string badges_pdf(badge_run const& run, instant made_at)
{
    pdf page("Badges", made_at);
    switch (run.layout) {
    case badge_layout::sheet:
        draw_sheets(page, run);
        break;
    case badge_layout::folded:
        draw_folded(page, run);
        break;
    case badge_layout::a6:
        draw_singly(page, run, tall);
        break;
    case badge_layout::label:
        draw_singly(page, run, tape);
        break;
    }
    return page.bytes();
}

std::vector<badge> most_telling(std::vector<badge> const& all)
{
    auto const strange = [](badge const& b) {
        return std::count_if(b.name.begin(), b.name.end(), [](char c) { return (c & 0x80) != 0; });
    };
    std::vector<badge> chosen;
    std::vector<bool> taken(all.size(), false);
    auto const take = [&](int count, auto const& worth) {
        for (; count > 0; --count) {
            std::size_t best = all.size();
            for (std::size_t at = 0; at < all.size(); ++at) {
                if (!taken[at] && (best == all.size() || worth(all[at]) > worth(all[best]))) best = at;
            }
            if (best == all.size()) return;
            taken[best] = true;
            chosen.push_back(all[best]);
        }
    };
    take(3, [](badge const& b) { return static_cast<long>(length(b.name)); });
    take(2, [](badge const& b) { return -static_cast<long>(length(b.name)); });
    take(3, strange);
    return chosen;
}

} // namespace rowan::documents
