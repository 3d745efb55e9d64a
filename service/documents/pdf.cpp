#include "documents/pdf.hpp"

#include "documents/printable.hpp"

#include <bit>
#include <cstdint>
#include <numbers>
#include <stdexcept>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace rowan::documents {

namespace {

constexpr double points = 72 / 25.4; // to the millimetre
constexpr double shrinking = 0.9;    // from one size to the next where no size that was asked for fits
constexpr double smallest_for_words = 0.55;
constexpr double least_size = 2; // points
// Debian's Noto has every script; others stand in where it is not installed.
constexpr char const* family = "Noto Sans,Noto Sans Arabic,Noto Sans CJK JP,sans-serif";

cairo_status_t keep(void* to, unsigned char const* bytes, unsigned count)
{
    static_cast<std::string*>(to)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

// In a row of CAIRO_FORMAT_A1 the first module is the lowest bit of a word, or, on big-endian machines, the
// highest.
cairo_surface_t* mask_of(qr_code const& code)
{
    auto* const mask = cairo_image_surface_create(CAIRO_FORMAT_A1, code.width, code.width);
    auto* const bytes = cairo_image_surface_get_data(mask);
    auto const stride = cairo_image_surface_get_stride(mask);
    constexpr int turn = std::endian::native == std::endian::little ? 0 : 31;
    for (int row = 0; row < code.width; ++row) {
        auto* const words = reinterpret_cast<std::uint32_t*>(bytes + row * stride);
        for (int column = 0; column < code.width; ++column) {
            if (code.dark(column, row)) words[column / 32] |= 1u << ((column % 32) ^ turn);
        }
    }
    cairo_surface_mark_dirty(mask);
    return mask;
}

struct font {
    PangoFontDescription* described = pango_font_description_from_string(family);
    font() = default;
    font(font const&) = delete;
    font& operator=(font const&) = delete;
    ~font() { pango_font_description_free(described); }
};

} // namespace

struct pdf::parts {
    std::string written;
    cairo_surface_t* surface = nullptr;
    cairo_t* pen = nullptr;
    PangoLayout* layout = nullptr;
    documents::font font;
    bool turned = false;
    bool on_page = false;

    ~parts()
    {
        if (layout) g_object_unref(layout);
        cairo_destroy(pen);
        cairo_surface_destroy(surface);
    }

    void ink(colour c) { cairo_set_source_rgb(pen, c.red, c.green, c.blue); }

    // Lines stand on the side they are told to: Pango takes left and right for beginning and end.
    PangoAlignment alignment(side s) const
    {
        if (s == side::centre) return PANGO_ALIGN_CENTER;
        bool const backwards = pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL;
        return (s == side::left) != backwards ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    }

    // Gives the layout this text; width in millimetres, 0: one line. True: there is something to draw.
    bool set(std::string_view given, double width, style const& s)
    {
        auto const text = printable(given);
        auto* const described = font.described;
        pango_font_description_set_absolute_size(described, s.size * PANGO_SCALE);
        auto const weight = s.weight == weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
        pango_font_description_set_weight(described, weight);
        pango_layout_set_font_description(layout, described);
        pango_layout_set_line_spacing(layout, 0);
        pango_layout_set_width(layout, width > 0 ? static_cast<int>(width * points * PANGO_SCALE) : -1);
        pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
        if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
            auto const known = without_unknown(text);
            pango_layout_set_text(layout, known.data(), static_cast<int>(known.size()));
        }
        pango_layout_set_alignment(layout, alignment(s.side));
        return !text.empty();
    }

    // The text without the characters that no font here can show.
    std::string without_unknown(std::string const& text)
    {
        std::vector<bool> unknown(text.size(), false);
        auto* const at = pango_layout_get_iter(layout);
        do {
            auto const* const run = pango_layout_iter_get_run_readonly(at);
            if (!run) continue;
            for (int glyph = 0; glyph < run->glyphs->num_glyphs; ++glyph) {
                if (!(run->glyphs->glyphs[glyph].glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
                auto const byte = run->item->offset + run->glyphs->log_clusters[glyph];
                unknown[static_cast<std::size_t>(byte)] = true;
            }
        } while (pango_layout_iter_next_run(at));
        pango_layout_iter_free(at);
        return without(text, unknown);
    }

    int lines() const { return pango_layout_get_line_count(layout); }

    double line_height(style const& s) const { return s.size * s.leading / points; }

    double height(style const& s) const { return lines() * line_height(s); }

    double widest() const
    {
        int width = 0, height = 0;
        pango_layout_get_size(layout, &width, &height);
        return width / (points * PANGO_SCALE);
    }

    // Line by line, at our own distance: fonts of some scripts ask for twice the height of others.
    double draw(box const& b, style const& s)
    {
        ink(s.ink);
        auto* const at = pango_layout_get_iter(layout);
        double y = b.y;
        do {
            PangoRectangle where;
            pango_layout_iter_get_line_extents(at, nullptr, &where);
            auto const baseline = y + (line_height(s) - s.size / points) / 2 + s.size / points * 0.8;
            cairo_move_to(pen, b.x * points + static_cast<double>(where.x) / PANGO_SCALE, baseline * points);
            pango_cairo_show_layout_line(pen, pango_layout_iter_get_line_readonly(at));
            y += line_height(s);
        } while (pango_layout_iter_next_line(at));
        pango_layout_iter_free(at);
        return y - b.y;
    }
};

pdf::pdf(std::string const& title, instant made_at) : parts_(std::make_unique<parts>())
{
    auto& p = *parts_;
    p.surface = cairo_pdf_surface_create_for_stream(keep, &p.written, 1, 1);
    cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_TITLE, printable(title).c_str());
    cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_CREATOR, "Rowan");
    cairo_pdf_surface_set_metadata(p.surface, CAIRO_PDF_METADATA_CREATE_DATE, rfc3339(made_at).c_str());
    p.pen = cairo_create(p.surface);
    p.layout = pango_cairo_create_layout(p.pen);
    pango_layout_set_wrap(p.layout, PANGO_WRAP_WORD_CHAR);
    // A broken word gets no hyphen: a name is spelled as its owner spells it.
    auto* const attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(p.layout, attributes);
    pango_attr_list_unref(attributes);
    // Letters keep their places when a page is enlarged: no rounding to the pixels of some screen.
    auto* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango_layout_get_context(p.layout), options);
    pango_context_set_round_glyph_positions(pango_layout_get_context(p.layout), FALSE);
    pango_layout_context_changed(p.layout);
    cairo_font_options_destroy(options);
}

pdf::~pdf() = default;

void pdf::page(double width, double height)
{
    upright();
    if (parts_->on_page) cairo_show_page(parts_->pen);
    cairo_pdf_surface_set_size(parts_->surface, width * points, height * points);
    parts_->on_page = true;
}

double pdf::text(box const& b, std::string_view given, style const& s)
{
    return parts_->set(given, b.width, s) ? parts_->draw(b, s) : 0;
}

double pdf::height_of(std::string_view given, double width, style const& s)
{
    return parts_->set(given, width, s) ? parts_->height(s) : 0;
}

double pdf::width_of(std::string_view given, style const& s)
{
    return parts_->set(given, 0, s) ? parts_->widest() : 0;
}

fitting pdf::fit(box const& b, std::string_view given, style const& s, std::vector<double> const& sizes)
{
    auto chosen = s;
    for (auto const size : sizes) {
        chosen.size = size;
        if (!parts_->set(given, b.width, chosen)) return {size, 0};
        if (parts_->lines() == 1 && parts_->height(chosen) <= b.height)
            return {size, parts_->draw(b, chosen)};
    }
    auto const shrink_while = [&](auto const& bad, double least) {
        parts_->set(given, b.width, chosen);
        while (bad() && chosen.size > least) {
            chosen.size *= shrinking;
            parts_->set(given, b.width, chosen);
        }
    };
    auto const too_high = [&] { return parts_->height(chosen) > b.height; };
    auto const too_wide = [&] { return parts_->widest() > b.width; };
    // A smaller word is easier to read than a broken one; up to a point.
    pango_layout_set_wrap(parts_->layout, PANGO_WRAP_WORD);
    shrink_while([&] { return too_high() || too_wide(); }, chosen.size * smallest_for_words);
    bool const broken = too_wide();
    pango_layout_set_wrap(parts_->layout, PANGO_WRAP_WORD_CHAR);
    if (broken) chosen.size = sizes.back();
    shrink_while(too_high, least_size);
    return {chosen.size, parts_->draw(b, chosen)};
}

void pdf::fill(box const& b, colour c)
{
    parts_->ink(c);
    cairo_rectangle(parts_->pen, b.x * points, b.y * points, b.width * points, b.height * points);
    cairo_fill(parts_->pen);
}

void pdf::outline(box const& b, double thickness, colour c)
{
    parts_->ink(c);
    cairo_set_line_width(parts_->pen, thickness * points);
    cairo_rectangle(parts_->pen, b.x * points, b.y * points, b.width * points, b.height * points);
    cairo_stroke(parts_->pen);
}

void pdf::rule(double x, double y, double length, double thickness, colour c)
{
    parts_->ink(c);
    cairo_set_line_width(parts_->pen, thickness * points);
    cairo_move_to(parts_->pen, x * points, y * points);
    cairo_rel_line_to(parts_->pen, length * points, 0);
    cairo_stroke(parts_->pen);
}

void pdf::dashes(double x, double y, double length, colour c)
{
    constexpr double dash[] = {1.2 * points};
    cairo_set_dash(parts_->pen, dash, 1, 0);
    rule(x, y, length, 0.3, c);
    cairo_set_dash(parts_->pen, nullptr, 0, 0);
}

// One bit a module, enlarged by whoever shows the page: a tenth of the bytes and time of rectangles.
void pdf::code(box const& b, qr_code const& code)
{
    auto* const mask = mask_of(code);
    auto const module = b.width * points / (code.width + 2 * quiet_zone);
    fill(b, white);
    cairo_save(parts_->pen);
    cairo_translate(parts_->pen, b.x * points + quiet_zone * module, b.y * points + quiet_zone * module);
    cairo_scale(parts_->pen, module, module);
    auto* const pattern = cairo_pattern_create_for_surface(mask);
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
    parts_->ink(black);
    cairo_mask(parts_->pen, pattern);
    cairo_pattern_destroy(pattern);
    cairo_restore(parts_->pen);
    cairo_surface_destroy(mask);
}

void pdf::turned(box const& b)
{
    upright();
    cairo_save(parts_->pen);
    auto const x = (b.x + b.width / 2) * points, y = (b.y + b.height / 2) * points;
    cairo_translate(parts_->pen, x, y);
    cairo_rotate(parts_->pen, std::numbers::pi);
    cairo_translate(parts_->pen, -x, -y);
    parts_->turned = true;
}

void pdf::upright()
{
    if (parts_->turned) cairo_restore(parts_->pen);
    parts_->turned = false;
}

std::string pdf::bytes()
{
    if (parts_->on_page) cairo_show_page(parts_->pen);
    cairo_surface_finish(parts_->surface);
    if (auto const status = cairo_surface_status(parts_->surface); status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("a PDF cannot be made: ") + cairo_status_to_string(status));
    return std::move(parts_->written);
}

} // namespace rowan::documents
