// Every handler: takes a request apart, asks the store once, puts the answer together.
#pragma once

#include "app.hpp"
#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>

namespace rowan::api {

namespace asio = boost::asio;

using handler = asio::awaitable<http::response>(http::request&, app&);

handler list_events, show_event, show_eligibility;
handler ask_for_code, sign_in_with_code, sign_out;
handler show_me, change_me, list_logins, end_login, renew_calendar, export_me, erase_me;
handler show_second_factor, begin_second_factor, confirm_second_factor, show_code_of_second_factor;
handler create_registration, list_registrations, show_registration, change_registration, show_history;
handler cancel_registration, accept_registration, decline_registration, note_release;
handler show_ticket, print_ticket, print_release_letter, print_certificate, verify_certificate;
handler show_calendar, show_kind_calendar, show_region_calendar, show_series_calendar, show_event_calendar;
handler show_own_calendar, show_opening_calendar;
handler show_optional_mail, stop_optional_mail, start_optional_mail;

// What organisers do.
handler list_own_events, create_event, show_own_event, change_event, put_workshops, put_questions;
handler publish_event, cancel_event, duplicate_event;
handler search_people, show_person, put_permissions, merge_people, export_person, erase_person;
handler reset_second_factor, import_people, show_retention;
handler search_ledger, list_tokens, make_token, end_token;
handler show_outbox, retry_mail, retry_message, cancel_message;

// Their desk, for one event each.
handler list_attendees, add_attendee, show_attendee, correct_attendee, mark_attendee;
handler cancel_attendee, call_attendee, move_attendee;
handler list_bulks, ask_bulk, show_bulk, undo_bulk, import_attendees;
handler export_csv, export_xlsx, export_counts_csv, export_counts_xlsx;
handler list_letters, send_letter, preview_letter, try_letter;
handler show_stats, show_live, explain_person;
handler list_views, keep_view, remove_view;
handler show_doors, open_door, revoke_door, tell_door, check_in_attendee, undo_check_in;
handler print_badges, mark_badges_printed, print_sign_in_sheet, print_room_lists;

// What the devices at its doors do.
handler give_pack, record_scans, find_at_door, let_walk_in;

handler health, ready, show_metrics, openapi;

// Everything that is not under /api: the pages and their parts.
handler page;

// The public list as it stands: from memory, or read anew if a commit or the time has made that stale.
asio::awaitable<result<std::shared_ptr<board const>>> current_board(app&);

} // namespace rowan::api
