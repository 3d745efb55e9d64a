// Tickets over HTTP: for whoever has a place, and for nobody else.
#include "api/guests.hpp"
#include "support/judges.hpp"

using namespace rowan;

BOOST_FIXTURE_TEST_SUITE(api_tickets, test::party)

BOOST_AUTO_TEST_CASE(a_booking_names_its_ticket_and_the_ticket_is_what_the_door_scans)
{
    an_event("summit", 5);
    auto sam = guest("sam");
    auto const booked = book(sam, "summit", R"({"name":"Sam Okafor"})");
    auto const path = test::text_of(booked, "ticket_svg");
    BOOST_TEST(path == "/api/registrations/" + test::reference(booked) + "/ticket.svg");
    BOOST_TEST(test::text_of(look(sam, booked), "ticket_svg") == path);

    auto const picture = sam.get(path);
    BOOST_TEST(picture.status == 200);
    BOOST_TEST(picture.raw.field("Content-Type") == "image/svg+xml");
    BOOST_TEST(picture.raw.field("Cache-Control") == "no-store");
    BOOST_TEST(picture.raw.body.starts_with("<svg "));

    auto const page = sam.get("/api/registrations/" + test::reference(booked) + "/ticket.pdf");
    BOOST_TEST(page.status == 200);
    BOOST_TEST(page.raw.field("Content-Type") == "application/pdf");
    BOOST_TEST(page.raw.field("Content-Disposition") == "inline; filename=\"ticket.pdf\"");
    storage::sqlite_transaction db(file(), storage::sqlite_transaction::mode::read_only);
    constexpr storage::query ticket{"test/ticket", "SELECT ticket FROM registration"};
    auto const token = db.one<std::string>(ticket).value();
    BOOST_TEST(test::codes_of_pdf(page.raw.body) == std::vector{token}, boost::test_tools::per_element());
    BOOST_TEST(test::text_of_pdf(page.raw.body).find("Sam Okafor") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_a_place_there_is_no_ticket)
{
    an_event("course", 1);
    auto sam = guest("sam"), kim = guest("kim");
    auto const booked = book(sam, "course"), waits = book(kim, "course");
    BOOST_TEST(test::state(waits) == "waiting");
    BOOST_TEST(waits.json.at("ticket_svg").is_null());
    for (std::string const what : {"/ticket.svg", "/ticket.pdf"}) {
        BOOST_TEST(
            kim.get("/api/registrations/" + test::reference(waits) + what).type() == "/problems/not_found"
        );
        BOOST_TEST(
            kim.get("/api/registrations/" + test::reference(booked) + what).type() == "/problems/not_found"
        );
        BOOST_TEST(sam.get("/api/registrations/" + test::reference(booked) + what).status == 200);
    }
    act(sam, booked, "cancel");
    BOOST_TEST(look(sam, booked).json.at("ticket_svg").is_null());
    BOOST_TEST(sam.get("/api/registrations/" + test::reference(booked) + "/ticket.svg").status == 404);
    BOOST_TEST(kim.get("/api/registrations/" + test::reference(waits) + "/ticket.svg").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
