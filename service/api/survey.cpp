#include "api/survey.hpp"

#include "api/exposition.hpp"
#include "app.hpp"
#include "base/process.hpp"

#include <filesystem>

namespace rowan::api {

namespace {

std::uint64_t size_of(std::string const& file)
{
    std::error_code absent;
    auto const size = std::filesystem::file_size(file, absent);
    return absent ? 0 : size;
}

survey look_round(storage::transaction& tx, premises const& p, instant now)
{
    auto const mail = outbox::look(tx, now);
    survey s{look_at_condition(tx, p, now).value(), mail.counts, mail.trouble.has_value(),
             occupancy::to_come(tx, now),           {},          size_of(p.database),
             size_of(p.database + "-wal")};
    for (auto const task : {upkeep::task::backed_up, upkeep::task::followed, upkeep::task::rehearsed}) {
        if (auto const done = upkeep::last(tx, task))
            s.upkeep.emplace_back(boost::describe::enum_to_string(task, ""), done->at);
    }
    return s;
}

std::int64_t epoch(instant at)
{
    return at.time_since_epoch().count();
}

void tell_process(exposition& to, counts const& c)
{
    auto const p = look_at_process();
    to.gauge("rowan_build_info", "The version that runs, always 1.");
    to.add(1, {{"version", ROWAN_VERSION}});
    to.gauge("process_start_time_seconds", "When it started, in seconds since 1970.");
    to.add(epoch(c.started_at));
    to.counter("process_cpu_seconds_total", "Processor time of all threads.");
    to.add(p.cpu_seconds);
    to.gauge("process_resident_memory_bytes", "Memory in use.");
    to.add(p.resident_bytes);
    to.gauge("process_open_fds", "Descriptors that are open: connections and files.");
    to.add(p.descriptors);
    to.gauge("process_max_fds", "Descriptors that may be open.");
    to.add(p.most_descriptors);
    to.gauge("process_threads", "Threads.");
    to.add(p.threads);
    to.counter("rowan_log_warnings_total", "Lines of the log at the level warning.");
    to.add(c.warnings);
}

void tell_requests(exposition& to, counts const& c)
{
    auto const name = [](route_figures const& r) {
        return r.route.empty() ? std::string(r.verb) : std::string(r.verb) + " " + std::string(r.route);
    };
    to.counter("rowan_requests_total", "Requests answered, by the route's pattern and the status.");
    for (auto const& r : c.requests) {
        for (auto const& [status, n] : r.by_status)
            to.add(n, {{"route", name(r)}, {"status", std::to_string(status)}});
    }
    to.histogram("rowan_request_duration_seconds", "From a request's last byte to its answer's first.");
    for (auto const& r : c.requests) to.add(r.took, {{"route", name(r)}});
    to.gauge("rowan_live_dashboards", "Dashboards that are sent what changes.");
    to.add(c.dashboards);
    to.counter("rowan_rate_limited_total", "Requests told to wait, by the limit they met.");
    for (auto const& [limit, n] : c.limited) to.add(n, {{"limit", limit}});
}

void tell_store(exposition& to, counts const& c)
{
    auto const& s = c.store;
    to.gauge("rowan_queue_jobs", "Jobs that wait for the database, by queue.");
    to.add(s.writes.waiting, {{"queue", "writes"}});
    to.add(s.reads.waiting, {{"queue", "reads"}});
    to.counter("rowan_jobs_refused_total", "Jobs turned away: too many waited, or the disk was full.");
    to.add(s.writes.refused, {{"queue", "writes"}, {"reason", "busy"}});
    to.add(s.refused_for_room, {{"queue", "writes"}, {"reason", "disk_full"}});
    to.add(s.reads.refused, {{"queue", "reads"}, {"reason", "busy"}});
    to.histogram("rowan_batch_jobs", "Jobs that shared a commit.");
    to.add(s.batches);
    to.histogram("rowan_commit_duration_seconds", "How long a commit took to be on the disk.");
    to.add(s.commits);
    to.gauge("rowan_writer_silence_seconds", "Since the writer last gave a sign of life; 1 when idle.");
    to.add(std::chrono::duration<double>(s.silence).count());
    to.gauge("rowan_writable", "1 if writes are accepted, 0 while the disk is full.");
    to.add(c.can_write ? 1 : 0);
    to.counter("rowan_mail_sent_total", "Messages that went out.");
    to.add(c.mail_sent);
}

void tell_mail(exposition& to, survey const& s, instant now)
{
    to.gauge("rowan_outbox_messages", "Messages by state; failed ones wait for an organiser.");
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<outbox::state>>([&](auto each) {
        auto const found = s.messages.find(each.value);
        to.add(found == s.messages.end() ? 0 : found->second, {{"state", each.name}});
    });
    auto const due = s.condition.mail.due_since;
    to.gauge(
        "rowan_outbox_overdue_seconds", "How long the oldest message has been due; in the night, what waits "
                                        "for the morning is not."
    );
    to.add(due ? std::max<seconds::rep>(0, (now - *due).count()) : 0);
    to.gauge("rowan_mail_server_down", "1 while the mail server cannot be reached or refuses everything.");
    to.add(s.mail_server_down ? 1 : 0);
}

void tell_events(exposition& to, std::vector<occupancy::event> const& events)
{
    to.gauge("rowan_event_places", "Places of a published event that is not over; absent if unlimited.");
    for (auto const& e : events) {
        if (e.capacity) to.add(*e.capacity, {{"event", e.slug}});
    }
    struct {
        char const* name;
        char const* help;
        std::int64_t occupancy::event::*of;
    } const numbers[] = {
        {"rowan_event_places_taken", "Places taken, offered and kept back.", &occupancy::event::taken},
        {"rowan_event_waiting", "People in the queue.", &occupancy::event::waiting},
        {"rowan_event_offers", "Places offered that are not accepted yet.", &occupancy::event::offers},
    };
    for (auto const& n : numbers) {
        to.gauge(n.name, n.help);
        for (auto const& e : events) to.add(e.*n.of, {{"event", e.slug}});
    }
}

void tell_files(exposition& to, survey const& s)
{
    to.gauge("rowan_database_bytes", "Size of the database's file.");
    to.add(s.database_bytes);
    to.gauge("rowan_wal_bytes", "Size of its write-ahead log.");
    to.add(s.log_bytes);
    to.gauge("rowan_disk_free_bytes", "Room left on their disk.");
    to.add(s.condition.room.free);
    to.gauge("rowan_disk_size_bytes", "Size of their disk.");
    to.add(s.condition.room.whole);
    to.gauge(
        "rowan_upkeep_timestamp_seconds",
        "When a verified backup (backed_up), the follower's copy (followed) "
        "and a rehearsed restore (rehearsed) were last done, in seconds "
        "since 1970; absent if never."
    );
    for (auto const& [task, at] : s.upkeep) to.add(epoch(at), {{"task", task}});
}

exposition told(counts const& c)
{
    exposition to;
    tell_process(to, c);
    tell_requests(to, c);
    tell_store(to, c);
    return to;
}

} // namespace

std::shared_ptr<counts const> count(app const& a)
{
    auto const& l = a.limits;
    return std::make_shared<counts const>(counts{
        a.started_at,
        a.counted.figures(),
        a.store.figures(),
        a.store.can_write(),
        a.live.watchers(),
        a.mail_sent,
        a.journal.warnings(),
        {{"sign_ins", l.sign_ins.refused()},
         {"tries", l.tries.refused()},
         {"wrong_codes", l.wrong_codes.refused()},
         {"changes", l.changes.refused()},
         {"doors", l.doors.refused()},
         {"feeds", l.feeds.refused()}}});
}

result<std::string>
metrics_text(storage::transaction& tx, std::shared_ptr<counts const> const& c, premises const& p, instant now)
{
    auto to = told(*c);
    auto const s = look_round(tx, p, now);
    tell_mail(to, s, now);
    tell_events(to, s.events);
    tell_files(to, s);
    return to.text();
}

std::string metrics_without_rows(counts const& c)
{
    return told(c).text();
}

} // namespace rowan::api
