#include "commands/demo_events.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace rowan::commands {

namespace {

using namespace std::chrono;
using events::audience;
using events::kind;
using events::waiting_list;

constexpr char const* zone = "Europe/London";
constexpr char const* office = "events@union.example";

// The day so many weeks from now's week, on that weekday.
year_month_day day_in(instant now, int week, weekday which)
{
    auto const monday = floor<days>(now) - (weekday(floor<days>(now)) - Monday);
    return year_month_day(monday + weeks(week) + (which - Monday));
}

instant at(year_month_day day, int hour, int minute = 0)
{
    return local(day, hours(hour), minutes(minute), zone);
}

events::day whole_day(year_month_day day)
{
    return {at(day, 9, 30), at(day, 16, 30)};
}

// What booking windows have in common: open since a month ago, closing two days before, cancelling until the
// day before.
events::draft on(instant now, std::vector<events::day> on_days)
{
    events::draft d{};
    d.status = events::status::published;
    d.contact = office;
    d.days = std::move(on_days);
    d.opens_at = now - days(30);
    d.closes_at = d.days.front().starts_at - days(2);
    d.cancel_until = d.days.front().starts_at - days(1);
    d.audience = audience::members;
    d.waiting_list = waiting_list::confirm;
    return d;
}

events::venue const congress_house{
    "Congress House",
    "23-28 Great Russell Street, London WC1B 3LS",
    "London",
    "Step-free from the street. Lift to every floor. Induction loop in the main hall. A quiet room is on the "
    "first floor.",
    "51.518054",
    "-0.127758",
};

events::question const diet{
    "diet",
    "some_of",
    "What should the caterer know?",
    "We pass on counts only, never names.",
    "Vegetarian\nVegan\nHalal\nKosher\nGluten free\nNo nuts",
    false,
    "Lunch",
    30,
};

events::draft summit(instant now)
{
    auto const day = day_in(now, 10, Thursday);
    auto d = on(now, {{at(day, 9, 30), at(day, 16, 30)}});
    d.slug = demo_summit;
    d.title = "Members' Summit " + std::to_string(static_cast<int>(day.year()));
    d.kind = kind::summit;
    d.summary = "A day of talks and workshops for managers across health and care, with lunch.";
    d.description =
        "## The day\n\nDoors open at **8:45am** for coffee. The morning is for talks, the afternoon for two "
        "rounds of "
        "workshops.\n\n- Pay, and how it is made\n- Staffing that is safe\n- Managing through change\n\n"
        "Lunch is provided. Travel from anywhere in the UK is paid: ask us before you book your train.\n";
    d.venue = congress_house;
    d.region = "London";
    d.capacity = 500;
    d.slots = {
        {"First round",
         at(day, 13, 30),
         at(day, 14, 30),
         {{"managing-change", "Managing change", "How to lead a team through it, and stay well yourself.",
           "Dr Anwen Prys", "Room 1", 60},
          {"fair-rotas", "Fair rotas", "Rotas that people can live with, and that hold.", "Callum Reid",
           "Room 2", 40},
          {"difficult-talks", "Difficult conversations", "Practised in threes, with time to reflect.",
           "Ifeoma Balogun", "Room 3", 24}}},
        {"Second round",
         at(day, 15, 0),
         at(day, 16, 0),
         {{"pensions", "Pensions in plain words", "What the scheme changes mean for you.", "Margaret Doyle",
           "Main hall", 120},
          {"speaking-up", "When staff speak up", "Listening, protecting, acting.", "Sunita Rao", "Room 2",
           40},
          {"wellbeing", "Wellbeing for managers", "Small habits that hold up on bad days.", "Tomos Llywelyn",
           "Room 3", 24}}},
    };
    d.questions = {diet};
    return d;
}

events::draft past_summit(instant now)
{
    auto const day = day_in(now, -36, Thursday);
    auto d = on(now, {{at(day, 9, 30), at(day, 16, 30)}});
    d.opens_at = d.days.front().starts_at - days(90);
    d.slug = "members-summit-last";
    d.title = "Members' Summit " + std::to_string(static_cast<int>(day.year()));
    if (day.year() == day_in(now, 10, Thursday).year()) d.title += ", spring";
    d.kind = kind::summit;
    d.summary = "Last time: three hundred managers, six workshops, one very full hall.";
    d.description = "A day of talks and workshops.\n";
    d.highlights = "## What happened\n\nThree hundred of us filled the hall. You asked for **shorter talks "
                   "and longer breaks**: this "
                   "year has both.\n\n> The best day out of the office I have had in years.\n\n- Slides are "
                   "with your rep\n"
                   "- The next Summit is open for booking\n";
    d.venue = congress_house;
    d.region = "London";
    d.capacity = 300;
    return d;
}

events::draft webinar(instant now)
{
    auto const day = day_in(now, 3, Wednesday);
    auto d = on(now, {{at(day, 12, 30), at(day, 13, 30)}});
    d.closes_at = d.days.front().starts_at - hours(1);
    d.cancel_until = d.days.front().starts_at;
    d.slug = "pay-webinar";
    d.title = "Pay round: what is on the table";
    d.kind = kind::webinar;
    d.summary = "An hour online at lunchtime, with time for questions.";
    d.description = "We go through the offer line by line. Bring your questions.\n";
    d.online_link = "https://meet.union.example/pay-round";
    d.region = "Online";
    d.audience = audience::anyone;
    d.waiting_list = waiting_list::none;
    return d;
}

events::draft cancelled_meeting(instant now)
{
    auto const day = day_in(now, 4, Tuesday);
    auto d = on(now, {{at(day, 18, 0), at(day, 20, 0)}});
    d.slug = "north-west-branch-meeting";
    d.title = "North West branch meeting";
    d.kind = kind::meeting;
    d.summary = "Cancelled: the hall is not available. A new date follows.";
    d.venue = {"Guild Hall", "Lancaster Road, Preston PR1 1HT", "Preston", "Step-free.", "", ""};
    d.region = "North West";
    d.status = events::status::cancelled;
    d.capacity = 60;
    return d;
}

// A run of a course: which, where, when, how many places, how many ask for one.
struct run {
    char const* course;
    char const *region, *town, *venue, *address;
    int week, length; // days
    int capacity, bookings;
    enum { plain, offers, not_open, closed } how;
};

struct course {
    char const *slug, *title, *summary;
};

constexpr course courses[] = {
    {"new-reps", "New reps' course", "Your rights, your role, and your first case, step by step."},
    {"handling-cases", "Handling cases",
     "From the first call to the hearing: grievances and disciplinaries."},
    {"safety-reps", "Safety reps' course", "Inspections, risk assessments, and what the law gives you."},
    {"negotiating", "Negotiating locally", "Preparing a claim, sitting at the table, writing it down."},
};

// clang-format off
constexpr run runs[] = {
    {"new-reps",       "London",                   "London",     "Congress House",         "23-28 Great Russell Street, London WC1B 3LS", 5,  2, 14, 19, run::plain},
    {"new-reps",       "Scotland",                 "Glasgow",    "Merchant Hall",          "George Street, Glasgow G1 1QE",               7,  2, 12, 12, run::plain},
    {"new-reps",       "Wales",                    "Cardiff",    "Tŷ Undeb",               "Cathedral Road, Cardiff CF11 9LJ",            8,  2, 12, 16, run::offers},
    {"new-reps",       "Northern Ireland",         "Belfast",    "Linen House",            "Donegall Square, Belfast BT1 5GS",            12, 2, 12, 0,  run::not_open},
    {"handling-cases", "North West",               "Manchester", "Mechanics' Institute",   "Princess Street, Manchester M1 6DD",          6,  3, 16, 15, run::plain},
    {"handling-cases", "South West",               "Bristol",    "Corn Exchange Rooms",    "Corn Street, Bristol BS1 1JQ",                9,  3, 14, 5,  run::plain},
    {"handling-cases", "Yorkshire and the Humber", "Leeds",      "Aire House",             "Whitehall Road, Leeds LS1 4AW",               1,  3, 14, 11, run::closed},
    {"safety-reps",    "West Midlands",            "Birmingham", "Canal Street Centre",    "Canal Street, Birmingham B1 2HE",             6,  1, 16, 24, run::plain},
    {"safety-reps",    "North East",               "Newcastle",  "Quayside Rooms",         "Quayside, Newcastle NE1 3DX",                 11, 1, 16, 3,  run::plain},
    {"safety-reps",    "East of England",          "Norwich",    "Weavers' Hall",          "Elm Hill, Norwich NR3 1HN",                   8,  1, 12, 7,  run::plain},
    {"negotiating",    "East Midlands",            "Nottingham", "Lace Market House",      "Stoney Street, Nottingham NG1 1LP",           9,  1, 14, 13, run::plain},
    {"negotiating",    "South East",               "Brighton",   "Regency Rooms",          "New Road, Brighton BN1 1UF",                  13, 1, 14, 2,  run::plain},
};
// clang-format on

events::draft course_run(instant now, run const& r)
{
    auto const& c = *std::find_if(std::begin(courses), std::end(courses), [&](course const& x) {
        return r.course == std::string(x.slug);
    });
    std::vector<events::day> on_days;
    for (int n = 0; n < r.length; ++n)
        on_days.push_back(whole_day(year_month_day(sys_days(day_in(now, r.week, Tuesday)) + days(n))));
    auto d = on(now, std::move(on_days));
    d.title = std::string(c.title) + ", " + r.town;
    d.slug = std::string(c.slug) + "-" + folded(r.town);
    d.kind = kind::training;
    d.summary = c.summary;
    d.description = "Lunch and materials are provided. You are entitled to **paid release** for this course: "
                    "tell your manager early.\n";
    d.venue = {r.venue, r.address, r.town, "Step-free. Please tell us what you need.", "", ""};
    d.region = r.region;
    d.audience = audience::reps;
    d.series_slug = c.slug;
    d.series_title = c.title;
    d.capacity = r.capacity;
    if (r.how == run::offers) d.waiting_list = waiting_list::offer;
    if (r.how == run::not_open) d.opens_at = at(day_in(now, 2, Monday), 9);
    if (r.how == run::closed) d.closes_at = now - days(1);
    return d;
}

} // namespace

std::vector<demo_event> demo_events(instant now)
{
    std::vector<demo_event> all{
        {summit(now), 212},
        {past_summit(now), 0},
        {webinar(now), 87},
        {cancelled_meeting(now), 0},
    };
    for (auto const& r : runs) all.push_back({course_run(now, r), r.bookings});
    return all;
}

} // namespace rowan::commands
