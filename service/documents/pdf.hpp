// Pages of PDF: text in every script with its fonts embedded, rules, areas and QR codes. Measures are
// millimetres from the top left corner of the page; sizes of letters are points.
#pragma once

#include "base/time.hpp"
#include "documents/qr.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rowan::documents {

// Of sRGB, each from 0 to 1: the one colour space that a document of ours has.
struct colour {
    double red, green, blue;
};

inline constexpr colour black{0, 0, 0};
inline constexpr colour white{1, 1, 1};
inline constexpr colour grey{0.32, 0.31, 0.28};   // text of the second rank: 7.8:1 on white
inline constexpr colour pale{0.85, 0.83, 0.79};   // rules
inline constexpr colour petrol{0.05, 0.32, 0.36}; // the house's own
inline constexpr colour rowan_red{0.70, 0.23, 0.07};

struct box {
    double x, y, width, height;
};

enum class weight { regular, bold };
enum class side { left, centre, right };

struct style {
    double size; // points
    documents::weight weight = weight::regular;
    colour ink = black;
    documents::side side = side::left; // where lines stand, whichever way their script runs
    double leading = 1.2;              // line to line, in sizes
};

// What a text came to when it was made to fit.
struct fitting {
    double size;   // points
    double height; // millimetres
};

// One document, in the making. Not thread-safe; several may be made at once on several threads.
class pdf {
public:
    // `title` names the document to readers and screen readers: no person's name belongs there.
    pdf(std::string const& title, instant made_at);
    ~pdf();
    pdf(pdf const&) = delete;
    pdf& operator=(pdf const&) = delete;

    // Begins a page.
    void page(double width, double height);

    // Writes text, in as many lines as its box is wide for; gives its height. It may run over the box's
    // foot: ask height_of first, or fit.
    double text(box const&, std::string_view, style const&);
    double height_of(std::string_view, double width, style const&);
    // The width of the text on one line.
    double width_of(std::string_view, style const&);

    // Writes text at the largest of these sizes (points, falling) at which it is one line; if there is none,
    // at the last of them in several lines; and if even those are too high for the box, smaller, until they
    // are not. Nothing is ever cut off.
    fitting fit(box const&, std::string_view, style const&, std::vector<double> const& sizes);

    void fill(box const&, colour);
    void outline(box const&, double thickness, colour);
    void rule(double x, double y, double length, double thickness, colour);
    void dashes(double x, double y, double length, colour);
    // The code with its quiet zone, as large as its square box.
    void code(box const&, qr_code const&);

    // What is drawn until the next call is turned upside down about the middle of this box: the back of a
    // folded sheet.
    void turned(box const&);
    void upright();

    // Ends the document and gives its bytes.
    std::string bytes();

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

} // namespace rowan::documents
