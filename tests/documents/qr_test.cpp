#include "documents/qr.hpp"

#include "base/token.hpp"
#include "support/judges.hpp"

using namespace rowan;

BOOST_AUTO_TEST_SUITE(documents_qr)

BOOST_AUTO_TEST_CASE(a_scanner_reads_what_was_written)
{
    struct {
        std::string what, text;
    } const rows[] = {
        {"a ticket", random_ticket()},
        {"a link", "https://events.union.example/door/#Zk3-_9"},
        {"an authenticator",
         "otpauth://totp/Events:sam?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Events"},
    };
    for (auto const& r : rows) {
        BOOST_TEST_CONTEXT(r.what)
        {
            auto const code = documents::qr(r.text);
            // Eight dots a module, as a portable bitmap.
            constexpr int dots = 8;
            auto const side = (code.width + 2 * documents::quiet_zone) * dots;
            auto bitmap = "P1 " + std::to_string(side) + " " + std::to_string(side) + "\n";
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    auto const column = x / dots - documents::quiet_zone,
                               row = y / dots - documents::quiet_zone;
                    bool const inside = column >= 0 && row >= 0 && column < code.width && row < code.width;
                    bitmap += inside && code.dark(column, row) ? "1 " : "0 ";
                }
                bitmap += "\n";
            }
            auto const read = test::judged("zbarimg -q --raw \"$1\"", bitmap, "code.pbm");
            BOOST_TEST(read == r.text + "\n");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_ticket_is_a_small_code_that_cheap_cameras_can_read)
{
    // K5: version 3 at most, that is 29 modules a side.
    for (int times = 0; times < 100; ++times) BOOST_TEST(documents::qr(random_ticket()).width <= 29);
    BOOST_TEST(documents::qr(std::string(42, 'x')).width == 29);
    BOOST_TEST(documents::qr(std::string(43, 'x')).width == 33);
}

BOOST_AUTO_TEST_CASE(the_picture_has_the_same_modules_on_white_with_its_quiet_zone)
{
    auto const text = random_ticket();
    auto const code = documents::qr(text);
    auto const svg = documents::qr_svg(text);
    BOOST_TEST(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 33 33\""));
    BOOST_TEST(svg.find("<path fill=\"#fff\" d=\"M0 0h33v33H0z\"/>") != svg.npos);
    auto const dark = std::count(code.modules.begin(), code.modules.end(), true);
    long drawn = 0;
    std::istringstream path(svg.substr(svg.find("d=\"M", svg.find("/>")) + 3));
    int column = 0, row = 0, length = 0, back = 0;
    for (char m, h, v, one, h2, z;
         path >> m >> column >> row >> h >> length >> v >> one >> h2 >> back >> z;) {
        drawn += length;
        for (int at = 0; at < length; ++at)
            BOOST_TEST(code.dark(column + at - documents::quiet_zone, row - documents::quiet_zone));
    }
    BOOST_TEST(drawn == dark);
    BOOST_TEST(svg.find(text) == svg.npos);
}

BOOST_AUTO_TEST_CASE(more_text_than_a_code_holds_is_refused)
{
    BOOST_CHECK_NO_THROW(documents::qr(std::string(2331, 'x')));
    BOOST_CHECK_THROW(documents::qr(std::string(2332, 'x')), std::length_error);
}

BOOST_AUTO_TEST_SUITE_END()
