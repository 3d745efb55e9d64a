#include "api/routes.hpp"

namespace rowan::api {

namespace {

// Not `using enum`: connect, bind and link are libc's.
constexpr auto get = http::verb::get, post = http::verb::post, patch = http::verb::patch,
               put = http::verb::put;
constexpr auto anyone = access::anyone, door_link = access::door_link, signed_in = access::signed_in,
               organiser = access::organiser, admin = access::admin;
constexpr std::string_view programs_may_not = "";
constexpr bool fresh = true, not_fresh = false;
constexpr auto csv = body::csv, any_body = body::any, long_json = body::long_json;

// clang-format off
constexpr route table[] = {
    {get,   "/api/events",                    list_events,          anyone},
    {get,   "/api/events/{}",                 show_event,           anyone},
    {get,   "/api/events/{}/eligibility",     show_eligibility,     signed_in},
    {post,  "/api/events/{}/registrations",   create_registration,  signed_in},

    {get,   "/api/registrations",             list_registrations,   signed_in},
    {get,   "/api/registrations/{}",          show_registration,    signed_in},
    {patch, "/api/registrations/{}",          change_registration,  signed_in},
    {get,   "/api/registrations/{}/history",  show_history,         signed_in},
    {get,   "/api/registrations/{}/ticket.svg", show_ticket,        signed_in},
    {get,   "/api/registrations/{}/ticket.pdf", print_ticket,       signed_in},
    {get,   "/api/registrations/{}/release-letter.pdf", print_release_letter, signed_in},
    {get,   "/api/registrations/{}/certificate.pdf",    print_certificate,    signed_in},
    {get,   "/api/certificates/{}",           verify_certificate,   anyone},
    {post,  "/api/registrations/{}/cancel",   cancel_registration,  signed_in},
    {post,  "/api/registrations/{}/accept",   accept_registration,  signed_in},
    {post,  "/api/registrations/{}/decline",  decline_registration, signed_in},
    {post,  "/api/registrations/{}/release",  note_release,         signed_in},

    {post,  "/api/sign-in",                   ask_for_code,         anyone},
    {post,  "/api/sign-in/code",              sign_in_with_code,    anyone},
    {post,  "/api/sign-out",                  sign_out,             anyone},

    {get,   "/api/me",                        show_me,              signed_in},
    {patch, "/api/me",                        change_me,            signed_in},
    {get,   "/api/me/second-factor",          show_second_factor,         signed_in},
    {post,  "/api/me/second-factor",          begin_second_factor,        signed_in},
    {post,  "/api/me/second-factor/confirm",  confirm_second_factor,      signed_in},
    {post,  "/api/me/second-factor/show",     show_code_of_second_factor, signed_in},
    {get,   "/api/me/logins",                 list_logins,          signed_in},
    {post,  "/api/me/logins/{}/end",          end_login,            signed_in},
    {post,  "/api/me/calendar",               renew_calendar,       signed_in},
    {get,   "/api/me/data",                   export_me,            signed_in},
    {post,  "/api/me/erase",                  erase_me,             signed_in},

    {get,   "/api/unsubscribe/{}",            show_optional_mail,   anyone},
    {post,  "/api/unsubscribe/{}",            stop_optional_mail,   anyone, programs_may_not, not_fresh, any_body},
    {post,  "/api/unsubscribe/{}/undo",       start_optional_mail,  anyone},

    {get,   "/calendar/events.ics",            show_calendar,         anyone},
    {get,   "/calendar/kind/{}.ics",           show_kind_calendar,    anyone},
    {get,   "/calendar/region/{}.ics",         show_region_calendar,  anyone},
    {get,   "/calendar/series/{}.ics",         show_series_calendar,  anyone},
    {get,   "/calendar/events/{}.ics",         show_event_calendar,   anyone},
    {get,   "/calendar/my/{}.ics",             show_own_calendar,     anyone},
    {get,   "/calendar/opening/{}.ics",        show_opening_calendar, anyone},

    {get,   "/api/organise/events",                list_own_events, organiser, "events"},
    {post,  "/api/organise/events",                create_event,    organiser, "events:write"},
    {get,   "/api/organise/events/{}",             show_own_event,  organiser, "events"},
    {patch, "/api/organise/events/{}",             change_event,    organiser, "events:write"},
    {put,   "/api/organise/events/{}/workshops",   put_workshops,   organiser, "events:write"},
    {put,   "/api/organise/events/{}/questions",   put_questions,   organiser, "events:write"},
    {post,  "/api/organise/events/{}/publish",     publish_event,   organiser, "events:write"},
    {post,  "/api/organise/events/{}/cancel",      cancel_event,    organiser, programs_may_not, fresh},
    {post,  "/api/organise/events/{}/duplicate",   duplicate_event, organiser, "events:write"},

    {get,   "/api/organise/events/{}/registrations",              list_attendees,      organiser, "attendees"},
    {post,  "/api/organise/events/{}/registrations",              add_attendee,        organiser, "attendees:write"},
    {get,   "/api/organise/events/{}/registrations/bulk",         list_bulks,          organiser, "attendees"},
    {post,  "/api/organise/events/{}/registrations/bulk",         ask_bulk,            organiser, "attendees:write"},
    {get,   "/api/organise/events/{}/registrations/bulk/{}",      show_bulk,           organiser, "attendees"},
    {post,  "/api/organise/events/{}/registrations/bulk/{}/undo", undo_bulk,           organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/registrations/import",       import_attendees,    organiser, "attendees:write", not_fresh, csv},
    {get,   "/api/organise/events/{}/registrations/{}",           show_attendee,       organiser, "attendees"},
    {patch, "/api/organise/events/{}/registrations/{}",           correct_attendee,    organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/registrations/{}/cancel",    cancel_attendee,     organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/registrations/{}/call",      call_attendee,       organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/registrations/{}/move",      move_attendee,       organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/registrations/{}/tags",      mark_attendee,       organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/registrations/{}/door-note", tell_door,           organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/registrations/{}/check-in",  check_in_attendee,   organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/registrations/{}/check-in/undo", undo_check_in,   organiser, "attendees:write"},
    {get,   "/api/organise/events/{}/door",                       show_doors,          organiser, "attendees"},
    {post,  "/api/organise/events/{}/door",                       open_door,           organiser, programs_may_not},
    {post,  "/api/organise/events/{}/door/{}/revoke",             revoke_door,         organiser, "attendees:write"},
    {get,   "/api/organise/events/{}/badges.pdf",                 print_badges,        organiser, "attendees", fresh},
    {post,  "/api/organise/events/{}/badges/printed",             mark_badges_printed, organiser, "attendees:write"},
    {get,   "/api/organise/events/{}/sign-in-sheet.pdf",          print_sign_in_sheet, organiser, "attendees", fresh},
    {get,   "/api/organise/events/{}/room-lists.pdf",             print_room_lists,    organiser, "attendees", fresh},
    {get,   "/api/organise/events/{}/registrations.csv",          export_csv,          organiser, "attendees", fresh},
    {get,   "/api/organise/events/{}/registrations.xlsx",         export_xlsx,         organiser, "attendees", fresh},
    {post,  "/api/organise/events/{}/registrations.csv",          export_csv,          organiser, "attendees", fresh},
    {post,  "/api/organise/events/{}/registrations.xlsx",         export_xlsx,         organiser, "attendees", fresh},
    {get,   "/api/organise/events/{}/counts.csv",                 export_counts_csv,   organiser, "attendees"},
    {get,   "/api/organise/events/{}/counts.xlsx",                export_counts_xlsx,  organiser, "attendees"},
    {get,   "/api/organise/events/{}/messages",                   list_letters,        organiser, "messages"},
    {post,  "/api/organise/events/{}/messages",                   send_letter,         organiser, "messages", fresh},
    {post,  "/api/organise/events/{}/messages/preview",           preview_letter,      organiser, "messages"},
    {post,  "/api/organise/events/{}/messages/test",              try_letter,          organiser, "messages"},
    {get,   "/api/organise/events/{}/stats",                      show_stats,          organiser, "attendees"},
    {get,   "/api/organise/events/{}/live",                       show_live,           organiser, "attendees"},
    {get,   "/api/organise/events/{}/explain",                    explain_person,      organiser, "attendees"},
    {get,   "/api/organise/events/{}/views",                      list_views,          organiser, "attendees"},
    {post,  "/api/organise/events/{}/views",                      keep_view,           organiser, "attendees:write"},
    {post,  "/api/organise/events/{}/views/{}/remove",            remove_view,         organiser, "attendees:write"},

    {get,   "/api/organise/people",                         search_people,       organiser},
    {post,  "/api/organise/people/import",                  import_people,       admin, programs_may_not, fresh, csv},
    {get,   "/api/organise/people/{}",                      show_person,         organiser},
    {put,   "/api/organise/people/{}/permissions",          put_permissions,     admin, programs_may_not, fresh},
    {post,  "/api/organise/people/{}/merge",                merge_people,        admin, programs_may_not, fresh},
    {get,   "/api/organise/people/{}/data",                 export_person,       admin, programs_may_not, fresh},
    {post,  "/api/organise/people/{}/erase",                erase_person,        admin, programs_may_not, fresh},
    {post,  "/api/organise/people/{}/second-factor/reset",  reset_second_factor, admin, programs_may_not, fresh},
    {get,   "/api/organise/retention",                      show_retention,      admin},
    {get,   "/api/organise/ledger",                         search_ledger,       admin},
    {get,   "/api/organise/outbox",                         show_outbox,         organiser},
    {post,  "/api/organise/outbox/retry",                   retry_mail,          organiser},
    {post,  "/api/organise/outbox/{}/retry",                retry_message,       organiser},
    {post,  "/api/organise/outbox/{}/cancel",               cancel_message,      organiser},
    {get,   "/api/organise/tokens",                         list_tokens,         organiser},
    {post,  "/api/organise/tokens",                         make_token,          organiser, programs_may_not, fresh},
    {post,  "/api/organise/tokens/{}/end",                  end_token,           organiser},

    {get,   "/api/door/{}/pack",              give_pack,            door_link},
    {post,  "/api/door/{}/scans",             record_scans,         door_link, programs_may_not, not_fresh, long_json},
    {get,   "/api/door/{}/find",              find_at_door,         door_link},
    {post,  "/api/door/{}/walk-ins",          let_walk_in,          door_link},

    {get,   "/api/health",                    health,               anyone},
    {get,   "/api/ready",                     ready,                anyone},
    {get,   "/api/openapi.json",              openapi,              anyone},
    {get,   "/metrics",                       show_metrics,         anyone},
};
// clang-format on

} // namespace

std::span<route const> routes()
{
    return table;
}

} // namespace rowan::api
